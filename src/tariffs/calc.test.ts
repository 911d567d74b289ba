import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputSchema, runNamedCalculation } from '#figures/calculation.ts'
import { Decimal } from '#figures/decimal.ts'
import { tariffCalculations } from './calc.ts'

const run = (name: string, json: unknown) => runNamedCalculation(tariffCalculations, name, json)

function result(name: string, json: unknown): Record<string, unknown> {
  const answer = run(name, json)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.output.result
}

/** "code at path", or "accepted". */
function refusal(name: string, json: unknown): string {
  const answer = run(name, json)
  return answer.ok ? 'accepted' : `${answer.error.code} at ${answer.error.path || 'the whole'}`
}

function warnings(name: string, json: unknown): string[] {
  const answer = run(name, json)
  return answer.ok ? answer.output.warnings.map(({ code, path }) => `${code} at ${path}`) : ['refused']
}

const costs = [
  { category: 'Personale', amount: 6500000 },
  { category: 'Ejendom', amount: '675000.00' },
  { category: 'Øvrige', amount: 825000 },
]
const sheet = { costs, places: 12, occupancyPercent: 95 }
const twoPart = { baseBudget: '12489292.58', places: 12, occupancyPercent: 85, hourlyCost: 390, hoursPerDay: 8 }
const supplement = { hourlyCost: 206, nightFactor: 0.25, overheadFactor: 0.05 }
const plan = {
  year: 2024,
  levels: [{ id: 'a', perDay: 1, places: 3 }],
  occupancyPercent: 100,
  days: 300,
  rampUp: [50, 100],
  fixedCosts: 750,
  establishment: 100,
}
const ended = { startedOn: '2020-03-01', endsOn: '2024-01-15', perDay: '2000.50' }
const settled = { year: 2020, basis: '8000000', result: '770000' }

describe('calc tariff', () => {
  it('spreads the costs over places, occupancy and 365 days, and shows the parts in the order given', () => {
    expect(result('tariff', sheet)).toEqual({
      basis: '8000000.00',
      perDay: '1922.61',
      exact: '1922.614756',
      byCategory: [
        { category: 'Personale', perDay: '1562.12', share: '81.25' },
        { category: 'Ejendom', perDay: '162.22', share: '8.44' },
        { category: 'Øvrige', perDay: '198.27', share: '10.31' },
      ],
    })
  })

  it('lowers the basis by a carried surplus and raises it by a deficit', () => {
    expect(result('tariff', { ...sheet, adjustment: -370000 })).toMatchObject({
      basis: '7630000.00',
      perDay: '1833.69',
    })
    expect(result('tariff', { ...sheet, adjustment: '370000' })).toMatchObject({
      basis: '8370000.00',
      perDay: '2011.54',
    })
  })

  it('keeps amounts exact where a float would not', () => {
    const big = { costs: [{ category: 'A', amount: '900000000000000.01' }], places: 1, occupancyPercent: 100, days: 1 }
    expect(result('tariff', big)).toMatchObject({ basis: '900000000000000.01', perDay: '900000000000000.01' })
  })

  it('takes income as a negative amount, and warns when it is positive', () => {
    const income = (amount: number) => ({ ...sheet, costs: [...costs, { category: 'Finansieringsindtægter', amount }] })
    expect(result('tariff', income(-100000))).toMatchObject({ basis: '7900000.00' })
    expect(warnings('tariff', income(-100000))).toEqual([])
    expect(warnings('tariff', income(100000))).toEqual(['positive-income at costs[3].amount'])
  })

  it('warns when the year is not 365 days, and when costs of 0 have no shares', () => {
    expect(warnings('tariff', { ...sheet, days: 366 })).toEqual(['days-not-365 at days'])
    const free = { ...sheet, costs: [{ category: 'A', amount: 0 }] }
    expect(result('tariff', free)).toMatchObject({ perDay: '0.00', byCategory: [{ perDay: '0.00', share: null }] })
    expect(warnings('tariff', free)).toEqual(['no-shares at costs'])
  })

  it.each<[object, string]>([
    [{ places: 0 }, 'not-positive at places'],
    [{ occupancyPercent: 0 }, 'not-positive at occupancyPercent'],
    [{ occupancyPercent: 150 }, 'out-of-range at occupancyPercent'],
    [{ occupancyPercent: '100.0001' }, 'out-of-range at occupancyPercent'],
    [{ occupancyPercent: '95,5' }, 'not-a-number at occupancyPercent'],
    [{ days: 0 }, 'not-positive at days'],
    [{ days: 364.5 }, 'not-whole at days'],
    [{ days: 367 }, 'out-of-range at days'],
    [{ costs: [] }, 'no-costs at costs'],
    [{ costs: [{ category: 'A', amount: -1 }] }, 'negative at costs[0].amount'],
    [{ costs: [{ category: 'A', amount: 'ti' }] }, 'not-a-number at costs[0].amount'],
    [{ costs: [{ category: 'A', amount: 1, kr: 2 }] }, 'unknown-key at costs[0].kr'],
    [{ costs: [{ amount: 1 }] }, 'missing at costs[0].category'],
    [{ decimals: 11 }, 'out-of-range at decimals'],
    [{ occupancy: 95 }, 'unknown-key at occupancy'],
  ])('refuses %j: %s', (change, expected) => {
    expect(refusal('tariff', { ...sheet, ...change })).toBe(expected)
  })
})

describe('calc tariff-two-part', () => {
  it('reproduces scenario 2 of Neurocenter Østerskoven in full', () => {
    expect(result('tariff-two-part', { ...twoPart, currentTariff: 6534 })).toEqual({
      base: '3355',
      hourly: '459',
      service: '3671',
      total: '7026',
      difference: '492',
    })
  })

  it('leaves the difference out when there is no current tariff, and takes a base that is set', () => {
    const given = { baseTariff: 3559, places: 14, occupancyPercent: 73, hourlyCost: 390, hoursPerDay: 8 }
    expect(result('tariff-two-part', given)).toEqual({ base: '3559', hourly: '534', service: '4274', total: '7833' })
  })

  it.each<[object, string]>([
    [{ baseBudget: undefined }, 'missing at baseBudget'],
    [{ baseTariff: 3355 }, 'both-given at baseTariff'],
    [{ places: 0 }, 'not-positive at places'],
    [{ places: undefined }, 'missing at places'],
    [{ occupancyPercent: 0 }, 'not-positive at occupancyPercent'],
    [{ hourlyCost: -1 }, 'negative at hourlyCost'],
    [{ hoursPerDay: '8,5' }, 'not-a-number at hoursPerDay'],
    [{ hours: 8 }, 'unknown-key at hours'],
  ])('refuses %j: %s', (change, expected) => {
    const { baseBudget, ...rest } = { ...twoPart, ...change } as Record<string, unknown>
    const given = Object.fromEntries(Object.entries({ baseBudget, ...rest }).filter(([, value]) => value !== undefined))
    expect(refusal('tariff-two-part', given)).toBe(expected)
  })
})

describe('calc supplementary', () => {
  it('reproduces the worked example of the agreement', () => {
    const given = { ...supplement, absenceFactor: 0.33, hoursPerWeek: 5, citizensSharing: 2 }
    expect(result('supplementary', given)).toEqual({ rate: '335.78', perWeek: '839.45' })
  })

  it('adds no absence and gives no week unless asked', () => {
    expect(result('supplementary', supplement)).toEqual({ rate: '267.80' })
    expect(result('supplementary', { ...supplement, hoursPerWeek: 5 })).toEqual({ rate: '267.80', perWeek: '1339.00' })
  })

  it('takes the week from the unrounded rate', () => {
    const given = { hourlyCost: '100.005', nightFactor: 0, overheadFactor: 0, hoursPerWeek: 100 }
    expect(result('supplementary', given)).toEqual({ rate: '100.01', perWeek: '10000.50' })
  })

  it.each<[object, string]>([
    [{ hourlyCost: -1 }, 'negative at hourlyCost'],
    [{ nightFactor: -0.1 }, 'negative at nightFactor'],
    [{ citizensSharing: 0 }, 'not-positive at citizensSharing'],
    [{ citizensSharing: 1.5 }, 'not-whole at citizensSharing'],
    [{ absence: 0.33 }, 'unknown-key at absence'],
  ])('refuses %j: %s', (change, expected) => {
    expect(refusal('supplementary', { ...supplement, ...change })).toBe(expected)
  })
})

describe('calc settle-result', () => {
  it('reproduces the worked example of the agreement', () => {
    expect(result('settle-result', settled)).toEqual({
      percent: '9.63',
      retained: '400000.00',
      toTariff: '370000.00',
      toTariffLatestYear: 2022,
      useRetainedLatestYear: 2025,
    })
  })

  it.each<[object, object]>([
    // Within the limit a surplus is kept whole, at the limit too.
    [
      { result: 399999 },
      { retained: '399999.00', toTariff: '0.00', toTariffLatestYear: null, useRetainedLatestYear: 2025 },
    ],
    [{ result: 400000 }, { retained: '400000.00', toTariff: '0.00', toTariffLatestYear: null }],
    // A deficit within the limit never enters a tariff.
    [
      { result: -400000 },
      { retained: '0.00', toTariff: '0.00', toTariffLatestYear: null, useRetainedLatestYear: null },
    ],
    [{ result: -770000 }, { percent: '-9.63', retained: '0.00', toTariff: '-370000.00', toTariffLatestYear: 2022 }],
    [{ result: 0 }, { percent: '0.00', retained: '0.00', toTariff: '0.00', useRetainedLatestYear: null }],
    [{ limitPercent: 0 }, { retained: '0.00', toTariff: '770000.00', useRetainedLatestYear: null }],
    [{ decimals: 0 }, { percent: '9.63', retained: '400000', toTariff: '370000' }],
  ])('of %j is %j', (change, expected) => {
    expect(result('settle-result', { ...settled, ...change })).toMatchObject(expected)
  })

  it('keeps what is kept and what is not equal to the surplus, to the øre', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((ore) => new Decimal(ore.toString()).div(100).toFixed())
    fc.assert(
      fc.property(amount, amount, (basis, surplus) => {
        const { retained, toTariff } = result('settle-result', { year: 2022, basis, result: surplus })
        expect(new Decimal(retained as string).plus(toTariff as string).toFixed()).toBe(new Decimal(surplus).toFixed())
        expect(Number(retained)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each<[object, string]>([
    [{ basis: 0 }, 'not-positive at basis'],
    [{ year: '2020' }, 'wrong-type at year'],
    [{ year: 2020.5 }, 'wrong-type at year'],
    [{ limitPercent: -5 }, 'negative at limitPercent'],
    [{ result: null }, 'wrong-type at result'],
    [{ surplus: 1 }, 'unknown-key at surplus'],
  ])('refuses %j: %s', (change, expected) => {
    expect(refusal('settle-result', { ...settled, ...change })).toBe(expected)
  })
})

describe('calc business-case', () => {
  it('fills up, finances deficits and splits them by shares and a key', () => {
    const payers = [
      { id: 'region', percent: 25 },
      {
        id: 'kommuner',
        percent: 75,
        key: [
          { id: 'a', weight: 2 },
          { id: 'b', weight: 1 },
        ],
      },
    ]
    const answer = result('business-case', { ...plan, payers })
    expect(answer).toMatchObject({ beforeOpening: '100', deficit: '300', toFinance: '400' })
    expect(answer.years).toMatchObject([{ result: '-300' }, { result: '150' }])
    expect(answer.payers).toMatchObject([
      { id: 'region', amount: '100' },
      {
        id: 'kommuner',
        amount: '300',
        shares: [
          { id: 'a', amount: '200' },
          { id: 'b', amount: '100' },
        ],
      },
    ])
  })

  it('finances nothing that is not there: a surplus year pays for no other', () => {
    expect(result('business-case', { ...plan, rampUp: [100], establishment: 0 })).toMatchObject({ toFinance: '0' })
    const always = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(always, (rampUp) => {
        const { deficit, years } = result('business-case', { ...plan, rampUp }) as {
          deficit: string
          years: { result: string }[]
        }
        const lost = years.reduce((sum, year) => sum.minus(Decimal.min(0, year.result)), new Decimal(0))
        expect(lost.minus(deficit).abs().lte(years.length)).toBe(true)
      }),
    )
  })

  it.each<[object, string]>([
    [{ levels: [] }, 'empty-list at levels'],
    [{ rampUp: [] }, 'empty-list at rampUp'],
    [{ rampUp: [50, 120] }, 'out-of-range at rampUp[1]'],
    [{ occupancyPercent: 0 }, 'not-positive at occupancyPercent'],
    [{ payers: [{ id: 'a', percent: 60 }] }, 'not-100-percent at payers'],
    [{ payers: [{ id: 'a', percent: 100, key: [{ id: 'x', weight: 0 }] }] }, 'zero-total-weight at payers[0].key'],
    [
      {
        payers: [
          { id: 'a', percent: 50 },
          { id: 'a', percent: 50 },
        ],
      },
      'duplicate-id at payers',
    ],
    [{ fixedCosts: -1 }, 'negative at fixedCosts'],
    [{ ramp: [50] }, 'unknown-key at ramp'],
  ])('refuses %j: %s', (change, expected) => {
    expect(refusal('business-case', { ...plan, ...change })).toBe(expected)
  })
})

describe('calc notice', () => {
  it('pays to the end of the running month and one more, 29 February too', () => {
    expect(result('notice', ended)).toMatchObject({ paidUntil: '2024-02-29', daysAfter: 45, amount: '90022.50' })
    expect(result('notice', { ...ended, kind: 'substitution' })).toMatchObject({ daysAfter: 14, amount: '28007.00' })
    expect(result('notice', { ...ended, kind: 'acute-closing' })).toMatchObject({ daysAfter: 0, amount: '0.00' })
  })

  it.each<[object, string]>([
    [{ endsOn: '2020-02-01' }, 'ends-before-start at endsOn'],
    [{ startedOn: '2019-01-01', endsOn: '2021-12-31' }, 'no-rule-set at endsOn'],
    [{ endsOn: '2023-02-29' }, 'invalid-date at endsOn'],
    [{ perDay: -1 }, 'negative at perDay'],
    [{ kind: 'moved' }, 'wrong-type at kind'],
    [{ notice: 1 }, 'unknown-key at notice'],
  ])('refuses %j: %s', (change, expected) => {
    expect(refusal('notice', { ...ended, ...change })).toBe(expected)
  })
})

it('every answer has the form its description promises', () => {
  const inputs = {
    tariff: sheet,
    'tariff-two-part': twoPart,
    supplementary: supplement,
    'settle-result': settled,
    'business-case': plan,
    notice: ended,
    'capital-costs': { year: 2025, ratePercent: 2, assets: [{ price: 100, firstYear: 2024, life: 3 }] },
  }
  for (const [name, calculation] of Object.entries(tariffCalculations)) {
    const answer = run(name, inputs[name as keyof typeof inputs])
    expect(answer.ok && outputSchema(calculation).safeParse(answer.output).success).toBe(true)
  }
})

describe('capital-costs', () => {
  const house = { name: 'Hus', price: '30000000', firstYear: 2022, life: 30 }
  const input = { year: 2025, ratePercent: 2, assets: [house, { price: 100000, firstYear: 2026, life: 3 }] }

  it('writes assets off in equal parts and takes interest on what is left at the start of the year', () => {
    expect(result('capital-costs', input)).toEqual({
      assets: [
        { name: 'Hus', bookValue: '27000000.00', depreciation: '1000000.00', interest: '540000.00' },
        { bookValue: '0.00', depreciation: '0.00', interest: '0.00' },
      ],
      depreciation: '1000000.00',
      interest: '540000.00',
      total: '1540000.00',
    })
    // Three thirds of an odd price: the sum is rounded once, from unrounded parts.
    const third = { price: '100', firstYear: 2025, life: 3 }
    expect(result('capital-costs', { year: 2025, ratePercent: '0', assets: [third, third, third] })).toMatchObject({
      depreciation: '100.00',
      total: '100.00',
    })
  })

  it.each([
    [{ ...input, assets: [{ ...house, life: 0 }] }, 'assets[0].life'],
    [{ ...input, assets: [{ ...house, price: -1 }] }, 'assets[0].price'],
    [{ ...input, ratePercent: '-1' }, 'ratePercent'],
    [{ ...input, year: 2025.5 }, 'year'],
  ])('refuses %j', (json, path) => {
    expect(refusal('capital-costs', json)).toMatch(new RegExp(` at ${path.replaceAll(/[[\]]/g, '\\$&')}$`))
  })
})
