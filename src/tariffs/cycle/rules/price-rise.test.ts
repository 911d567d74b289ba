import { expect, test } from 'vitest'
import { ratioText } from '#figures/ratio.ts'
import { priceRise } from './price-rise.ts'

const rates = [
  { year: 2024, kind: 'region', percent: '3', source: 'Skøn 2024' },
  { year: 2023, kind: 'region', percent: '2', source: 'Skøn 2023' },
  { year: 2023, kind: 'municipality', percent: '9', source: 'Kommunernes' },
] as const
const toSixDecimals = { rule: 'half-away-from-zero', decimals: 6 } as const

test('2 % and 3 % are a factor of 1,0506, each rate with its source', () => {
  const rise = priceRise({ from: 2022, to: 2024 }, 'region', rates)
  expect(rise && ratioText(rise.factor, toSixDecimals)).toBe('1.050600')
  expect(rise?.rates.map(({ year, source }) => [year, source])).toEqual([
    [2023, 'Skøn 2023'],
    [2024, 'Skøn 2024'],
  ])
})

test('a year without a rate, the middle of a year, and an operator that is no region or municipality have none', () => {
  expect(priceRise({ from: 2022, to: 2024 }, 'municipality', rates)).toBeNull()
  expect(priceRise({ from: 2024, to: 2024 }, 'region', rates)).toBeNull()
  expect(priceRise({ from: 2023, to: 2024 }, null, rates)).toBeNull()
})
