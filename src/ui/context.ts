import { createContext } from 'react-router'
import type { AccessSettings } from '#platform/access/settings.ts'
import type { App } from '#platform/app.ts'
import type { Sentence } from '#platform/errors.ts'

/** A role in force today, own or as a deputy. */
export type RoleInForce = { role: string; organisationId: string | null; bodyId: string | null; deputy: boolean }

/** Who is logged in, as the pages need it. */
export type CurrentUser = {
  id: string
  name: string
  email: string
  /** The organisation the person acts for now, when they have several. */
  organisation: { id: string; name: string } | null
  organisations: { id: string; name: string }[]
  roles: RoleInForce[]
}

/** What a page's loader and action get: the use cases' `app`, who asks, and what belongs to this answer. */
export type AppContext = App & {
  user: CurrentUser | null
  nonce: string
  /** Where the program is reached: "https://rammevaerk.example.dk". */
  address: string
  /** The sentence of an error code in the reader's language. */
  sentence: Sentence
  /** Demo content and demo accounts are on. */
  demo: boolean
  /** A mail server is set; without one mails wait in the outbox. */
  hasMailServer: boolean
  /** For the log-in pages only. */
  access: AccessSettings
}

export const appContext = createContext<AppContext>()

/** True when the person has one of the roles, anywhere or in one organisation. */
export function hasRole(user: CurrentUser | null, roles: string[], organisationId?: string): boolean {
  return !!user?.roles.some(
    (held) => roles.includes(held.role) && (organisationId === undefined || held.organisationId === organisationId),
  )
}
