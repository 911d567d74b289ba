import { expect, test } from 'vitest'
import { yearWheel } from './rules.ts'

const meeting = (
  id: string,
  heldOn: string,
  submission: string,
  agenda: string,
  cancelledAt: string | null = null,
) => ({
  id,
  heldOn,
  submission,
  agenda,
  cancelledAt,
})
const days = (year: number, ...meetings: ReturnType<typeof meeting>[]) =>
  yearWheel(meetings, year).flatMap(({ month, events }) =>
    events.map(({ day, kind, meeting: { id } }) => `${month} ${day} ${kind} ${id}`),
  )

test('the year has twelve months, with deadlines before their meeting and nothing of other years', () => {
  const january = meeting('a', '2026-01-12', '2025-12-22', '2026-01-05')
  const march = meeting('b', '2026-03-17', '2026-02-24', '2026-01-05')
  expect(days(2026, march, january)).toEqual([
    '1 2026-01-05 agenda a',
    '1 2026-01-05 agenda b',
    '1 2026-01-12 meeting a',
    '2 2026-02-24 submission b',
    '3 2026-03-17 meeting b',
  ])
  expect(days(2025, march, january)).toEqual(['12 2025-12-22 submission a'])
  expect(yearWheel([], 2026).map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('a cancelled meeting asks for nothing any more', () => {
  expect(days(2026, meeting('c', '2026-05-04', '2026-04-13', '2026-04-27', '2026-04-01T10:00:00Z'))).toEqual([
    '5 2026-05-04 meeting c',
  ])
})

test('on one day the deadlines stand before the meeting', () => {
  expect(days(2026, meeting('d', '2026-06-01', '2026-06-01', '2026-06-01'))).toEqual([
    '6 2026-06-01 submission d',
    '6 2026-06-01 agenda d',
    '6 2026-06-01 meeting d',
  ])
})
