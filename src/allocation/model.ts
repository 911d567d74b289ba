import { z } from 'zod'
import { type IsoDate, isIsoDate } from '#figures/dates.ts'
import { Decimal, isDecimalText } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Version } from '#publishing/index.ts'
import type { RemainderRule } from './rules/split.ts'

/** Age groups that population is kept in; they overlap, and one key uses one of them. */
export const ageGroups = ['total', '0-17', '18-64', '18-66', '65+', '67+'] as const
export type AgeGroup = (typeof ageGroups)[number]

/** A party (part) of a key with its name and weight. */
export type KeyParty = { id: string; name: string; weight: DecimalText }

/** A key (fordelingsnøgle) with what it was made of: self-contained, so that anybody can compute from it again. */
export type AllocationKey = {
  kind: 'population' | 'use' | 'custom' | 'shares'
  /** What the weights are, Danish: "Folketal i alt pr. 1. april 2021". */
  label: string
  /** Whom it is over, Danish: "Kommunerne i Region Nordjylland". */
  area: string
  ageGroup: AgeGroup | null
  /** Vintage of the population. */
  referenceDate: IsoDate | null
  /** Where the weights come from, Danish. */
  source: string
  parties: KeyParty[]
}

export type NamedParty = { id: string; name: string }

/** Unused place-days (ubenyttede pladsdage) of a period, half-open, with the tariff per day. */
export type IdleRow = {
  from: IsoDate
  to: IsoDate
  placeDays: DecimalText
  relabelledDays: DecimalText
  tariff: DecimalText
}

/** How the amount is put together before it is split (kombination). Percentages are of 100. */
export type Combination =
  | { kind: 'plain' }
  | { kind: 'part-objective'; percent: DecimalText }
  | { kind: 'region-municipality'; percent: DecimalText; party: NamedParty }
  | { kind: 'deficit-guarantee'; percent: DecimalText; limit: DecimalText; party: NamedParty }
  | { kind: 'idle-places'; rows: IdleRow[] }
  | { kind: 'supervision'; year: number }
export type CombinationKind = Combination['kind']
export const combinationKinds = [
  'plain',
  'part-objective',
  'region-municipality',
  'deficit-guarantee',
  'idle-places',
  'supervision',
] as const satisfies readonly CombinationKind[]

/** Everything that decides the result of an allocation (fordeling), and nothing else; the hash is taken over it. */
export type AllocationInput = {
  form: 'rammevaerk-fordeling-1'
  /** Null when the combination computes it. */
  amount: DecimalText | null
  unit: string
  priceLevel: string
  decimals: number
  remainder: RemainderRule
  combination: Combination
  key: AllocationKey
  /** Of the part that follows use; null in other combinations. */
  useKey: AllocationKey | null
}

/** A part of the amount with the key it follows; `share` is of the whole. */
export type ComponentResult = { id: string; label: string; percent: string; amount: string; formula: string }

/** What a party pays: per component unrounded (six decimals), the share in percent, and the amount rounded once. */
export type PartyResult = {
  id: string
  name: string
  /** By component: the weight there, or null when the party has no part in it. */
  weights: (DecimalText | null)[]
  parts: (string | null)[]
  percent: string
  exact: string
  amount: string
  /** Units that the remainder rule gave or took, as an amount; "0" for none. */
  remainder: string
}

export type ResultStep = { id: string; label: string; formula: string; value: string }

/** The result of an allocation: plain text of exact figures, stored with the version that gave it. */
export type AllocationResult = {
  total: string
  steps: ResultStep[]
  components: ComponentResult[]
  parties: PartyResult[]
  sum: string
  difference: string
  notes: string[]
}

/** One version of an allocation as readers meet it. */
export type Allocation = Version<{ input: AllocationInput; result: AllocationResult }>

const largest = new Decimal('1e15')
const decimal = (code: string) => z.string(code).refine(isDecimalText, code)
const day = z.string('allocation.dayMissing').refine(isIsoDate, 'allocation.dayMissing')
const notNegative = (code: string) => decimal(code).refine((value) => !value.startsWith('-'), code)
const percent = notNegative('allocation.percentWrong').refine(
  (value) => isDecimalText(value) && new Decimal(value).lte(100),
  'allocation.percentWrong',
)
const organisation = z.string('allocation.partyMissing').min(1, 'allocation.partyMissing').max(200)

/** Who is in a key: municipalities by area or by name or code, or parties with their numbers. */
const typedParties = z
  .array(
    z.strictObject({
      party: z.string().trim().min(1, 'allocation.listEmpty').max(200),
      weight: decimal('allocation.weightWrong').nullish(),
    }),
  )
  .min(1, 'allocation.listEmpty')
  .max(1000, 'allocation.listTooLong')

export const keyRequest = z.strictObject({
  kind: z.enum(['population', 'use', 'custom', 'shares'], 'allocation.keyMissing'),
  ageGroup: z.enum(ageGroups, 'allocation.ageMissing').nullish(),
  referenceDate: day.nullish(),
  /** "all", "region:1081", "offering:<id>" or "list". */
  area: z.string('allocation.areaMissing').max(200).default('list'),
  parties: typedParties.nullish(),
})
export type KeyRequest = z.infer<typeof keyRequest>

const idleRow = z
  .strictObject({
    from: day,
    to: day,
    placeDays: notNegative('allocation.daysWrong'),
    relabelledDays: notNegative('allocation.daysWrong').default('0'),
    tariff: notNegative('allocation.tariffWrong'),
  })
  .refine((row) => row.to > row.from, { path: ['to'], error: 'allocation.endBeforeStart' })

const combinationRequest = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('plain') }),
    z.strictObject({ kind: z.literal('part-objective'), percent }),
    z.strictObject({ kind: z.literal('region-municipality'), percent, party: organisation }),
    z.strictObject({
      kind: z.literal('deficit-guarantee'),
      percent,
      party: organisation,
      limit: notNegative('allocation.limitWrong'),
    }),
    z.strictObject({
      kind: z.literal('idle-places'),
      rows: z.array(idleRow).min(1, 'allocation.rowsMissing').max(100),
    }),
    z.strictObject({
      kind: z.literal('supervision'),
      year: z.int('allocation.yearWrong').min(2014, 'allocation.yearWrong').max(2100, 'allocation.yearWrong'),
    }),
  ],
  'allocation.combinationMissing',
)

/** What an allocation (fordeling) is made from: the same for form, API and re-run. */
export const allocationRequest = z
  .strictObject({
    title: z
      .string('allocation.titleMissing')
      .trim()
      .min(3, 'allocation.titleMissing')
      .max(200, 'allocation.titleTooLong'),
    amount: decimal('allocation.amountWrong')
      .refine((value) => !isDecimalText(value) || new Decimal(value).abs().lte(largest), 'allocation.amountTooLarge')
      .nullish(),
    unit: z.string().trim().min(1).max(20).default('kr.'),
    priceLevel: z
      .string('allocation.priceLevelMissing')
      .trim()
      .min(1, 'allocation.priceLevelMissing')
      .max(80, 'allocation.priceLevelTooLong'),
    decimals: z.union([z.literal(0), z.literal(2)], 'allocation.decimalsWrong').default(0),
    remainder: z
      .union([z.enum(['largest-remainder', 'none']), z.strictObject({ to: organisation })], 'allocation.remainderWrong')
      .default('largest-remainder'),
    combination: combinationRequest.default({ kind: 'plain' }),
    key: keyRequest,
    useKey: keyRequest.nullish(),
  })
  .superRefine((value, context) => {
    if (value.combination.kind !== 'idle-places' && value.amount == null) {
      context.addIssue({ code: 'custom', path: ['amount'], message: 'allocation.amountMissing' })
    }
    if (value.combination.kind === 'part-objective' && value.useKey == null) {
      context.addIssue({ code: 'custom', path: ['useKey', 'parties'], message: 'allocation.useMissing' })
    }
  })
export type AllocationRequest = z.infer<typeof allocationRequest>

const text = z.string().max(500)
const weight = z.string().refine(isDecimalText)
const isoDay = z.string().refine(isIsoDate)
const namedParty = z.strictObject({ id: text.min(1), name: text })
const storedKey = z.strictObject({
  kind: z.enum(['population', 'use', 'custom', 'shares']),
  label: text,
  area: text,
  ageGroup: z.enum(ageGroups).nullable(),
  referenceDate: isoDay.nullable(),
  source: z.string().max(2000),
  parties: z.array(z.strictObject({ id: text.min(1), name: text, weight })).max(1000),
})
const storedPercent = weight.refine((value) => !value.startsWith('-') && new Decimal(value).lte(100))
const notBelowZero = weight.refine((value) => !value.startsWith('-'))
const storedRow = z
  .strictObject({
    from: isoDay,
    to: isoDay,
    placeDays: notBelowZero,
    relabelledDays: notBelowZero,
    tariff: notBelowZero,
  })
  .refine((row) => row.to > row.from)

/** An input as a file of this program holds it, for running it again; nothing in it is looked up. */
export const allocationInput = z.strictObject({
  form: z.literal('rammevaerk-fordeling-1'),
  amount: weight.refine((value) => new Decimal(value).abs().lte(largest)).nullable(),
  unit: text,
  priceLevel: text,
  decimals: z.int().min(0).max(10),
  remainder: z.union([z.enum(['largest-remainder', 'none']), z.strictObject({ to: text })]),
  combination: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('plain') }),
    z.strictObject({ kind: z.literal('part-objective'), percent: storedPercent }),
    z.strictObject({ kind: z.literal('region-municipality'), percent: storedPercent, party: namedParty }),
    z.strictObject({
      kind: z.literal('deficit-guarantee'),
      percent: storedPercent,
      limit: notBelowZero,
      party: namedParty,
    }),
    z.strictObject({ kind: z.literal('idle-places'), rows: z.array(storedRow).min(1).max(100) }),
    z.strictObject({ kind: z.literal('supervision'), year: z.int().min(2000).max(2200) }),
  ]),
  key: storedKey,
  useKey: storedKey.nullable(),
}) satisfies z.ZodType<AllocationInput>
