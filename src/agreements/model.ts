import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'

/** Where an initiative of the framework agreement (rammeaftale) stands. */
export const initiativeStates = ['proposed', 'running', 'completed', 'stopped'] as const
export type InitiativeState = (typeof initiativeStates)[number]

export type Sourced = { sourceId: string | null; sourceTitle: string | null; sourcePlace: string | null }

/** The agreement of an area; `validTo` is the first day it no longer holds. */
export type Agreement = Sourced & {
  id: string
  area: string
  title: string
  vision: string | null
  summary: string | null
  validFrom: string
  validTo: string
  approvalDeadline: string | null
  version: number
}

export type Focus = Sourced & {
  id: string
  agreementId: string
  number: number
  title: string
  note: string | null
  version: number
}

/** An initiative; without an owner nobody is reported as responsible. */
export type Initiative = Sourced & {
  id: string
  focusId: string
  letter: string
  title: string
  description: string | null
  state: InitiativeState
  /** Day of the latest note; null: none. */
  notedOn: string | null
  ownerBodyId: string | null
  ownerOrganisationId: string | null
  version: number
}

/** Where an initiative stood on a day, and which organisation or body says so. */
export type Note = Sourced & {
  id: string
  state: InitiativeState
  notedOn: string
  text: string
  organisationId: string | null
  bodyId: string | null
}

export type InitiativeLink = {
  id: string
  bodyId: string | null
  facilityId: string | null
  href: string | null
  label: string | null
}

/** A step of the process plan; `untilOn` is its last day, null when it is one day. */
export type Step = Sourced & {
  id: string
  agreementId: string
  phase: string
  title: string
  fromOn: string
  untilOn: string | null
  dateText: string | null
  bodyId: string | null
  organisationId: string | null
  outcome: string | null
  version: number
}

/** A party that must approve; `approvedOn` null: not reported. */
export type Party = { organisationId: string; approvedOn: string | null; note: string | null; version: number }

const version = z.coerce.number('agreements.version').int('agreements.version').min(1, 'agreements.version')
const date = z.string({ error: 'agreements.date' }).refine(isIsoDate, 'agreements.date')
const optionalDate = z
  .union([z.literal(''), date], { error: 'agreements.date' })
  .nullish()
  .transform((value) => value || null)
const text = (max: number) =>
  z
    .string('agreements.text')
    .trim()
    .max(max, 'agreements.textLong')
    .nullish()
    .transform((value) => value?.replace(/\r\n/g, '\n') || null)
const title = z.string('agreements.title').trim().min(1, 'agreements.title').max(200, 'agreements.textLong')
const id = z.string('agreements.choose').regex(/^[a-z0-9-]{1,120}$/, 'agreements.choose')

/** A body or an organisation as one choice: "body:das-nordjylland", "organisation:851"; empty: nobody. */
const someone = z
  .union([z.literal(''), z.string().regex(/^(body|organisation):[a-z0-9-]{1,120}$/, 'agreements.choose')], {
    error: 'agreements.choose',
  })
  .nullish()
  .transform((value) => {
    const [kind, one = null] = (value ?? '').split(':')
    return { bodyId: kind === 'body' ? one : null, organisationId: kind === 'organisation' ? one : null }
  })

/** The text of `someone` for a field. */
export function choiceOf(one: { bodyId: string | null; organisationId: string | null }): string {
  if (one.bodyId) return `body:${one.bodyId}`
  return one.organisationId ? `organisation:${one.organisationId}` : ''
}

const agreementFields = {
  title,
  vision: text(500),
  summary: text(3000),
  validFrom: date,
  validTo: date,
  approvalDeadline: optionalDate,
}
const ordered = ({ validFrom, validTo }: { validFrom: string; validTo: string }) => validTo > validFrom
const wrongOrder = { path: ['validTo'], error: 'agreements.period' }
export const NewAgreement = z.object({ ...agreementFields, area: id }).refine(ordered, wrongOrder)
export type NewAgreement = z.infer<typeof NewAgreement>
/** What of an agreement can be changed; the form adds the version seen, the API takes it from If-Match. */
export const AgreementWrite = z.object(agreementFields).refine(ordered, wrongOrder)
export const AgreementChange = z.object({ ...agreementFields, version }).refine(ordered, wrongOrder)
export type AgreementChange = z.infer<typeof AgreementChange>

const focusFields = {
  number: z.coerce
    .number('agreements.number')
    .int('agreements.number')
    .min(1, 'agreements.number')
    .max(99, 'agreements.number'),
  title,
  note: text(1000),
}
export const NewFocus = z.object(focusFields)
export type NewFocus = z.infer<typeof NewFocus>
export const FocusChange = z.object({ ...focusFields, version })
export type FocusChange = z.infer<typeof FocusChange>

const initiativeFields = {
  focusId: id,
  letter: z
    .string('agreements.letter')
    .trim()
    .toUpperCase()
    .regex(/^[A-ZÆØÅ]$/, 'agreements.letter'),
  title,
  description: text(3000),
  owner: someone,
}
export const NewInitiative = z.object(initiativeFields)
export type NewInitiative = z.infer<typeof NewInitiative>
export const InitiativeChange = z.object({ ...initiativeFields, version })
export type InitiativeChange = z.infer<typeof InitiativeChange>

/** Where an initiative stands, written down. */
export const StatusNote = z.object({
  state: z.enum(initiativeStates, { error: 'agreements.state' }),
  notedOn: date,
  text: z.string('agreements.noteText').trim().min(3, 'agreements.noteText').max(2000, 'agreements.textLong'),
  version,
})
export type StatusNote = z.infer<typeof StatusNote>

/** What an initiative is tied to: exactly one of a body, a facility and a page. */
export const NewLink = z
  .object({
    bodyId: z
      .union([z.literal(''), id], { error: 'agreements.choose' })
      .nullish()
      .transform((value) => value || null),
    facilityId: z
      .union([z.literal(''), id], { error: 'agreements.choose' })
      .nullish()
      .transform((value) => value || null),
    href: text(500),
    label: text(200),
  })
  .refine(({ bodyId, facilityId, href }) => [bodyId, facilityId, href].filter(Boolean).length === 1, {
    path: ['bodyId'],
    error: 'agreements.oneLink',
  })
  .refine(({ href }) => href === null || /^(\/(?!\/)|https:\/\/)\S+$/.test(href), {
    path: ['href'],
    error: 'agreements.href',
  })
  .refine(({ href, label }) => href === null || label !== null, { path: ['label'], error: 'agreements.label' })
  .transform((link) => ({ ...link, label: link.href === null ? null : link.label }))
export type NewLink = z.infer<typeof NewLink>

const stepFields = {
  phase: z.string('agreements.phase').trim().min(1, 'agreements.phase').max(100, 'agreements.textLong'),
  title,
  fromOn: date,
  untilOn: optionalDate,
  dateText: text(200),
  who: someone,
  outcome: text(2000),
}
const stepOrder = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }) =>
  untilOn === null || untilOn >= fromOn
const wrongStep = { path: ['untilOn'], error: 'agreements.stepPeriod' }
export const NewStep = z.object(stepFields).refine(stepOrder, wrongStep)
export type NewStep = z.infer<typeof NewStep>
export const StepChange = z.object({ ...stepFields, version }).refine(stepOrder, wrongStep)
export type StepChange = z.infer<typeof StepChange>
/** The version seen of a step that is taken out. */
export const StepRemoval = z.object({ version })

/** That a party has approved, and when; without a day it is not reported. */
export const Approval = z.object({ approvedOn: optionalDate, note: text(500), version })
export type Approval = z.infer<typeof Approval>
