import type { DateRange } from '#figures/dates.ts'
import { parseQuantity } from '#figures/parse.ts'
import { type Ratio, ratio, ratioDecimal, ratioText } from '#figures/ratio.ts'
import { annexChange, annexTariff } from './cycle/method-examples-fixture.ts'
import type { Outcome } from './model/findings.ts'
import type { RuleSet } from './model/rule-set.ts'
import type { LevelPeriod } from './model/sheet.ts'
import { reportedResult, surplusOf, type YearAccounts } from './rules/annual-report.ts'
import { placeDays, toOere } from './rules/basis.ts'
import { breakEvenOccupancy } from './rules/break-even.ts'
import { annuity, bookValue, civilServantPension, depreciation, interest } from './rules/capital.ts'
import { carriedInto, closingDeficit, type SettledPart } from './rules/carried.ts'
import { changeCauses, type TariffGround } from './rules/change-causes.ts'
import { agreedReductions, indexed, reductionAgainstActual } from './rules/indexation.ts'
import { type NoticeInput, noticePayment } from './rules/notice.ts'
import { expectedOccupancy, occupancyFindings, realisedOccupancy } from './rules/occupancy.ts'
import { overheadMean } from './rules/overhead-percent.ts'
import { type CostPlace, distributeOverhead } from './rules/overhead-places.ts'
import { type Retained, type RetainedUse, retainedLedger } from './rules/retained.ts'
import { ruleSets } from './rules/rule-set-data.ts'
import { ruleSetOn } from './rules/rule-sets.ts'
import { startUpLoss } from './rules/start-up.ts'
import { supervisionTariffs } from './rules/supervision.ts'
import { type SupplementaryInput, supplementaryRate } from './rules/supplementary.ts'
import * as types from './rules/tariff-types.ts'

type Result = Record<string, unknown>
const agreement = ruleSets[0] as RuleSet
const text = (value: Ratio | null, decimals = 2) => value && ratioText(value, { rule: 'half-away-from-zero', decimals })
const short = (value: Ratio | null) => value && ratioDecimal(value, toOere)

function granted<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(outcome.finding.message)
}

const quantity = (written: string) => {
  const parsed = parseQuantity(written)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.quantity
}

const rulesAndTypes: Record<string, (input: never) => Result> = {
  'annex-tariff': annexTariff,
  'annex-change': annexChange,
  'rule-set-on': (day: string) => {
    const found = ruleSetOn(day)
    return found.ok ? { title: found.value.title } : { id: found.finding.id }
  },
  'occupancy-check': (input: Parameters<typeof occupancyFindings>[0]) => ({
    message: occupancyFindings(input, agreement)[0]?.message,
  }),
  'expected-occupancy': ([before, last]: [string, string]) => ({ percent: text(expectedOccupancy(before, last)) }),
  'realised-occupancy': ([used, whole]: [string, string]) => ({ percent: text(realisedOccupancy(used, whole), 1) }),
  'supplementary-in-hourly-cost': (input: SupplementaryInput) => ({
    rate: text(supplementaryRate(input, 'in-hourly-cost')),
  }),
  'average-tariff': (rows: { cost: string; days: string }[]) => ({ perDay: text(types.averageTariff(rows)) }),
  'base-and-supplements': ([base = '0', ...rest]: string[]) => ({
    perDay: granted(types.baseAndSupplements(base, rest)),
  }),
  'level-charges': (input: { levels: LevelPeriod[]; prices: Record<string, string>; period: DateRange }) =>
    Object.fromEntries(
      granted(types.levelCharges(input.levels, input.prices, input.period)).map(({ level, kr }) => [level, kr]),
    ),
  'negotiated-basis': ({ agreed, ...ground }: { basis: string; direct: string; hours: string; agreed: string }) => ({
    basis: short(granted(types.negotiatedBasis(ground, agreed))),
  }),
  'share-of-tariff': ([full, attended, open]: [string, string, string]) => ({
    perDay: short(types.shareOfTariff(full, attended, open)),
  }),
  respite: ({ granted: days, used, perDay }: { granted: number; used: number; perDay: string }) => ({
    kr: types.respiteCharge(days, used, perDay).kr,
  }),
}

const results: Record<string, (input: never) => Result> = {
  'retained-ledger': (input: { amounts: Retained[]; uses: RetainedUse[]; asOf: number }) => {
    const rows = granted(retainedLedger(input.amounts, input.uses, { retainedUseYears: 5 }, input.asOf))
    return Object.fromEntries(rows.map(({ year, left }) => [`left${year}`, left]))
  },
  'carried-into': ({ year, parts }: { year: number; parts: SettledPart[] }) => {
    const [row] = carriedInto(year, 'a', parts, []).rows
    return { kr: row?.kr, reference: row?.reference }
  },
  'closing-deficit': (input: { deficit: string; retained: string; others: { id: string; basis: string }[] }) =>
    Object.fromEntries(
      granted(closingDeficit(input.deficit, input.retained, input.others)).map(({ id, kr }) => [id, kr]),
    ),
  'start-up-loss': ({ loss, firstYear, years }: { loss: string; firstYear: number; years: number }) =>
    Object.fromEntries(granted(startUpLoss(loss, firstYear, years)).map(({ year, kr }) => [year, kr])),
  'annual-report': (accounts: YearAccounts) => ({ total: reportedResult(accounts), surplus: surplusOf(accounts) }),
}

const costs: Record<string, (input: never) => Result> = {
  capital: ({ asset, year, rate }: { asset: Parameters<typeof depreciation>[0]; year: number; rate: string }) => ({
    depreciation: short(granted(depreciation(asset, year))),
    bookValue: short(bookValue(asset, year)),
    interest: short(interest(bookValue(asset, year), rate)),
  }),
  annuity: ({ amount, rate, years }: { amount: string; rate: string; years: number }) => ({
    perYear: text(annuity(amount, rate, years)),
  }),
  pension: ({ salary, actual }: { salary: string; actual: string | null }) => ({
    pension: short(civilServantPension(salary, actual, agreement)),
  }),
  'distribute-overhead': (places: CostPlace[]) => {
    const { final, external } = granted(distributeOverhead(places))
    return Object.fromEntries([...final, ...external].map(({ id, kr }) => [id, short(kr)]))
  },
  'overhead-mean': (rows: string[]) => {
    const mean = overheadMean(rows.map((one, at) => ({ id: String(at), percent: quantity(one), basis: null })))
    return { mean: text(mean.mean), n: mean.n, low: mean.low, high: mean.high }
  },
  supervision: (smallest: string) => {
    const rows = supervisionTariffs(smallest)
    const tariffs = Object.fromEntries(rows.slice(1).map(({ places, tariff }) => [places, text(tariff, 0)]))
    return { ...tariffs, heightened: text(rows[0]?.heightened ?? null, 0) }
  },
}

const time: Record<string, (input: never) => Result> = {
  'notice-payment': (input: NoticeInput) => {
    const { paidUntil, daysAfter, kr } = granted(noticePayment(input, agreement))
    return { paidUntil, daysAfter, kr }
  },
  indexed: ({ kr, from, to, rates }: { kr: string; from: number; to: number; rates: string[] }) => {
    const rows = rates.map((percent, at) => ({
      year: from + 1 + at,
      kind: 'municipality' as const,
      percent,
      source: 'eksempel',
    }))
    return { kr: text(granted(indexed({ kr, priceLevel: from }, to, 'municipality', rows)).kr) }
  },
  'agreed-reductions': (actual: string) => {
    const { agreed, general, difference } = reductionAgainstActual(agreedReductions, actual)
    return { agreed, general, difference }
  },
  'change-causes': (input: { before: TariffGround; now: TariffGround; indexPercent: string }) => {
    const change = changeCauses(input.before, input.now, ratio(input.indexPercent, '100'))
    const parts = Object.fromEntries(change?.parts.map((part) => [part.cause, part.text]) ?? [])
    return { from: change?.from, to: change?.to, change: change?.change, ...parts }
  },
}

const scenarios: Record<string, (input: never) => Result> = {
  'break-even': (input: Record<'basis' | 'variable' | 'places' | 'occupancyPercent' | 'tariff', string>) => {
    const days = placeDays(input.places, input.occupancyPercent, '365')
    return { percent: text(breakEvenOccupancy({ ...input, placeDays: days }, ratio(input.tariff, '1')), 1) }
  },
}

/** How an example of a method page that is no public calculation is computed again. */
export const runners: Record<string, (input: never) => Result> = {
  ...rulesAndTypes,
  ...results,
  ...costs,
  ...time,
  ...scenarios,
}
