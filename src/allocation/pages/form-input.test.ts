import { describe, expect, it } from 'vitest'
import { guarantee, inputOf, keyOf, region } from '../allocation-fixture.ts'
import { formValues, readAllocationForm } from './form-input.ts'

const sentence = (code: string, params?: Record<string, string | number>) =>
  params ? `${code} ${JSON.stringify(params)}` : code
const typed = {
  title: 'Scenarie 1',
  amount: '4.275.000',
  priceLevel: '2021-priser',
  decimals: '0',
  remainder: 'largest-remainder',
  'combination.kind': 'plain',
  'key.kind': 'population',
  'key.ageGroup': 'total',
  'key.referenceDate': '2021-04-01',
  'key.area': 'region:1081',
}
const faults = (change: Record<string, string>) => {
  const read = readAllocationForm({ ...typed, ...change }, sentence)
  return read.ok ? [] : read.errors.map(({ path, message }) => `${path}: ${message}`)
}

describe('the form of an allocation', () => {
  it('reads Danish numbers and sends what the API would', () => {
    expect(readAllocationForm(typed, sentence)).toMatchObject({
      ok: true,
      request: { amount: '4275000', key: { area: 'region:1081', parties: null }, combination: { kind: 'plain' } },
    })
  })

  it.each<[string, Record<string, string>, string[]]>([
    ['an empty amount', { amount: ' ' }, ['amount: allocation.amountMissing']],
    [
      'a word as amount',
      { amount: 'mange penge' },
      ['amount: Det kan ikke læses som et tal. Skriv for eksempel 12,5.'],
    ],
    ['an amount beyond the limit', { amount: '1.000.000.000.000.001' }, ['amount: allocation.amountTooLarge']],
    ['an empty title', { title: '' }, ['title: allocation.titleMissing']],
    ['no key', { 'key.kind': '' }, ['key.kind: allocation.keyMissing']],
    ['a list without names', { 'key.area': 'list' }, ['key.parties: allocation.listEmpty']],
    [
      'a word in a cell of numbers',
      { 'key.kind': 'use', 'key.parties': 'Aalborg; 3\nLæsø; få' },
      ['key.parties: allocation.numberWrong {"line":2,"found":"få"}'],
    ],
    [
      'a percentage over 100',
      { 'combination.kind': 'region-municipality', 'combination.percent': '101', 'combination.party': '1081' },
      ['combination.percent: allocation.percentWrong'],
    ],
    [
      'a year in words',
      { 'combination.kind': 'supervision', 'combination.year': 'i år' },
      ['combination.year: allocation.yearWrong'],
    ],
    [
      'no rows of unused places',
      { 'combination.kind': 'idle-places' },
      ['combination.rows[0].placeDays: allocation.rowsMissing'],
    ],
    [
      'a row that was only begun',
      {
        'combination.kind': 'idle-places',
        'combination.rows[0].from': '2020-09-01',
        'combination.rows[0].to': '2020-08-01',
        'combination.rows[0].tariff': '4.000',
      },
      ['combination.rows[0].placeDays: allocation.daysWrong', 'combination.rows[0].to: allocation.endBeforeStart'],
    ],
    ['a remainder to nobody', { remainder: 'to' }, ['remainderTo: allocation.partyMissing']],
    [
      'no use',
      { 'combination.kind': 'part-objective', 'combination.percent': '10' },
      ['useKey.parties: allocation.useMissing'],
    ],
  ])('names the place of %s', (_name, change, expected) => {
    expect(faults(change)).toEqual(expected)
  })

  it('begins a new version with what was stored, and reads it back the same', () => {
    const use = keyOf([['851', 'Aalborg', '12.5']], { kind: 'use' })
    const row = { from: '2020-09-01', to: '2021-01-01', placeDays: '100', relabelledDays: '0', tariff: '4000' }
    for (const input of [
      inputOf({ amount: '-1234.5', decimals: 2, remainder: { to: '851' } }),
      inputOf({ combination: { kind: 'part-objective', percent: '10' }, useKey: use }),
      inputOf({ combination: guarantee, key: use }),
      inputOf({ combination: { kind: 'region-municipality', percent: '25', party: region } }),
      inputOf({ combination: { kind: 'idle-places', rows: [row, row] }, amount: null }),
      inputOf({ combination: { kind: 'supervision', year: 2022 } }),
    ]) {
      const read = readAllocationForm(formValues('Titel', input), sentence)
      const { key, useKey, amount, combination, remainder } = input
      const { party, ...rest } = 'party' in combination ? combination : { ...combination, party: undefined }
      expect(read).toMatchObject({
        ok: true,
        request: {
          amount,
          remainder,
          combination: { ...rest, ...(party ? { party: party.id } : {}) },
          key: { kind: key.kind, parties: key.parties.map(({ name }) => ({ party: name })) },
          ...(useKey ? { useKey: { parties: [{ party: 'Aalborg', weight: '12.5' }] } } : {}),
        },
      })
    }
  })
})
