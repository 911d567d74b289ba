import { z } from '@hono/zod-openapi'
import { initiativeStates } from './model.ts'

const day = z.string().openapi({ format: 'date', example: '2024-12-31' })
const text = z.string().nullable()
const sourced = { sourceId: text, sourceTitle: text, sourcePlace: text }
const version = z.number().int()

export const AgreementResource = z
  .object({
    id: z.string(),
    area: z.string(),
    title: z.string(),
    vision: text,
    summary: text,
    validFrom: day,
    validTo: day.openapi({ description: 'First day no longer' }),
    approvalDeadline: day.nullable(),
    version,
    ...sourced,
  })
  .openapi('Agreement')

export const InitiativeResource = z
  .object({
    id: z.string(),
    focusId: z.string(),
    letter: z.string(),
    title: z.string(),
    description: text,
    state: z.enum(initiativeStates),
    notedOn: day.nullable().openapi({ description: 'Day of the latest note' }),
    ownerBodyId: text,
    ownerOrganisationId: text,
    version,
    ...sourced,
  })
  .openapi('Initiative')

const Focus = z.object({ id: z.string(), number: z.number().int(), title: z.string(), note: text, version, ...sourced })
const Step = z.object({
  id: z.string(),
  phase: z.string(),
  title: z.string(),
  fromOn: day,
  untilOn: day.nullable().openapi({ description: 'Last day of a longer step' }),
  dateText: text,
  bodyId: text,
  organisationId: text,
  outcome: text,
  version,
  ...sourced,
})
const Party = z.object({
  organisationId: z.string(),
  approvedOn: day.nullable().openapi({ description: 'null: not reported' }),
  note: text,
  version,
})

export const AgreementDetail = AgreementResource.extend({
  focusAreas: z.array(Focus),
  initiatives: z.array(InitiativeResource),
  steps: z.array(Step),
  parties: z.array(Party),
}).openapi('AgreementDetail')

export const InitiativeDetail = InitiativeResource.extend({
  notes: z.array(
    z.object({
      id: z.string(),
      state: z.enum(initiativeStates),
      notedOn: day,
      text: z.string(),
      organisationId: text,
      bodyId: text,
      ...sourced,
    }),
  ),
  links: z.array(
    z.object({ id: z.string(), kind: z.enum(['body', 'facility', 'page']), href: z.string(), label: z.string() }),
  ),
}).openapi('InitiativeDetail')
