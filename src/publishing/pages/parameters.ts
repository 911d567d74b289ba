import { data } from 'react-router'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The number of an edition in an address; undefined means the latest. Anything else is no page. */
export function editionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw data({ code: 'publishing.noEdition', message: da['publishing.noEdition'] }, { status: 404 })
}

/** The first step of the breadcrumb under Rapporter. */
export function reportsCrumb(language: 'da' | 'en') {
  return { href: '/rapporter', label: { da, en }[language]['publishing.title'] }
}
