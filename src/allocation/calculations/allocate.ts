import { z } from 'zod'
import { defineCalculation, type Step, type Warning } from '#figures/calculation.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, maxRows, refuse } from '#figures/json-input.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratioText } from '#figures/ratio.ts'
import { roundingText } from '#figures/round.ts'
import {
  amountOf,
  decimalsOf,
  exactShares,
  type KeyProblem,
  keyProblems,
  preparedKey,
  type RemainderRule,
  type Split,
  splitUnits,
  unitsOf,
} from '../rules/split.ts'
import { amountInput, remainderInput } from './inputs.ts'

/** Parties whose shares are written out as steps; a longer key has its result all the same. */
const stepsShown = 1000

const id = z
  .string()
  .max(200)
  .superRefine((text, context) => {
    if (text === '') refuse(context, { code: 'empty-id', message: 'Skriv et id for parten.' })
  })

const input = z
  .strictObject({
    total: amountInput,
    unit: z.string().max(80),
    decimals: decimalsInput(0),
    remainder: remainderInput,
    key: z
      .array(z.strictObject({ id, name: z.string().max(200).optional(), weight: decimalInput('zeroOrMore') }))
      .max(maxRows),
  })
  .superRefine(({ key, remainder }, context) => {
    // An answer carries one error, and naming the first place of thousands of duplicates would take long.
    const [problem] = keyProblems(key, remainder)
    if (problem === undefined) return
    const { path, ...refusal } = refusalOf(problem, key)
    refuse(context, refusal, path)
  })

type Input = z.output<typeof input>

/** Splits an amount over a key (fordeling): exact shares, rounded once, the remainder placed by a named rule. */
export const allocateCalculation = defineCalculation({
  title: 'Fordeling efter nøgle',
  method: 'fordeling',
  input,
  result: z.object({
    shares: z.array(z.object({ id: z.string(), percent: z.string(), amount: z.string() })),
    sum: z.string(),
    difference: z.string(),
  }),
  run: (given) => {
    const { total, decimals, remainder, key } = given
    const prepared = preparedKey(key)
    const shares = exactShares(prepared)
    const split = splitUnits(unitsOf(total, decimals), prepared, remainder)
    const sum = amountOf(
      split.units.reduce((all, unit) => all + unit, 0n),
      decimals,
    )
    const difference = new Decimal(sum).minus(total)
    return {
      result: {
        shares: key.map((party, index) => ({
          id: party.id,
          percent: ratioText(percentOf(shares[index] as Ratio), { rule: 'half-away-from-zero', decimals: 2 }),
          amount: amountOf(split.units[index] as bigint, decimals),
        })),
        sum,
        difference: difference.toFixed(Math.max(decimals, difference.decimalPlaces())),
      },
      steps: steps(given, split),
      warnings: [...roundedTotal(total, decimals), ...turnedAround(given, split)],
    }
  },
})

function refusalOf(
  problem: KeyProblem,
  key: Input['key'],
): { code: string; message: string; path: (string | number)[] } {
  if (problem.code === 'zero-total-weight') {
    const message = 'Nøglens vægte er 0 tilsammen, så der er intet at fordele efter. Mindst én vægt skal være over 0.'
    return { code: problem.code, message, path: ['key'] }
  }
  if (problem.code === 'unknown-party') {
    return {
      code: problem.code,
      message: 'Resten kan kun gå til en part, der står i nøglen.',
      path: ['remainder', 'to'],
    }
  }
  const path = ['key', problem.index, problem.code === 'duplicate-id' ? 'id' : 'weight']
  if (problem.code === 'negative-weight')
    return { code: 'negative', message: 'Vægten må ikke være mindre end 0.', path }
  const first = key.findIndex((party) => party.id === key[problem.index]?.id)
  return { code: problem.code, message: `Parten står allerede i key[${first}]. Hver part må kun stå én gang.`, path }
}

function steps({ total, unit, decimals, remainder, key }: Input, { units, moved }: Split): Step[] {
  const weight = weightSum(key)
  const [amount, all] = [formatDecimal(total), formatDecimal(weight)]
  const rows = key.slice(0, stepsShown).flatMap((party, index): Step[] => {
    const value = amountOf(units[index] as bigint, decimals)
    const label = `Andel, ${party.name ?? party.id} (${unit})`
    const rest = moved[index] as bigint
    const formula = `${amount} × ${formatDecimal(party.weight)} / ${all}${rest === 0n ? '' : `, heraf rest ${formatDecimal(amountOf(rest, decimals))}`}`
    return [{ id: `share-${index}`, label, formula, value }]
  })
  return [
    { id: 'weight', label: 'Nøglens vægte lagt sammen', formula: 'summen af vægtene', value: weight },
    ...rows,
    {
      id: 'sum',
      label: `Sum af andelene (${unit})`,
      formula: remainderText(remainder, decimals),
      value: amountOf(
        units.reduce((sum, one) => sum + one, 0n),
        decimals,
      ),
    },
  ]
}

function weightSum(key: Input['key']): DecimalText {
  return decimalText(key.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0)))
}

function remainderText(remainder: RemainderRule, decimals: number): string {
  if (remainder === 'largest-remainder') return 'andele rundet ned mod nul, resten til de største rester'
  const rounded = `hver andel afrundet for sig (${roundingText({ rule: 'half-away-from-zero', decimals })})`
  return `${rounded}, ${remainder === 'none' ? 'resten ikke fordelt' : `resten til ${remainder.to}`}`
}

function roundedTotal(total: DecimalText, decimals: number): Warning[] {
  if (decimalsOf(total) <= decimals) return []
  const message = `Beløbet har flere decimaler end de ${decimals}, der fordeles med. Det er afrundet, og forskellen er vist.`
  return [{ code: 'total-rounded', path: 'total', message }]
}

/** The named party takes what rounding left; with many small shares that can be more than its own share. */
function turnedAround({ total, remainder }: Input, { units }: Split): Warning[] {
  if (typeof remainder !== 'object' || total === '0') return []
  const negative = total.startsWith('-')
  if (!units.some((unit) => (negative ? unit > 0n : unit < 0n))) return []
  const message = 'Resten er større end andelen for den part, der får den, så partens beløb har modsat fortegn.'
  return [{ code: 'remainder-exceeds-share', path: 'remainder.to', message }]
}
