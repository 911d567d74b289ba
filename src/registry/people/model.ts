import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'

/** What a person may do, always for one organisation or one body (rolle). */
export const roles = [
  'administrator',
  'secretariat',
  'reporter',
  'approver',
  'body-member',
  'reader',
  'national-analyst',
] as const
export type Role = (typeof roles)[number]

export const minimumPasswordLength = 12

const email = z.string().trim().toLowerCase().pipe(z.email('people.email').max(254, 'people.email'))
const name = z.string({ error: 'people.nameMissing' }).trim().min(1, 'people.nameMissing').max(200, 'people.nameLong')
const password = z.string().min(minimumPasswordLength, 'people.passwordShort').max(200, 'people.passwordLong')
const date = z.string().refine(isIsoDate, 'people.date')
const optionalDate = z
  .union([z.literal(''), date], { error: 'people.date' })
  .optional()
  .transform((value) => value || null)
const language = z.enum(['da', 'en'], { error: 'people.language' })

/** What is typed at log-in. The e-mail is only looked up, so anything may be typed. */
export const Credentials = z.object({
  email: z.string().trim().toLowerCase().min(1, 'people.emailMissing').max(254, 'people.email'),
  password: z.string().min(1, 'people.passwordMissing').max(200, 'people.passwordLong'),
})
export type Credentials = z.infer<typeof Credentials>

export const EmailForm = z.object({ email })

/** A new password by a one-time link. */
export const NewPassword = z.object({ password })

export const PasswordChange = z.object({ current: z.string().min(1, 'people.passwordMissing').max(200), password })

/** A role for one organisation ("organisation:851") or body ("body:das-nordjylland"), from a day, maybe until a day. */
export const RoleGrant = z
  .object({
    role: z.enum(roles, { error: 'people.role' }),
    where: z.string().regex(/^(organisation|body):[a-z0-9-]{1,80}$/, 'people.where'),
    validFrom: date,
    validTo: optionalDate,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo > validFrom, {
    path: ['validTo'],
    error: 'people.period',
  })
export type RoleGrant = z.infer<typeof RoleGrant>

export const NewUser = z.object({ name, email, language: language.default('da') }).and(RoleGrant)
export type NewUser = z.infer<typeof NewUser>

/** The first administrator names themselves and the organisation they work for. */
export const FirstAdministrator = z.object({
  email,
  name,
  password,
  organisation: z.string().regex(/^[a-z0-9-]{1,80}$/, 'people.where'),
})
export type FirstAdministrator = z.infer<typeof FirstAdministrator>

export const OwnProfile = z.object({ name, language })

export const NewDeputy = z
  .object({
    membershipId: z.guid('people.membership'),
    deputyId: z.guid('people.deputyMissing'),
    validFrom: date,
    validTo: date,
  })
  .refine(({ validFrom, validTo }) => validTo > validFrom, { path: ['validTo'], error: 'people.period' })
export type NewDeputy = z.infer<typeof NewDeputy>

export const NewToken = z.object({
  tokenName: z.string().trim().min(1, 'people.tokenName').max(100, 'people.tokenName'),
  scope: z.enum(['read', 'write'], { error: 'people.tokenScope' }),
  expiresOn: optionalDate,
})
export type NewToken = z.infer<typeof NewToken>

/** What `cli user add` takes. */
export const NewPersonCommand = z.object({
  email,
  name,
  role: z.enum(roles, { error: 'people.role' }),
  organisation: z.string({ error: 'people.where' }).min(1, 'people.where'),
  password: password.optional(),
})

/** What `cli token create` takes. */
export const TokenCommand = z.object({
  email,
  scope: z.enum(['read', 'write'], { error: 'people.tokenScope' }),
  name: z.string().trim().min(1, 'people.tokenName').max(100, 'people.tokenName').default('Kommandolinje'),
})

export type MembershipView = {
  id: string
  role: Role
  organisationId: string | null
  bodyId: string | null
  /** Name of the organisation or the body. */
  where: string
  validFrom: string
  validTo: string | null
  origin: 'local' | 'oidc'
}

export type UserView = {
  id: string
  email: string
  name: string
  isDemo: boolean
  disabledAt: string | null
  lastLoginAt: string | null
  memberships: MembershipView[]
}

export type DeputyView = {
  id: string
  role: Role
  where: string
  principal: string
  deputy: string
  validFrom: string
  validTo: string
}

export type SessionView = { createdAt: string; seenAt: string; current: boolean }

export type TokenView = {
  id: string
  name: string
  scope: 'read' | 'write'
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}

/** Where a role can be given: organisations and bodies by name. */
export type Place = { value: string; label: string; kind: string }
