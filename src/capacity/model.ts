import { z } from 'zod'
import type { DateRange, IsoDate } from '#figures/dates.ts'
import { isDecimalText } from '#figures/decimal.ts'
import type { Figure } from '#figures/figure.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Flag } from './rules/flags.ts'
import type { PeriodOccupancy } from './rules/occupancy-period.ts'
import type { SeriesBreak } from './rules/series-breaks.ts'
import type { CapacityYear } from './rules/trend.ts'

/** Normed places (pladser) of an offering (ydelse) from a day until a day. */
export type PlacePeriod = {
  id: string
  offeringId: string
  places: DecimalText
  from: IsoDate
  to: IsoDate | null
  reason: string | null
  version: number
}

/** Places out of use: closed (lukkede), or blocked by a citizen who takes more than one (blokerede). */
export type PlaceReduction = {
  id: string
  offeringId: string
  kind: 'closed' | 'blocked'
  places: DecimalText
  from: IsoDate
  to: IsoDate
  reason: string
  version: number
}

/** An offering that a body follows closely (følges tæt), with why, what is done, and how it ended. */
export type WatchEntry = {
  id: string
  offeringId: string
  bodyId: string
  bodyName: string
  reason: string
  initiatives: string | null
  proposedBy: string[]
  from: IsoDate
  to: IsoDate | null
  endReason: string | null
  sourceId: string | null
  version: number
}

/** Place-days of an offering in a period, and the occupancy (belægning) that follows. Percentages are unrounded. */
export type PeriodFigures = PeriodOccupancy & { offeringId: string; period: DateRange }

/** Numbers of one cell row as a source printed them. */
export type PrintedFigure = {
  sourceId: string
  table: string
  place: 'body' | 'annex'
  offeringId: string
  year: number
  places: string | null
  used: string | null
  percent: string | null
}

/** One offering with what is known of it over the years. */
export type OfferingFigures = {
  offeringId: string
  /** "Aalborgskolen (FSL § 20 stk. 3)": tells offerings of one facility apart. */
  label: string
  facilityId: string
  facilityName: string
  operatorId: string
  operatorName: string
  targetGroup: string | null
  legalBasis: string | null
  coverage: string
  financing: string | null
  secured: boolean
  series: CapacityYear[]
  breaks: SeriesBreak[]
  /** By year. */
  flags: Record<number, Flag[]>
  /** How old the figures of a year are, and who stands behind them. */
  confirmed: Record<number, Confirmation>
}

/** Who handed a year's figures in and who approved them; the names are null for figures loaded from a printed source. */
export type Confirmation = {
  /** Instant the figures were last confirmed. */
  at: string
  organisationName: string
  version: number
  submittedBy: string | null
  approvedBy: string | null
  approvedAt: string
  /** Title of the printed source the figures were loaded from. */
  printedIn: string | null
}

/** A set of offerings with a weighted total (vægtet total) of its own. */
export type FigureGroup = { id: string; label: string; offeringIds: string[] }

/** Every capacity figure asked for, by id, and the offerings they belong to. Plain JSON. */
export type CapacityFigures = {
  years: number[]
  offerings: OfferingFigures[]
  groups: FigureGroup[]
  figures: Record<string, Figure>
}

const day = (code: string) => z.iso.date(code)
const optionalDay = (code: string) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), day(code).nullable())
const places = z
  .string('capacity.placesMissing')
  .refine((value) => isDecimalText(value) && !value.startsWith('-') && Number(value) < 100000, 'capacity.placesWrong')
const reason = z
  .string('capacity.reasonMissing')
  .trim()
  .min(3, 'capacity.reasonMissing')
  .max(5000, 'capacity.reasonTooLong')
const order = <T extends { from: string; to: string | null }>(value: T) => value.to === null || value.to > value.from

/** A dated number of places as it is given; `places` in canonical decimal text. */
export const newPlacePeriod = z
  .object({
    offeringId: z.string('capacity.offeringMissing').min(1, 'capacity.offeringMissing'),
    places,
    from: day('capacity.dayMissing'),
    to: optionalDay('capacity.dayMissing'),
    reason: z.preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      z.string().trim().max(5000, 'capacity.reasonTooLong').nullable(),
    ),
  })
  .refine(order, { path: ['to'], error: 'capacity.endBeforeStart' })
export type NewPlacePeriod = z.infer<typeof newPlacePeriod>

/** Places out of use as they are given: always with an end and a reason. */
export const newPlaceReduction = z
  .object({
    offeringId: z.string('capacity.offeringMissing').min(1, 'capacity.offeringMissing'),
    kind: z.enum(['closed', 'blocked'], 'capacity.kindMissing'),
    places: places.refine((value) => value !== '0', 'capacity.placesZero'),
    from: day('capacity.dayMissing'),
    to: day('capacity.dayMissing'),
    reason,
  })
  .refine(order, { path: ['to'], error: 'capacity.endBeforeStart' })
export type NewPlaceReduction = z.infer<typeof newPlaceReduction>

/** The rules that can point at an offering: the ids of the flags. */
const flagIds = [
  'low-occupancy',
  'over-occupancy',
  'below-secured-target',
  'falling-years',
  'small-group',
  'series-break',
] as const satisfies readonly Flag['id'][]

export const newWatchEntry = z.object({
  offeringId: z.string('capacity.offeringMissing').min(1, 'capacity.offeringMissing'),
  bodyId: z.string('capacity.bodyMissing').min(1, 'capacity.bodyMissing'),
  from: day('capacity.dayMissing'),
  reason,
  initiatives: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.string().trim().max(5000, 'capacity.reasonTooLong').nullable(),
  ),
  proposedBy: z.array(z.enum(flagIds)).max(flagIds.length).default([]),
})
export type NewWatchEntry = z.infer<typeof newWatchEntry>

export const watchEnd = z.object({
  id: z.uuid('capacity.watchUnknown'),
  to: day('capacity.dayMissing'),
  endReason: reason,
  version: z.coerce.number().int().positive(),
})
export type WatchEnd = z.infer<typeof watchEnd>

/** A period asked for, in whole days. */
export const askedPeriod = z
  .object({ from: day('capacity.dayMissing'), to: day('capacity.dayMissing') })
  .refine((value) => value.to > value.from, { path: ['to'], error: 'capacity.endBeforeStart' })
