import { expect, test } from 'vitest'
import { inCalendarFile } from './calendar-file.ts'

const meeting = (n: number, isOwn: boolean) => ({ n, isOwn })

test('own meetings are counted alone, however many the other bodies held since', () => {
  const others = Array.from({ length: 80 }, (_, n) => meeting(n, false))
  const calendar = {
    coming: [meeting(-1, true), meeting(-2, false)],
    past: [...others, meeting(80, true), meeting(81, true)],
  }
  expect(inCalendarFile(calendar, true).map(({ n }) => n)).toEqual([81, 80, -1])
  const all = inCalendarFile(calendar, false)
  expect(all).toHaveLength(52)
  expect(all.at(0)?.n).toBe(49)
})
