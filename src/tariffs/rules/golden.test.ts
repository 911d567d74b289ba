import { describe, expect, it } from 'vitest'
import { Decimal } from '#figures/decimal.ts'
import { exact, interval, notReported, sumDecimals } from '#figures/quantity.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { percentOfBudget, reportedResult, surplusOf } from './annual-report.ts'
import { tariffOf } from './basis.ts'
import { realisedOccupancy } from './occupancy.ts'
import { overheadMean } from './overhead-percent.ts'
import { ruleSets } from './rule-set-data.ts'
import { settleResult } from './settlement.ts'
import { supervisionTariffs } from './supervision.ts'
import { supplementaryOverhead, supplementaryRate, supplementaryWeek } from './supplementary.ts'
import { twoPartTariff } from './two-part.ts'

// What printed papers say, computed again. Where a printed figure does not follow, both stand here.

const whole = { rule: 'half-away-from-zero', decimals: 0 } as const
const text = (value: Ratio | null, decimals: number) => value && ratioText(value, { ...whole, decimals })

describe('two-part tariff of Neurocenter Østerskoven 2024', () => {
  const budget = '12489292.58'
  const scenario = (base: { budget: string } | { tariff: string }, places: string, occupancyPercent: string) =>
    twoPartTariff({ base, places, occupancyPercent, hourlyCost: '390', hoursPerDay: '8', days: '365' }, whole)

  it('scenario 2 follows in full from the printed budget', () => {
    expect(scenario({ budget }, '12', '85')).toMatchObject({
      baseText: '3355',
      hourlyText: '459',
      serviceText: '3671',
      totalText: '7026',
    })
  })

  it('the printed parts of the budget sum to 0,11 kr. less than its printed total', () => {
    const parts = ['5892291', '951000', '306000', '729000', '2100000', '1674051.60', '836949.87']
    expect(sumDecimals(parts)).toBe('12489292.47')
    expect(new Decimal(budget).minus(sumDecimals(parts)).toFixed()).toBe('0.11')
  })

  it.each([
    ['1', '3559', '14', '73', '534', '4274', '7833'],
    ['3', '3197', '12', '90', '433', '3467', '6664'],
  ])(
    'scenario %s: hours and services follow, with the printed base as given',
    (_n, tariff, places, percent, hourly, service, total) => {
      const expected = { hourlyText: hourly, serviceText: service, totalText: total }
      expect(scenario({ tariff }, places, percent)).toMatchObject(expected)
    },
  )

  it('the printed base of scenario 3, 3.197, does not follow: it is 3.168', () => {
    expect(scenario({ budget }, '12', '90')?.baseText).toBe('3168')
  })

  it('a year of 366 days, or a rounded rate, would not give the printed figures', () => {
    const leap = twoPartTariff(
      { base: { budget }, places: '12', occupancyPercent: '85', hourlyCost: '390', hoursPerDay: '8', days: '366' },
      whole,
    )
    expect(leap?.baseText).toBe('3345')
    expect(8 * 534).toBe(4272)
  })
})

describe('the examples of the steering agreement 2022', () => {
  it('settlement: 770.000 kr. is 9,6 %, 400.000 kept, 370.000 into the tariff', () => {
    const accounts = { tariffIncome: '-8418000', expenses: ['6236000', '611000', '801000'] }
    expect(surplusOf(accounts)).toBe('770000')
    const terms = { limitPercent: '5', retainedUseYears: 5, toTariffYears: 2, settlement: 'carried' } as const
    const settled = settleResult({ year: 2022, basis: '8000000', result: '770000' }, terms, whole)
    expect(text(settled.percent, 1)).toBe('9.6')
    expect(settled).toMatchObject({ retained: '400000', toTariff: '370000', toTariffLatestYear: 2024 })
  })

  it('supplementary service: 335,78 kr. and 839,45 kr. a week by the example, 356,17 kr. by the formula', () => {
    const input = { hourlyCost: '206', nightFactor: '0.25', overheadFactor: '0.05', absenceFactor: '0.33' }
    const rate = supplementaryRate(input, ruleSets[0]?.terms.absenceReading.value ?? 'in-hourly-cost')
    expect(text(rate, 2)).toBe('335.78')
    expect(text(supplementaryWeek(rate, '5', '2'), 2)).toBe('839.45')
    expect(supplementaryWeek(rate, '5', '0')).toBeNull()
    expect(text(supplementaryRate(input, 'in-hourly-cost'), 3)).toBe('356.174')
  })

  it('overhead on a supplementary service is at most 5 %', () => {
    const agreement = ruleSets[0] as (typeof ruleSets)[number]
    expect(supplementaryOverhead('0.05', agreement)).toBeNull()
    expect(supplementaryOverhead('0.06', agreement)?.message).toBe(
      'Overhead på tillægsydelsen er 6 %; ventet er højst 5 %. Skriv hvorfor.',
    )
  })

  it('occupancy box: 8 of 12 places is 66,7 %; the printed 75 % is 9', () => {
    expect(text(realisedOccupancy('8', '12'), 1)).toBe('66.7')
    expect(text(realisedOccupancy('9', '12'), 0)).toBe('75')
  })
})

describe('annual reports 2020', () => {
  it.each([
    ['ISHD 2019', '-35435581', ['27250324', '3207868', '826813', '3222070', '549360'], '-379146'],
    ['ISHD 2020', '-35782977', ['27980165', '3417723', '1644150', '1572669', '196722'], '-971548'],
    ['ISHD 2021', '-36202969', ['28404860', '3988852', '1638927', '1597816', '570484'], '-2030'],
    ['Østerskoven 2019', '-42234540', ['34580861', '2977531', '1711728', '3695286', '256131'], '986997'],
    ['Østerskoven 2020', '-44212605', ['39881959', '2934484', '1790334', '3642087', '179348'], '4215607'],
    ['Østerskoven 2021', '-48002661', ['38830213', '3056047', '2042372', '3703944', '370085'], '0'],
    ['Kvisten 2019', '-67952129', ['55033838', '4390800', '2789114', '6564549', '530719'], '1356891'],
    ['Kvisten 2020', '-65754093', ['52066979', '4026294', '3139704', '5424020', '720162'], '-376934'],
    ['Kvisten 2021', '-64796653', ['54558484', '5301601', '3076485', '5150681', '873354'], '4163952'],
  ])('%s: I alt follows', (_which, tariffIncome, expenses, expected) => {
    expect(reportedResult({ tariffIncome, expenses })).toBe(expected)
  })

  it('Kvisten 2021 is a deficit of 5,53 % of the budget', () => {
    expect(text(percentOfBudget('4163952', '75271732'), 2)).toBe('5.53')
    expect(percentOfBudget('4163952', '0')).toBeNull()
  })

  it.each([
    ['2144', '2900', '73.9'],
    ['2095', '2900', '72.2'],
    ['7786', '7800', '99.8'],
    ['7370', '7800', '94.5'],
    ['8893', '9800', '90.7'],
    ['9025', '9800', '92.1'],
    ['956', '960', '99.6'],
    ['999', '960', '104.1'],
    ['611', '1027', '59.5'],
    ['565', '1027', '55.0'],
  ])('ISHD: %s of %s is %s %%', (used, capacity, percent) => {
    expect(text(realisedOccupancy(used, capacity), 1)).toBe(percent)
  })

  it('the printed total of 92,4 % does not follow: the rows give 90,8 %, with teaching 89,2 %', () => {
    expect(text(realisedOccupancy(sumDecimals(['2095', '7370', '9025', '999']), '21460'), 1)).toBe('90.8')
    expect(text(realisedOccupancy(sumDecimals(['2095', '7370', '9025', '999', '565']), '22487'), 1)).toBe('89.2')
  })

  it.each([
    // Printed from figures with more decimals than the table shows.
    ['Østerskoven, medfødt 2019', '5.3', '16', '24.2', '33.1'],
    ['Østerskoven, erhvervet 2019', '18.8', '6', '313.9', '313.3'],
    ['Østerskoven, erhvervet 2020', '18.6', '22', '84.4', '84.5'],
    ['Kvisten 2019', '7', '9', '78.1', '77.8'],
    ['Kvisten 2020', '5.6', '8.3', '66.7', '67.5'],
  ])('%s: %s of %s prints %s %%, the printed figures give %s %%', (_which, used, capacity, printed, computed) => {
    expect(text(realisedOccupancy(used, capacity), 1)).toBe(computed)
    expect(computed).not.toBe(printed)
  })
})

it('the overhead of the operators averages 6,87 %, from 4,10 to 17,3', () => {
  const rows = [
    ['Morsø', exact('6')],
    ['Vesthimmerland', exact('7')],
    ['Rebild', exact('4.7')],
    ['Hjørring', exact('8.62')],
    ['Region Nordjylland', exact('4.57')],
    ['Aalborg, ældre og handicap', exact('4.1')],
    ['Brønderslev', exact('5.17')],
    ['Frederikshavn', exact('9')],
    ['Aalborg, familie og beskæftigelse', interval('4.93', '5.86')],
    ['Thisted', interval('12.3', '17.3')],
    ['Mariagerfjord', interval('5.35', '7.17')],
    ['Jammerbugt', notReported],
    ['Læsø', notReported],
  ] as const
  const mean = overheadMean(rows.map(([id, percent]) => ({ id, percent, basis: null })))
  expect(text(mean.mean, 2)).toBe('6.87')
  expect(mean).toMatchObject({ n: 11, low: '4.1', high: '17.3', leftOut: ['Jammerbugt', 'Læsø'], weighted: null })
})

describe('supervision tariffs', () => {
  it.each([
    ['Nord 2022', '36896', ['36896', '44275', '73792', '110689'], ['3690', '4428', '7379', '11069']],
    ['Nord 2021', '35635', ['35635', '42762', '71270', '106905'], ['3564', '4276', '7127', '10690']],
    ['Midt 2022', '36255', ['36255', '43506', '72510', '108765'], ['3625', '4351', '7251', '10876']],
    ['Øst 2022', '35597', ['35597', '42716', '71194', '106790'], ['3560', '4272', '7119', '10679']],
    ['Øst 2021', '35603', ['35603', '42724', '71206', '106810'], []],
    ['Hovedstaden 2022', '31888', ['31888', '38266', '63776', '95664'], ['3189', '3827', '6378', '9566']],
    ['Hovedstaden 2021', '32154', ['32154', '38585', '64309', '96463'], []],
    ['Syd 2021', '35678', ['35678', '42813', '71356', '107035'], []],
    ['Nord 2020', '35129', ['35129', '42155', '70258', '105387'], ['3513', '4215', '7026', '10539']],
    ['Nord 2017', '33978', ['33978', '40774', '67956', '101934'], ['3397', '4077', '6795', '10193']],
  ])(
    '%s: the factors 1, 1,2, 2 and 3 and the 10 %% give the printed ones within 2 kr.',
    (_which, smallest, printed, heightened) => {
      const computed = supervisionTariffs(smallest)
      for (const [at, value] of printed.entries()) expect(off(computed[at]?.tariff, value).lte(2)).toBe(true)
      for (const [at, value] of heightened.entries()) expect(off(computed[at]?.heightened, value).lte(1)).toBe(true)
    },
  )

  it('two printed ones do not follow: Syd 2022 25-49 places is 71.344, Midt 2021 50+ is 109.155', () => {
    const [, , syd] = supervisionTariffs('35672')
    expect([text(syd?.tariff ?? null, 0), '71334']).toEqual(['71344', '71334'])
    const [, , , midt] = supervisionTariffs('36385')
    expect([text(midt?.tariff ?? null, 0), '141362']).toEqual(['109155', '141362'])
  })

  const off = (value: Ratio | undefined, printed: string) =>
    new Decimal(text(value ?? null, 6) ?? 'NaN').minus(printed).abs()
})

it('revenue of the facility for self-harm: 71.200 kr. a day, 365 days, 90 % is 23,39 million; 23,1 is printed', () => {
  const perDay = sumDecimals(['26700', '22500', '12400', '9600'])
  expect(perDay).toBe('71200')
  expect(new Decimal(perDay).times(365).times('0.9').toFixed()).toBe('23389200')
  const tariff = tariffOf({
    year: 2022,
    priceLevel: 2021,
    places: '10',
    occupancyPercent: '90',
    costs: [{ category: 'cost_staff', amount: '23389200' }],
    carried: [],
    stay: 'ordinary',
    firstYear: true,
    directHours: null,
  })
  expect(tariff.ok && tariff.value.perDayText).toBe('7120.00')
})
