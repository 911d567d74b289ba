import { redirect } from 'react-router'
import { address } from '#ui/address.ts'
import type { AppContext } from '#ui/context.ts'
import { pageAddress } from '#ui/page-address.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'

/** A visitor is led to the log-in page and back again. */
export function requireUser({ user }: AppContext, request: Request): void {
  if (user) return
  throw redirect(address`/log-ind?videre=${pageAddress(request)}`, 303)
}

type Key = keyof typeof da

/** "Administration / Udbakke". */
export function administrationCrumb(key: Key) {
  return (_page: unknown, language: 'da' | 'en') => [
    { href: '/administration', label: { da, en }[language]['operations.title'] },
    { label: { da, en }[language][key] },
  ]
}

/** The word for a table, or its own name when it has none. */
export function tableName(language: 'da' | 'en', table: string): string {
  const texts: Record<string, string> = { da, en }[language]
  return texts[`table.${table}`] ?? table.replaceAll('_', ' ')
}
