import { Decimal } from '#figures/decimal.ts'
import { formatAmount, formatDecimal, formatPercent } from '#figures/format.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { type Cost, costCategories } from '../model/costs.ts'
import type { Finding } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'
import type { SheetInput } from '../model/sheet.ts'
import { occupancyFindings } from './occupancy.ts'

/**
 * What is wrong with, or must be explained in, a sheet (kontrol af takstskema) by a rule set.
 *
 * Errors stop the calculation: places or occupancy that are impossible, a cost below 0, a category that is not the sum
 * of its lines. Warnings ask for a reason.
 *
 * @returns none for a sheet without remarks; places, occupancy, costs, hours in this order
 * @source styringsaftale-2022, table 4 and section 5
 */
export function checkSheet(sheet: SheetInput, ruleSet: RuleSet): Finding[] {
  return [
    ...placesFindings(sheet.places),
    ...occupancyFindings(sheet, ruleSet),
    ...sheet.costs.flatMap((cost, index) => [...negativeFindings(cost, index), ...lineFindings(cost, index)]),
    ...hoursFindings(sheet.directHours),
  ]
}

function placesFindings(places: DecimalText): Finding[] {
  if (new Decimal(places).gt(0)) return []
  const found = formatDecimal(places)
  return [
    stop('places-not-positive', 'places', {
      message: `Pladser er ${found}; ventet er et tal over 0. Uden pladser er der ingen takst.`,
      found,
      expected: 'over 0',
      source: 'Styringsaftale 2022, afsnit 5 (pladser)',
    }),
  ]
}

function negativeFindings({ category, amount, lines = {} }: Cost, index: number): Finding[] {
  const amounts = [
    { path: `costs[${index}].amount`, amount, label: labelOf(category) },
    ...Object.entries(lines).map(([key, value]) => ({
      path: `costs[${index}].lines.${key}`,
      amount: value,
      label: labelOf(key),
    })),
  ]
  return amounts
    .filter((row) => new Decimal(row.amount).lt(0))
    .map((row) =>
      stop('negative-cost', row.path, {
        message: `${row.label} er ${formatAmount(row.amount)}; ventet er 0 kr. eller mere. Indtægter skrives under Finansieringsindtægter.`,
        found: formatAmount(row.amount),
        expected: '0 kr. eller mere',
        source: 'Styringsaftale 2022, tabel 4',
      }),
    )
}

function lineFindings({ category, amount, lines = {} }: Cost, index: number): Finding[] {
  const given = Object.values(lines)
  if (given.length === 0) return []
  const sum = sumDecimals(given)
  if (new Decimal(sum).eq(amount)) return []
  return [
    stop('lines-differ', `costs[${index}].amount`, {
      message: `${labelOf(category)} er ${formatAmount(amount)}; underlinjerne giver ${formatAmount(sum)}. Ret beløbet eller underlinjerne.`,
      found: formatAmount(amount),
      expected: formatAmount(sum),
      source: 'Styringsaftale 2022, tabel 4 (en kategori er summen af sine linjer)',
    }),
  ]
}

function hoursFindings(hours: DecimalText | null): Finding[] {
  if (hours !== null) return []
  return [
    {
      id: 'direct-hours-missing',
      severity: 'warning',
      path: 'directHours',
      message:
        'Direkte støttetimer er ikke oplyst; ventet er et tal for hver takst. Skriv hvorfor, hvis de ikke kan oplyses.',
      found: 'ikke oplyst',
      expected: 'et timetal',
      source: 'Styringsaftale 2022, afsnit 5 (direkte støttetimer skal fremgå af hver takst)',
      reasonDemanded: true,
    },
  ]
}

/**
 * Whether a tariff changed so much that a reason is demanded (væsentlig ændring).
 *
 * @param limitPercent - a choice of the round's template, not of the agreement
 * @returns a warning when the change reaches the limit in either direction; null otherwise
 * @source styringsaftale-2022, section 2.2.1: significant changes are explained; 6.534 to 7.026 kr. is 7,5 %
 */
export function significantChange(from: DecimalText, to: DecimalText, limitPercent: DecimalText): Finding | null {
  if (new Decimal(from).isZero()) return null
  const percent = new Decimal(to).minus(from).times(100).dividedBy(from)
  if (percent.abs().lt(limitPercent)) return null
  const found = formatPercent(percent.toDecimalPlaces(10).toFixed(), { decimals: 1 })
  const expected = `under ${formatPercent(limitPercent)} op eller ned`
  return {
    id: 'significant-change',
    severity: 'warning',
    path: 'reason',
    message: `Taksten ændrer sig ${found}; ventet er ${expected}. Skriv årsagen.`,
    found,
    expected,
    source: 'Styringsaftale 2022, afsnit 2.2.1 (væsentlige ændringer i taksten)',
    reasonDemanded: true,
  }
}

function stop(id: string, path: string, words: Pick<Finding, 'message' | 'found' | 'expected' | 'source'>): Finding {
  return { id, severity: 'error', path, ...words, reasonDemanded: false }
}

function labelOf(key: string): string {
  const rows = costCategories.flatMap((category) => [category, ...category.parts])
  return rows.find((row) => row.key === key)?.label.da ?? key
}
