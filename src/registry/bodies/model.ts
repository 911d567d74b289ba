import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'

/** Words for bodies (fora): steering groups, councils, working groups, networks. */
export const bodyLevels = ['political', 'administrative', 'working-group', 'national'] as const
export type BodyLevel = (typeof bodyLevels)[number]
export const competences = ['decision', 'recommendation', 'none-stated'] as const
export type Competence = (typeof competences)[number]
export const seatFunctions = ['chair', 'deputy-chair', 'member', 'observer', 'deputy'] as const
export type SeatFunction = (typeof seatFunctions)[number]
export const mandateStates = ['draft', 'approved', 'ended'] as const
export type MandateState = (typeof mandateStates)[number]

export type NamedBody = { id: string; name: string; shortName: string | null }

type Sourced = { sourceId: string | null; sourceTitle: string | null; sourcePlace: string | null }

/** A body as lists show it. `validTo` is the first day it no longer exists; null: until further notice. */
export type BodySummary = NamedBody & {
  level: BodyLevel
  area: string | null
  areaName: string | null
  parentId: string | null
  competence: Competence
  validFrom: string
  validTo: string | null
}

/** A body with all that is known of it. `chair` is a role, never a name. */
export type Body = BodySummary &
  Sourced & {
    chair: string | null
    secretariatId: string | null
    secretariatName: string | null
    purpose: string | null
    cadence: string | null
    competenceText: string | null
    version: number
  }

/** A seat (plads): who holds it, since when and until when. `seats` is how many such seats there are. */
export type Seat = Sourced & {
  id: string
  bodyId: string
  function: SeatFunction
  deputyFor: string | null
  organisationId: string | null
  organisationName: string | null
  holderBodyId: string | null
  holderBodyName: string | null
  role: string | null
  seats: number
  validFrom: string
  validTo: string | null
  version: number
}

/** A person who holds a seat in a period: a user, or somebody named. Name and office only; both are public. */
export type SeatPerson = {
  id: string
  seatId: string
  userId: string | null
  name: string
  title: string | null
  validFrom: string
  validTo: string | null
  version: number
}

/** One version of a mandate (kommissorium). */
export type Mandate = Sourced & {
  bodyId: string
  number: number
  state: MandateState
  background: string | null
  purpose: string | null
  successCriterion: string | null
  tasks: string | null
  members: string | null
  timePlan: string | null
  approvedByBodyId: string | null
  approvedByName: string | null
  approvedOn: string | null
  endedOn: string | null
  endReason: string | null
  version: number
}

/** The parts of a mandate that are written, in the order they are read. */
export const mandateParts = ['background', 'purpose', 'successCriterion', 'tasks', 'members', 'timePlan'] as const

const version = z.coerce.number('bodies.version').int('bodies.version').min(1, 'bodies.version')
const date = z.string({ error: 'bodies.date' }).refine(isIsoDate, 'bodies.date')
const optionalDate = z
  .union([z.literal(''), date], { error: 'bodies.date' })
  .nullish()
  .transform((value) => value || null)
const text = (max: number) =>
  z
    .string('bodies.text')
    .trim()
    .max(max, 'bodies.textLong')
    .nullish()
    .transform((value) => value?.replace(/\r\n/g, '\n') || null)
const id = z.string('bodies.choose').regex(/^[a-z0-9-]{1,80}$/, 'bodies.choose')
const optionalId = z
  .union([z.literal(''), id], { error: 'bodies.choose' })
  .nullish()
  .transform((value) => value || null)

const ordered = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
  validTo === null || validTo > validFrom
const wrongOrder = { path: ['validTo'], error: 'bodies.period' }

const bodyFields = {
  name: z.string('bodies.name').trim().min(1, 'bodies.name').max(200, 'bodies.textLong'),
  shortName: text(40),
  level: z.enum(bodyLevels, { error: 'bodies.level' }),
  area: optionalId,
  parentId: optionalId,
  chair: text(300),
  secretariatId: optionalId,
  purpose: text(2000),
  cadence: text(300),
  competence: z.enum(competences, { error: 'bodies.competence' }),
  competenceText: text(500),
  validFrom: date,
  validTo: optionalDate,
}
export const NewBody = z.object(bodyFields).refine(ordered, wrongOrder)
export type NewBody = z.infer<typeof NewBody>
export const BodyChange = z.object({ ...bodyFields, version }).refine(ordered, wrongOrder)
export type BodyChange = z.infer<typeof BodyChange>

const seatFields = {
  function: z.enum(seatFunctions, { error: 'bodies.function' }),
  deputyFor: optionalId,
  organisationId: optionalId,
  holderBodyId: optionalId,
  role: text(200),
  seats: z.coerce.number('bodies.seats').int('bodies.seats').min(1, 'bodies.seats').max(99, 'bodies.seats'),
  validFrom: date,
  validTo: optionalDate,
}
type SeatForm = {
  function: SeatFunction
  deputyFor: string | null
  organisationId: string | null
  holderBodyId: string | null
  role: string | null
  validFrom: string
  validTo: string | null
}
const oneHolder = (seat: SeatForm) => !(seat.organisationId && seat.holderBodyId)
const someHolder = (seat: SeatForm) => Boolean(seat.organisationId || seat.holderBodyId || seat.role)
const deputyHasSeat = (seat: SeatForm) => (seat.function === 'deputy') === (seat.deputyFor !== null)
export const NewSeat = z
  .object(seatFields)
  .refine(ordered, wrongOrder)
  .refine(oneHolder, { path: ['holderBodyId'], error: 'bodies.oneHolder' })
  .refine(someHolder, { path: ['organisationId'], error: 'bodies.noHolder' })
  .refine(deputyHasSeat, { path: ['deputyFor'], error: 'bodies.deputyFor' })
export type NewSeat = z.infer<typeof NewSeat>
export const SeatChange = NewSeat.and(z.object({ version }))
export type SeatChange = z.infer<typeof SeatChange>

/** Who holds a seat: an account, or a name; never both. */
export const NewSeatPerson = z
  .object({
    userId: z
      .union([z.literal(''), z.uuid('bodies.choose')], { error: 'bodies.choose' })
      .nullish()
      .transform((value) => value || null),
    name: text(200),
    title: text(200),
    validFrom: date,
    validTo: optionalDate,
  })
  .refine(ordered, wrongOrder)
  .refine(({ userId, name }) => userId !== null || (name !== null && name.length >= 2), {
    path: ['name'],
    error: 'bodies.noPerson',
  })
  .refine(({ userId, name }) => userId === null || name === null, { path: ['name'], error: 'bodies.onePerson' })
export type NewSeatPerson = z.infer<typeof NewSeatPerson>
export const SeatPersonChange = NewSeatPerson.and(z.object({ version }))
export type SeatPersonChange = z.infer<typeof SeatPersonChange>
/** The version seen of a person who is taken off a seat. */
export const SeatPersonRemoval = z.object({ version })

const mandateTexts = {
  background: text(5000),
  purpose: text(5000),
  successCriterion: text(2000),
  tasks: text(5000),
  members: text(5000),
  timePlan: text(2000),
}
/** The draft of a mandate; version 0 when there is none yet. */
export const MandateDraft = z.object({
  ...mandateTexts,
  version: z.coerce.number('bodies.version').int('bodies.version').min(0, 'bodies.version'),
})
export type MandateDraft = z.infer<typeof MandateDraft>
export const MandateApproval = z.object({ approvedByBodyId: id, approvedOn: date, version })
export type MandateApproval = z.infer<typeof MandateApproval>
export const MandateEnd = z.object({
  endedOn: date,
  endReason: z.string('bodies.endReason').trim().min(3, 'bodies.endReason').max(500, 'bodies.textLong'),
  version,
})
export type MandateEnd = z.infer<typeof MandateEnd>
