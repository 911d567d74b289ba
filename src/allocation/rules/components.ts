import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { fraction, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { AllocationInput, Combination, IdleRow, KeyParty, ResultStep } from '../model.ts'
import { factorOn, idlePayment } from './idle-places.ts'
import type { PreparedKey } from './split.ts'

/** A part of the whole that follows one key; the shares of all components sum to one. */
export type Component = { id: string; label: string; share: Ratio; formula: string; parties: readonly KeyParty[] }

export type Composition = { total: DecimalText; steps: ResultStep[]; components: Component[] }

const one = fraction(1n, 1n)
const percentShare = (percent: DecimalText) => ratio(percent, '100')
const minus = (a: Ratio, b: Ratio) =>
  fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

/**
 * How an amount is put together (kombination) before anything is rounded: its total, and the parts with their keys.
 *
 * @source botilbud-selvskade-2021, scenarie 1: of 5,7 mio. kr. the region pays 25 % = 1,425 and the municipalities 75 % = 4,275 mio. kr.; oesterskoven-2023, scenarie 3: the region covers a deficit up to 0,5 mio. kr., of the excess it pays 25 %
 */
export function composition(input: AllocationInput): Composition {
  const { combination, key, useKey } = input
  const amount = input.amount ?? '0'
  const whole = { id: 'key', label: key.label, parties: key.parties }
  switch (combination.kind) {
    case 'plain':
    case 'supervision':
      return { total: amount, steps: [], components: [{ ...whole, share: one, formula: formatDecimal(amount) }] }
    case 'idle-places': {
      const { total, steps } = idleTotal(combination.rows)
      return { total, steps, components: [{ ...whole, share: one, formula: formatDecimal(total) }] }
    }
    case 'part-objective': {
      const share = percentShare(combination.percent)
      const rest = { id: 'use', label: useKey?.label ?? '', parties: useKey?.parties ?? [] }
      return {
        total: amount,
        steps: [],
        components: [
          { ...whole, share, formula: percentFormula(amount, combination.percent) },
          { ...rest, share: minus(one, share), formula: percentFormula(amount, restOf(combination.percent)) },
        ],
      }
    }
    case 'region-municipality': {
      const share = percentShare(combination.percent)
      return {
        total: amount,
        steps: [],
        components: [
          { ...single('region', combination.party), share, formula: percentFormula(amount, combination.percent) },
          { ...whole, share: minus(one, share), formula: percentFormula(amount, restOf(combination.percent)) },
        ],
      }
    }
    case 'deficit-guarantee':
      return guarantee(amount, combination, whole)
  }
}

function guarantee(
  amount: DecimalText,
  { limit, percent, party }: Extract<Combination, { kind: 'deficit-guarantee' }>,
  whole: Pick<Component, 'id' | 'label' | 'parties'>,
): Composition {
  const excess = Decimal.max(0, new Decimal(amount).minus(limit))
  const covered = new Decimal(amount).minus(excess)
  const ownExcess = ratio(decimalText(excess.times(percent).div(100)), '1')
  const own = minus(ratio(decimalText(covered), '1'), fraction(-ownExcess.numerator, ownExcess.denominator))
  const total = ratio(amount, '1')
  // A deficit of nothing is nobody's; the operator stands for all of it.
  const share =
    total.numerator === 0n ? one : fraction(own.numerator * total.denominator, own.denominator * total.numerator)
  const text = formatDecimal(decimalText(excess))
  return {
    total: amount,
    steps: [
      {
        id: 'covered',
        label: `Dækkes af ${party.name} op til grænsen`,
        formula: `det mindste af ${formatDecimal(amount)} og ${formatDecimal(limit)}`,
        value: decimalText(covered),
      },
      {
        id: 'excess',
        label: 'Underskud over grænsen, som deles',
        formula: `${formatDecimal(amount)} − ${formatDecimal(decimalText(covered))}`,
        value: decimalText(excess),
      },
    ],
    components: [
      {
        ...single('operator', party),
        share,
        formula: `${formatDecimal(decimalText(covered))} + ${text} × ${formatDecimal(percent)} %`,
      },
      { ...whole, share: minus(one, share), formula: percentFormula(decimalText(excess), restOf(percent)) },
    ],
  }
}

/**
 * The payment for unused places (ubenyttede pladser) of all rows together, each row a step.
 *
 * @source vive-2021-saerlige-pladser, chapter 6: 100 % until 31 August 2020, 75 % after; own check: 100 days at 4.000 kr. in August and in September 2020 is 400.000 + 300.000 = 700.000 kr.
 */
export function idleTotal(rows: readonly IdleRow[]): { total: DecimalText; steps: ResultStep[] } {
  const steps = rows.map((row, index): ResultStep => {
    const factor = factorOn(row.from)?.percent ?? '0'
    const days = `(${formatDecimal(row.placeDays)} − ${formatDecimal(row.relabelledDays)})`
    return {
      id: `idle-${index}`,
      label: `Ubenyttede pladser fra ${formatDate(row.from)} til ${formatDate(row.to)} (dagen tæller ikke med)`,
      formula: `${days} × ${formatDecimal(row.tariff)} × ${formatDecimal(factor)} %`,
      value: idlePayment(row),
    }
  })
  const total = decimalText(steps.reduce((sum, { value }) => sum.plus(value), new Decimal(0)))
  return { total, steps }
}

/**
 * All components as one key (fordelingsnøgle), exact: each weight is the party's share of the whole, so that the
 * amount is rounded only once.
 *
 * @param components - shares that sum to one; keys with weights above zero
 * @source own rule: 10 % by population (1:3) and 90 % by use (1:1) is 0,1 × 1/4 + 0,9 × 1/2 = 19/40 and 21/40
 */
export function combinedKey(components: readonly Component[]): PreparedKey & { names: string[] } {
  const shares = new Map<string, { name: string; share: Ratio }>()
  for (const { share, parties } of components) {
    const sum = weightSum(parties)
    for (const { id, name, weight } of parties) {
      const part = sum === '0' ? fraction(0n, 1n) : times(share, ratio(weight, sum))
      const before = shares.get(id)
      shares.set(id, { name, share: before ? plus(before.share, part) : part })
    }
  }
  const rows = [...shares].map(([id, { name, share }]) => ({ id, name, share }))
  const denominator = rows.reduce((common, { share }) => leastCommon(common, share.denominator), 1n)
  const weights = rows.map(({ share }) => share.numerator * (denominator / share.denominator))
  const ids = rows.map(({ id }) => id)
  const byId = ids.map((_, index) => index).sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  return { ids, weights, sum, byId, names: rows.map(({ name }) => name) }
}

/**
 * The weights of a key lagt sammen.
 *
 * @source botilbud-selvskade-2021, population of the 2nd quarter of 2021: the eleven municipalities are 590.322
 */
export function weightSum(parties: readonly { weight: DecimalText }[]): DecimalText {
  return decimalText(parties.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0)))
}

/**
 * What a party has of one component, exact and unrounded.
 *
 * @returns six decimals, or null when the party has no part in it
 * @source botilbud-selvskade-2021, scenarie 1: Aalborg 4.275.000 × 219.573 / 590.322 = 1.590.106,xxx kr. before rounding
 */
export function partOf(component: Component, total: DecimalText, id: string): { weight: string; part: string } | null {
  const party = component.parties.find((candidate) => candidate.id === id)
  if (party === undefined) return null
  const sum = weightSum(component.parties)
  const share = sum === '0' ? fraction(0n, 1n) : times(component.share, ratio(party.weight, sum))
  return { weight: party.weight, part: sixDecimals(times(share, ratio(total, '1'))) }
}

/**
 * An exact value to six decimals, halves away from zero.
 *
 * @source own rule: the field `exact` of all calculations has six decimals: 2/3 is 0.666667
 */
export function sixDecimals(value: Ratio): string {
  return ratioText(value, { rule: 'half-away-from-zero', decimals: 6 })
}

/**
 * The product of two exact fractions.
 *
 * @source own rule: 1/2 × 2/3 = 1/3
 */
export function times(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

function plus(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

function leastCommon(a: bigint, b: bigint): bigint {
  return (a * b) / divisor(a, b)
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}

function single(id: string, party: { id: string; name: string }) {
  return { id, label: party.name, parties: [{ ...party, weight: '1' }] }
}

function restOf(percent: DecimalText): DecimalText {
  return decimalText(new Decimal(100).minus(percent))
}

function percentFormula(amount: DecimalText, percent: DecimalText): string {
  return `${formatDecimal(amount)} × ${formatDecimal(percent)} %`
}
