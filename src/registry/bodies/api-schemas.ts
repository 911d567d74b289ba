import { z } from '@hono/zod-openapi'
import { bodyLevels, competences, mandateStates, seatFunctions } from './model.ts'

const day = z.string().openapi({ format: 'date', example: '2024-12-31' })
const text = z.string().nullable()
const dated = { validFrom: day, validTo: day.nullable().openapi({ description: 'First day no longer; null: open' }) }
const sourced = { sourceId: text, sourceTitle: text, sourcePlace: text }

export const Body = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: text,
    level: z.enum(bodyLevels),
    area: text,
    parentId: text.openapi({ description: 'The body above in the chain' }),
    competence: z.enum(competences),
    ...dated,
  })
  .openapi('Body')

export const SeatPersonResource = z
  .object({
    id: z.string(),
    userId: text.openapi({ description: 'The account of a user, to those who keep the body' }),
    name: z.string(),
    title: text,
    ...dated,
    version: z.number().int(),
  })
  .openapi('SeatPerson')

export const SeatResource = z
  .object({
    id: z.string(),
    function: z.enum(seatFunctions),
    deputyFor: text.openapi({ description: 'The seat a deputy stands in for' }),
    organisationId: text,
    holderBodyId: text,
    role: text,
    seats: z.number().int(),
    ...dated,
    version: z.number().int(),
    ...sourced,
    people: z.array(SeatPersonResource).openapi({ description: 'Who holds it, and who is to' }),
  })
  .openapi('Seat')

export const MandateResource = z
  .object({
    number: z.number().int(),
    state: z.enum(mandateStates),
    background: text,
    purpose: text,
    successCriterion: text,
    tasks: text,
    members: text,
    timePlan: text,
    approvedByBodyId: text,
    approvedOn: day.nullable(),
    endedOn: day.nullable(),
    endReason: text,
    version: z.number().int(),
    ...sourced,
  })
  .openapi('Mandate')

export const BodyDetail = Body.extend({
  chair: text,
  secretariatId: text,
  purpose: text,
  cadence: text,
  competenceText: text,
  version: z.number().int(),
  ...sourced,
  chain: z.array(z.string()).openapi({ description: 'Bodies above, nearest first' }),
  below: z.array(z.string()),
  seats: z.array(SeatResource),
  mandates: z.array(MandateResource.extend({ standing: z.enum(['draft', 'in-force', 'replaced', 'ended']) })),
}).openapi('BodyDetail')
