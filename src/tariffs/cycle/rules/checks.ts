import { Decimal } from '#figures/decimal.ts'
import { type Ratio, ratio } from '#figures/ratio.ts'
import type { TemplateDefinition } from '#reporting/index.ts'
import { significantChange } from '../../rules/sheet-checks.ts'
import type { Result, Sheet } from '../model.ts'
import { carriedInto } from './carried.ts'
import { changeLimit } from './change-limit.ts'
import { overheadOutOfLine } from './comparison.ts'

/** What a check of a sheet points at; the group decides what it means. */
export type SheetCheck =
  | { kind: 'changed'; reason: string | null }
  | { kind: 'places'; from: string; to: string; reason: string | null }
  | { kind: 'occupancy'; found: string; min: string; reason: string | null }
  | { kind: 'hours-missing'; reason: string | null }
  | { kind: 'overhead'; own: Ratio; median: Ratio; n: number }
  | { kind: 'carried'; expected: string; found: string }

/** From when a change asks for its reason and an occupancy for one, as the template of the round says. */
export type CheckLimits = { changePercent: string | null; occupancyMin: string | null }

/**
 * The limits the template of a round (skabelon) sets, so that the group is pointed at what the operator was asked about:
 * another threshold is another version of the template.
 *
 * @returns null for a limit the template does not set: then nothing is pointed at
 * @source styringsaftale-2022, section 2.2.1: significant changes are explained; the threshold of 5 % is the template's
 */
export function checkLimits(definition: TemplateDefinition | undefined): CheckLimits {
  const bounds = (definition?.rules ?? []).flatMap(({ predicate }) =>
    predicate.kind === 'bounds' && predicate.field === 'occupancy' && predicate.min !== undefined
      ? [predicate.min]
      : [],
  )
  return { changePercent: changeLimit(definition), occupancyMin: bounds[0] ?? null }
}

/**
 * How much a tariff moved, as a share of the one before (ændring).
 * @returns null when the one before was 0
 * @source own: (new − old) / old
 */
export function changeOf(sheet: Pick<Sheet, 'perDay'>, former: Pick<Sheet, 'perDay'>): Ratio | null {
  if (new Decimal(former.perDay).isZero()) return null
  return ratio(new Decimal(sheet.perDay).minus(former.perDay).toFixed(), former.perDay)
}

type Checked = Pick<Sheet, 'figures' | 'texts' | 'perDay' | 'year'>
type Beside = {
  limits: CheckLimits
  own: Ratio | null
  others: readonly Ratio[]
  results: readonly Pick<Result, 'year' | 'toTariff' | 'carriedYear'>[]
  /** What the operator wrote to the warnings of the form, by rule of the template. */
  reasons?: Readonly<Record<string, string>>
}

/**
 * What the group is pointed at in a sheet (kontrol): a significant change and changed places with the operator's reason,
 * an occupancy below the expected and direct hours left out with the reason that was asked, overhead out of line, and an adjustment that is not what the
 * results of earlier years give. Sums are not among them: a sheet whose lines do not add up cannot be sent.
 *
 * @source styringsaftale-2022, section 2.2.1 and 5: what the group goes through
 */
export function checksOf(sheet: Checked, former: Checked | undefined, beside: Beside): SheetCheck[] {
  const { figures, texts } = sheet
  const { limits, own, others, results, reasons = {} } = beside
  const [from, to] = [former?.figures.places, figures.places]
  const outlier = overheadOutOfLine(own, others)
  const expected = carriedInto(results, sheet.year)
  const found = figures.adjustment ?? '0'
  const { occupancyMin: min } = limits
  const isLow = min !== null && figures.occupancy !== undefined && new Decimal(figures.occupancy).lt(min)
  return [
    ...(former && isSignificant(sheet, former, limits)
      ? [{ kind: 'changed' as const, reason: texts.change_reason ?? null }]
      : []),
    ...(from !== undefined && to !== undefined && !new Decimal(from).eq(to)
      ? [{ kind: 'places' as const, from, to, reason: texts.places_reason ?? null }]
      : []),
    ...(isLow
      ? [
          {
            kind: 'occupancy' as const,
            found: figures.occupancy as string,
            min,
            reason: reasons['occupancy-low'] ?? null,
          },
        ]
      : []),
    ...(figures.direct_hours === undefined
      ? [{ kind: 'hours-missing' as const, reason: reasons['direct-hours-missing'] ?? null }]
      : []),
    ...(outlier && own ? [{ kind: 'overhead' as const, own, ...outlier }] : []),
    ...(new Decimal(expected).eq(found) ? [] : [{ kind: 'carried' as const, expected, found }]),
  ]
}

function isSignificant(sheet: Checked, former: Checked, { changePercent }: CheckLimits): boolean {
  return changePercent !== null && significantChange(former.perDay, sheet.perDay, changePercent) !== null
}
