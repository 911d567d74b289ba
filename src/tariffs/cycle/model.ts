import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'
import type { DecimalText } from '#figures/quantity.ts'

export const stages = ['reported', 'sent-back', 'checked', 'recommended', 'approved', 'superseded'] as const
/** How far a sheet (takstskema) is. */
export type Stage = (typeof stages)[number]
export type SheetKind = 'yearly' | 'mid-year'
export type StepKind =
  | 'reported'
  | 'remark'
  | 'sent-back'
  | 'answer'
  | 'checked'
  | 'delegated'
  | 'recommended'
  | 'approved'
  | 'final'

/** What a secretariat records as done by the group or a body. */
export const recordedSteps = ['checked', 'recommended', 'approved', 'final', 'delegated'] as const
export type RecordedStep = (typeof recordedSteps)[number]

/** Reported amounts, places, occupancy and hours by field key, as decimal text; what is not there was not reported. */
export type SheetFigures = Readonly<Record<string, DecimalText>>

/** One calculation of one offering in one version, with what has been decided about it. */
export type Sheet = {
  id: string
  offeringId: string
  operatorId: string
  ownerId: string
  year: number
  number: number
  submissionId: string | null
  sourceId: string | null
  kind: SheetKind
  figures: SheetFigures
  texts: Readonly<Record<string, string>>
  basis: DecimalText
  perDay: DecimalText
  ruleId: string
  facilityName: string
  unitName: string | null
  operatorName: string
  hostMunicipalityId: string | null
  legalBasis: string | null
  targetGroup: string | null
  stage: Stage
  delegated: boolean
  provisional: boolean
  validFrom: string | null
  validTo: string | null
  admittedBefore: string | null
  approvedOn: string | null
  approvedByBody: string | null
  approvalReference: string | null
  version: number
}

/** Something done with a sheet, by whom and with which decision. */
export type Step = {
  id: string
  sheetId: string
  kind: StepKind
  field: string | null
  text: string | null
  /** The remark an answer belongs to. */
  answersId: string | null
  bodyId: string | null
  bodyName: string | null
  decidedOn: string | null
  reference: string | null
  byName: string | null
  at: string
}

const day = z.string('tariffs.dayMissing').trim().refine(isIsoDate, 'tariffs.badDay')
const optionalDay = z
  .string()
  .trim()
  .refine((text) => text === '' || isIsoDate(text), 'tariffs.badDay')
  .transform((text) => text || null)
  .nullish()
  .transform((value) => value ?? null)
const reference = z
  .string('tariffs.referenceMissing')
  .trim()
  .min(3, 'tariffs.referenceMissing')
  .max(300, 'tariffs.textTooLong')
const words = z.string('tariffs.textMissing').trim().min(3, 'tariffs.textMissing').max(2000, 'tariffs.textTooLong')
const uuid = z.uuid('tariffs.notFound')
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).default(false)

/** A step of the group or a body for some sheets at once, with the day and where it is written. */
export const stepInput = z.object({
  step: z.enum(recordedSteps, 'tariffs.badStep'),
  sheetIds: z.array(uuid).min(1, 'tariffs.noneChosen').max(5000),
  decidedOn: day,
  reference,
  bodyId: z.string().max(80).optional(),
  /** Only with an approval. */
  provisional: flag,
  effectiveFrom: optionalDay,
  admittedBefore: optionalDay,
})
export type StepInput = z.infer<typeof stepInput>

/** A remark of the group to a sheet or a line of it; `sendBack` asks for a corrected version. */
export const remarkInput = z.object({
  sheetId: uuid,
  field: z
    .string()
    .max(60)
    .nullish()
    .transform((text) => text || null),
  text: words,
  sendBack: flag,
})
export type RemarkInput = z.infer<typeof remarkInput>

/** The operator's answer to a remark. */
export const answerInput = z.object({ stepId: z.uuid('tariffs.noRemark'), text: words })
export type AnswerInput = z.infer<typeof answerInput>

const wholeYear = z.coerce
  .number('tariffs.badYear')
  .int('tariffs.badYear')
  .min(2007, 'tariffs.badYear')
  .max(2100, 'tariffs.badYear')

/** The result of a year (over- eller underskud) as an operator records it; amounts are parsed at the door. */
export const resultInput = z.object({
  offeringId: z.string().max(80),
  year: wholeYear,
  basis: z.string('tariffs.badAmount').regex(/^[0-9]{1,12}(\.[0-9]{1,2})?$/, 'tariffs.badAmount'),
  result: z.string('tariffs.badAmount').regex(/^-?[0-9]{1,12}(\.[0-9]{1,2})?$/, 'tariffs.badAmount'),
  carriedYear: wholeYear.nullish().transform((value) => value ?? null),
  note: z.string().trim().max(2000, 'tariffs.textTooLong').default(''),
})
export type ResultInput = z.infer<typeof resultInput>

/** What a year's result leaves in the tariff of a later year. */
export type Result = {
  id: string
  offeringId: string
  year: number
  basis: DecimalText
  result: DecimalText
  retained: DecimalText
  toTariff: DecimalText
  carriedYear: number | null
  note: string | null
  recordedByName: string | null
  recordedAt: string
}

/** Which municipalities an offering is for (kategori), as a body decided. */
export const categoryInput = z.object({
  offeringId: z.string('tariffs.offeringMissing').min(1, 'tariffs.offeringMissing').max(80),
  category: z.coerce
    .number('tariffs.badCategory')
    .int('tariffs.badCategory')
    .min(1, 'tariffs.badCategory')
    .max(3, 'tariffs.badCategory'),
  municipalityIds: z.array(z.string().max(10)).max(98),
  reason: words,
  bodyId: z.string('tariffs.bodyMissing').min(1, 'tariffs.bodyMissing').max(80),
  decidedOn: day,
  reference,
  validFrom: day,
})
export type CategoryInput = z.infer<typeof categoryInput>

export type Category = {
  id: string
  offeringId: string
  category: number
  reason: string
  bodyName: string
  decidedOn: string
  reference: string
  validFrom: string
  validTo: string | null
  municipalityIds: string[]
}

/** What the annex can be sorted by; the first unless asked otherwise, "-" before it turns the order. */
export const annexSorts = ['tilbud', 'driftsherre', 'takst'] as const

/** Text of an address; what no database can hold is as if it were not asked. */
const asked = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'))
    .optional()
    .catch(undefined)

/** What one looks for in the annex; what is left out does not narrow. */
export const annexQuery = z.object({
  q: asked(200),
  operator: asked(80),
  legalBasis: asked(300),
  targetGroup: asked(300),
  municipality: asked(10),
  sort: z
    .enum(annexSorts.flatMap((key) => [key, `-${key}` as const]))
    .optional()
    .catch(undefined),
  side: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type AnnexQuery = z.infer<typeof annexQuery>

/** Rows on one page of the annex. */
export const annexPageSize = 25
