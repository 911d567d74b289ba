import { expect, test } from 'vitest'
import { selfHarmRequest } from '../business-case-fixture.ts'
import { readBusinessCaseForm } from './form-input.ts'

const sentence = (code: string) => code

/** What somebody types for the ten places of the proposal. */
const typed: Record<string, string> = {
  title: selfHarmRequest.title,
  year: '2024',
  priceLevel: '2021',
  occupancyPercent: '90',
  'levels[0].name': 'Takst 4',
  'levels[0].perDay': '8.900',
  'levels[0].places': '3',
  'levels[1].name': 'Takst 3',
  'levels[1].perDay': '7.500,00',
  'levels[1].places': '3',
  'levels[2].name': 'Takst 2',
  'levels[2].perDay': '6200',
  'levels[2].places': '2',
  'levels[3].name': 'Takst 1',
  'levels[3].perDay': '4.800',
  'levels[3].places': '2',
  'rampUp[0]': '50',
  'rampUp[1]': '70',
  'rampUp[2]': '100',
  fixedCosts: '18.000.000',
  variableCosts: '5.000.000',
  establishment: '1.900.000',
  'earlyStaff[0].role': 'Leder',
  'earlyStaff[0].people': '1',
  'earlyStaff[0].months': '8',
  'earlyStaff[0].monthlyCost': '60.000',
  firstYearLoss: 'shared',
  'financing.combination.kind': 'region-municipality',
  'financing.combination.percent': '25',
  'financing.combination.party': '1081',
  'financing.key.kind': 'population',
  'financing.key.ageGroup': 'total',
  'financing.key.referenceDate': '2021-04-01',
  'financing.key.area': 'region:1081',
}
const faults = (change: Record<string, string>) => {
  const read = readBusinessCaseForm({ ...typed, ...change }, sentence)
  return read.ok ? [] : read.errors.map(({ path, message }) => `${path}: ${message}`)
}

test('what is typed in Danish is the request of the service', () => {
  const read = readBusinessCaseForm(typed, sentence)
  expect(read).toMatchObject({ ok: true, request: selfHarmRequest })
})

test.each([
  [{ 'levels[0].perDay': '-1' }, ['levels[0].perDay: businessCase.tariffWrong']],
  [{ 'levels[0].places': '0' }, ['levels[0].places: businessCase.placesWrong']],
  // Row 5 was skipped: what is missing in row 6 is said in row 6.
  [{ 'levels[5].perDay': '100' }, ['levels[5].name', 'levels[5].places']],
  [{ occupancyPercent: '150' }, ['occupancyPercent: businessCase.occupancyWrong']],
  [{ occupancyPercent: '0' }, ['occupancyPercent: businessCase.occupancyWrong']],
  [{ fixedCosts: 'mange' }, ['fixedCosts: businessCase.amountWrong']],
  [{ establishment: '' }, ['establishment: businessCase.amountWrong']],
  [{ 'rampUp[1]': '' }, ['rampUp[1]: businessCase.rampUpGap']],
  [{ 'rampUp[1]': '120' }, ['rampUp[1]: businessCase.percentWrong']],
  [{ year: '24' }, ['year: businessCase.yearWrong']],
  [{ 'financing.combination.party': '' }, ['financing.combination.party: businessCase.partyMissing']],
  [{ 'financing.key.kind': 'custom' }, ['financing.key.parties: allocation.listEmpty']],
  [
    { 'financing.key.kind': 'custom', 'financing.key.parties': 'Aalborg; få' },
    ['financing.key.parties: allocation.numberWrong'],
  ],
])('%j is refused at its place', (change, expected) => {
  const found = faults(change)
  expect(found).toHaveLength(expected.length)
  for (const [at, one] of expected.entries()) expect(found[at]).toContain(one)
})

test('nothing filled in is told what is missing, once for each field', () => {
  const read = readBusinessCaseForm({}, sentence)
  const paths = read.ok ? [] : read.errors.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(['title', 'year', 'levels[0].perDay', 'rampUp[0]', 'fixedCosts']))
  expect(new Set(paths).size).toBe(paths.length)
})
