import { redirect } from 'react-router'
import { address } from '#ui/address.ts'
import type { AppContext, CurrentUser } from '#ui/context.ts'
import { pageAddress } from '#ui/page-address.ts'

/** The person who is logged in; a visitor is led to the log-in page and back again. */
export function requireUser({ user }: AppContext, request: Request): CurrentUser {
  if (user) return user
  throw redirect(address`/log-ind?videre=${pageAddress(request)}`, 303)
}

/** What was typed, without passwords: those never go back to the page. */
export function withoutSecrets(values: Record<string, string>): Record<string, string> {
  const { password: _, current: __, ...rest } = values
  return rest
}
