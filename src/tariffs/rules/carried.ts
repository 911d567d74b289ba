import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatAmount, formatDecimal } from '#figures/format.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { fraction, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { CarriedAmount } from '../model/sheet.ts'
import { toOere } from './basis.ts'

/** The part of a year's result that must enter a tariff, signed like the result: a surplus is positive. */
export type SettledPart = { year: number; toTariff: DecimalText; latestYear: number; operatorId: string }

/** A part that was put into a sheet: `sheetYear` carries `kr` of `fromYear`, signed as in the sheet. */
export type PutIntoSheet = { fromYear: number; sheetYear: number; kr: DecimalText }

export type CarriedIntoSheet = {
  /** What the sheet carries: a surplus of before is negative, a deficit positive. */
  rows: CarriedAmount[]
  findings: Finding[]
}

/**
 * What a sheet must carry from earlier years (overført til senere års skema), and from where: every part of an earlier
 * year that has reached its last year and was not put into a sheet before. A part whose last year has passed is an error.
 *
 * @param operatorId - whose sheet it is: deficits of other operators are never shared
 * @returns rows oldest first
 * @source styringsaftale-2022, section 5, example: a surplus of 370.000 kr. beyond the limit in year 0 lowers the tariff of year 2
 */
export function carriedInto(
  sheetYear: number,
  operatorId: string,
  parts: readonly SettledPart[],
  before: readonly PutIntoSheet[],
): CarriedIntoSheet {
  const own = parts.filter((part) => part.operatorId === operatorId && part.year < sheetYear)
  const open = own
    .map((part) => ({ ...part, rest: restOf(part, before, sheetYear) }))
    .filter(({ rest }) => !rest.isZero())
  const due = open.filter(({ latestYear }) => latestYear <= sheetYear).toSorted((a, b) => a.year - b.year)
  return {
    rows: due.map(({ year, rest }) => ({
      fromYear: year,
      kr: decimalText(rest),
      reference: rest.lt(0) ? `Overskud fra ${year}` : `Underskud fra ${year}`,
    })),
    findings: [
      ...due.filter(({ latestYear }) => latestYear < sheetYear).map((part) => overdue(part, sheetYear)),
      ...parts.filter((part) => part.operatorId !== operatorId && part.toTariff.startsWith('-')).map(notShared),
    ],
  }
}

/** Signed as in the sheet: minus what the result was, less what earlier sheets carried. */
function restOf(part: SettledPart, before: readonly PutIntoSheet[], sheetYear: number): Decimal {
  const carried = before.filter((row) => row.fromYear === part.year && row.sheetYear < sheetYear)
  return new Decimal(part.toTariff).negated().minus(sumDecimals(carried.map(({ kr }) => kr)))
}

function overdue({ year, latestYear }: SettledPart, sheetYear: number): Finding {
  const [found, expected] = [`skemaet for ${sheetYear}`, `senest skemaet for ${latestYear}`]
  return {
    id: 'carried-too-late',
    severity: 'error',
    path: 'carried',
    message: `Resultatet fra ${year} står først i ${found}; ventet er ${expected}.`,
    found,
    expected,
    source: 'Styringsaftale 2022, afsnit 5 (indregnes inden for 2 år)',
    reasonDemanded: false,
  }
}

function notShared({ year, toTariff, operatorId }: SettledPart): Finding {
  const found = `underskud på ${formatAmount(decimalText(new Decimal(toTariff).abs()))} hos ${operatorId}`
  return {
    id: 'deficit-not-shared',
    severity: 'info',
    path: 'carried',
    message: `Et ${found} i ${year} indgår ikke; ventet er kun driftsherrens egne resultater.`,
    found,
    expected: 'kun driftsherrens egne resultater',
    source: 'Styringsaftale 2022, afsnit 5 (ingen solidarisk underskudsdækning)',
    reasonDemanded: false,
  }
}

/** Who covers the deficit of a facility that closes. */
export type ClosingShare = { from: 'retained' | 'tariffs' | 'treasury'; id: string; kr: DecimalText }

/**
 * Who covers what a closing facility still owes (lukning): first the operator's retained amounts, then its other
 * facilities' tariffs in proportion to their basis, and the municipal treasury when it runs no others. Other operators
 * never pay.
 *
 * @param deficit - kr., above 0
 * @param others - the same operator's other facilities with their basis
 * @returns shares that sum to the deficit exactly; the rounding rest goes to the facility with the largest basis
 * @source styringsaftale-2022, section 6: other facilities of the same operator, otherwise the municipal treasury
 */
export function closingDeficit(
  deficit: DecimalText,
  retained: DecimalText,
  others: readonly { id: string; basis: DecimalText }[],
): Outcome<ClosingShare[]> {
  const owed = new Decimal(deficit)
  if (owed.lte(0) || new Decimal(retained).lt(0)) return { ok: false, finding: noDeficit(deficit) }
  const kept = Decimal.min(owed, retained)
  const rest = owed.minus(kept)
  const first: ClosingShare[] = kept.gt(0) ? [{ from: 'retained', id: 'retained', kr: decimalText(kept) }] : []
  if (rest.isZero()) return { ok: true, value: first }
  const total = sumDecimals(others.map(({ basis }) => basis))
  if (total === '0') return { ok: true, value: [...first, { from: 'treasury', id: 'treasury', kr: decimalText(rest) }] }
  return { ok: true, value: [...first, ...inProportion(rest, total, others)] }
}

function inProportion(rest: Decimal, total: DecimalText, others: readonly { id: string; basis: DecimalText }[]) {
  const shares = others.map(({ id, basis }) => ({ id, kr: new Decimal(ratioText(part(rest, basis, total), toOere)) }))
  const leftover = rest.minus(Decimal.sum(0, ...shares.map(({ kr }) => kr)))
  const largest = others.toSorted((a, b) => new Decimal(b.basis).cmp(a.basis) || (a.id < b.id ? -1 : 1))[0]?.id
  return shares.map(({ id, kr }): ClosingShare => {
    const whole = id === largest ? kr.plus(leftover) : kr
    return { from: 'tariffs', id, kr: decimalText(whole) }
  })
}

function part(rest: Decimal, basis: DecimalText, total: DecimalText): Ratio {
  const [whole, share] = [ratio(decimalText(rest), '1'), ratio(basis, total)]
  return fraction(whole.numerator * share.numerator, whole.denominator * share.denominator)
}

function noDeficit(deficit: DecimalText): Finding {
  const found = `${formatDecimal(deficit)} kr.`
  const message = `Underskuddet er ${found}; ventet er et beløb over 0 og hensættelser på 0 eller mere.`
  const source = 'Styringsaftale 2022, afsnit 6 (lukning)'
  const told = { found, expected: 'over 0 kr.', source, reasonDemanded: false }
  return { id: 'no-deficit', severity: 'error', path: 'deficit', message, ...told }
}
