import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const minutes = (...table: string[]) => [
  ...['Arbejdsgruppen om data', '', 'Referat', '', 'Dato: 23. april 2024', 'Sted: Rådhuset', ''],
  ...['Pkt. 1 Tidsplan', '', 'Aftalt', 'En ny tidsplan laves.', '', ...table, '', ''],
  ...['Pkt. 2 Eventuelt', '', 'Aftalt', 'Intet.'],
]
const first = (lines: string[]) => readMinutes(lines).found.meetings[0]?.items[0]

test('a table of who does what by when is follow-ups, and no words of the decision', () => {
  const item = first(
    minutes(
      'Hvem                  Hvad                              Deadline',
      'Karla og Svend        Test af skema                     24. maj',
      'Sekretariatet         Ny tidsplan                       efter sommer',
    ),
  )
  expect(item?.decision).toBe('En ny tidsplan laves.')
  expect(item?.followUps).toEqual([
    { text: 'Test af skema', responsible: 'Karla og Svend', due: '2024-05-24' },
    { text: 'Ny tidsplan', responsible: 'Sekretariatet', due: 'efter sommer' },
  ])
})

test('a table with text behind it, or of other columns, stays in the decision', () => {
  const told = minutes('Hvem      Hvad', 'Karla     Skema', '', 'Gruppen mødes igen i maj.')
  expect(first(told)?.decision).toMatch(/Karla Skema\s+Gruppen mødes igen i maj\./)
  const other = minutes('Hvem      Hvad      Pris', 'Karla     Skema     100')
  expect(first(other)?.decision).toMatch(/Karla Skema 100$/)
})
