import { describe, expect, it } from 'vitest'
import { inputOf, keyOf, nordjylland } from '../allocation-fixture.ts'
import { allocationResult, inputProblems } from './allocation.ts'

// Printed tables of public papers, cell by cell. They round each share by itself and balance nothing (`none`).

const amounts = (amount: string, rows: Parameters<typeof keyOf>[0]) => {
  const { parties, sum, difference } = allocationResult(inputOf({ amount, key: keyOf(rows) }))
  return {
    cells: parties.map((party) => Number(party.amount)),
    percents: parties.map(({ percent }) => percent),
    sum,
    difference,
  }
}

describe('the start-up scenarios by population (botilbud-selvskade-2021)', () => {
  const printed: [scenario: string, total: string, cells: number[], sum: string, difference: string][] = [
    [
      '1',
      '4275000',
      [261719, 426782, 464193, 276391, 12861, 301143, 145401, 220904, 312310, 263189, 1590106],
      '4274999',
      '-1',
    ],
    [
      '2',
      '5370000',
      [328756, 536098, 583091, 347186, 16156, 378278, 182644, 277487, 392306, 330602, 1997396],
      '5370000',
      '0',
    ],
    [
      '3',
      '5590000',
      [342224, 558061, 606980, 361409, 16818, 393776, 190127, 288855, 408378, 344147, 2079226],
      '5590001',
      '1',
    ],
  ]

  it.each(printed)('scenario %s: all eleven cells to the krone', (_scenario, total, cells) => {
    expect(amounts(total, nordjylland).cells).toEqual(cells)
  })

  it.each(printed)(
    'scenario %s: the parts sum to %s less or more than is printed',
    (_s, total, cells, sum, difference) => {
      expect(cells.reduce((all, cell) => all + cell, 0)).toBe(Number(sum))
      expect(amounts(total, nordjylland)).toMatchObject({ sum, difference })
    },
  )

  it('prints the percentages with two decimals', () => {
    const { percents } = amounts('4275000', nordjylland)
    const printedPercents = '6.12 9.98 10.86 6.47 0.30 7.04 3.40 5.17 7.31 6.16 37.20'
    expect(percents.join(' ')).toBe(printedPercents)
  })

  it('sums to the total by largest remainder, with one krone moved and no other cell changed', () => {
    const none = allocationResult(inputOf())
    const balanced = allocationResult(inputOf({ remainder: 'largest-remainder' }))
    expect(balanced).toMatchObject({ sum: '4275000', difference: '0' })
    const moved = balanced.parties.filter((party, index) => party.amount !== none.parties[index]?.amount)
    expect(moved).toHaveLength(1)
    expect(balanced.parties.find(({ id }) => id === '851')?.amount).toBe('1590106')
  })

  it('is 25 % to the region and 75 % to the municipalities of the printed 5,7 mio. kr.', () => {
    const party = { id: '1081', name: 'Region Nordjylland' }
    const { parties } = allocationResult(
      inputOf({ amount: '5700000', combination: { kind: 'region-municipality', percent: '25', party } }),
    )
    expect(parties.map(({ amount }) => Number(amount))).toEqual([1425000, ...(printed[0]?.[2] ?? [])])
  })
})

describe('the social supervision by 0–17-year-olds (socialtilsyn-nord-2022)', () => {
  const names =
    'Silkeborg Brønderslev Frederikshavn Jammerbugt Læsø Mariagerfjord Morsø Rebild Thisted Vesthimmerland Aalborg'
  const codes = '740 810 813 849 825 846 773 840 787 820 851'.split(' ')
  const printed: [year: number, total: string, population: number[], cells: number[], printedSum: number][] = [
    [
      2021,
      '19504196',
      [20913, 7810, 10366, 7767, 228, 8033, 3777, 7177, 8635, 7219, 39287],
      [3365106, 1256705, 1667991, 1249786, 36687, 1292588, 607756, 1154849, 1389456, 1161608, 6321662],
      121212,
    ],
    [
      2022,
      '18745427',
      [20636, 7703, 10238, 7747, 225, 7914, 3730, 7259, 8459, 7130, 39428],
      [3211039, 1198616, 1593071, 1205462, 35011, 1231448, 580402, 1129528, 1316252, 1109455, 6135144],
      120469,
    ],
  ]

  it.each(printed)(
    '%i: all eleven cells to the krone, their sum beside the printed total',
    (year, total, population, cells, all) => {
      const rows = names
        .split(' ')
        .map((name, index): [string, string, number] => [codes[index] as string, name, population[index] as number])
      const key = keyOf(rows, { kind: 'population', ageGroup: '0-17', referenceDate: `${year - 1}-04-01` })
      const input = inputOf({ amount: total, key, combination: { kind: 'supervision', year } })
      expect(inputProblems(input)).toEqual([])
      const { parties, sum, difference } = allocationResult(input)
      expect(parties.map(({ amount }) => Number(amount))).toEqual(cells)
      expect(population.reduce((count, one) => count + one, 0)).toBe(all)
      const added = cells.reduce((count, one) => count + one, 0)
      expect(sum).toBe(String(added))
      expect(difference).toBe(String(added - Number(total)))
      expect(difference).toBe({ 2021: '-2', 2022: '1' }[year])
    },
  )

  it('the budget is tariffs and objective financing together, with the printed change', () => {
    const [before, after] = [15446825 + 19504196, 15071475 + 18745427]
    expect([before, after, after - before]).toEqual([34951021, 33816902, -1134119])
    const change = (from: number, to: number) => allocationChange(from, to)
    expect([change(34951021, 33816902), change(15446825, 15071475), change(19504196, 18745427)]).toEqual([
      '-3.2',
      '-2.4',
      '-3.9',
    ])
  })

  it('a foster family costs the printed average', () => {
    expect([Math.round(19504196 / 1110), Math.round(18745427 / 1070)]).toEqual([17571, 17519])
  })
})

const allocationChange = (from: number, to: number) => (((to - from) / from) * 100).toFixed(1)
