/*
 * npm run bench -- allocation   10,000 amounts split over the 98 municipalities, exactly and by largest remainder, against
 * the loop that a workbook or a quick script does: floating-point shares rounded one by one, whose parts need not sum
 * to the amount. Prints one JSON line; `wrongSums` is how many of the baseline's rows do not sum to their amount.
 */

import { readFileSync } from 'node:fs'
import { preparedKey, splitUnits, unitsOf } from '../src/allocation/rules/split.ts'
import { alternately, report } from './support/alternately.ts'

const amounts = 10_000
const weights = readFileSync('data/reference/population.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .filter(([, , , day, group]) => day === '2024-01-01' && group === 'total')
  .map(([code = '', , , , , population = '0']) => ({ id: code, weight: population }))
if (weights.length !== 98) throw new Error(`98 municipalities expected, ${weights.length} found`)

/** Fixed amounts from kroner to milliards, in øre. */
const totals = Array.from({ length: amounts }, (_, index) => String(((index * 2_654_435_761) % 4_294_967_296) / 100))
const numbers = weights.map(({ weight }) => Number(weight))
let wrongSums = 0

const exact = async () => {
  const key = preparedKey(weights)
  for (const total of totals) {
    const units = unitsOf(total, 2)
    const split = splitUnits(units, key, 'largest-remainder').units
    const sum = split.reduce((all, unit) => all + unit, 0n)
    if (sum !== units) throw new Error(`${total} was split into ${sum}`)
  }
}
const floats = async () => {
  const all = numbers.reduce((sum, weight) => sum + weight, 0)
  wrongSums = 0
  for (const total of totals) {
    const amount = Number(total)
    let sum = 0
    for (const weight of numbers) sum += Math.round((amount * weight * 100) / all) / 100
    if (Math.round(sum * 100) !== Math.round(amount * 100)) wrongSums += 1
  }
}

const [ms = 0, baselineMs = 0] = await alternately(5, exact, floats)
report('allocation', ms, baselineMs, 20, {
  amounts,
  parties: weights.length,
  wrongSums,
  microsecondsEach: Math.round((ms * 1000) / amounts),
})
