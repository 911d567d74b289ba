import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#figures/dates.ts'
import { bodyPractice } from './model.ts'
import { dueReminder } from './rules.ts'

const days = { remindBefore: [7, 0], remindAfter: [1, 14] }

describe('the reminder of a follow-up', () => {
  test.each([
    ['2025-03-09', null],
    ['2025-03-10', -7],
    ['2025-03-11', -7],
    ['2025-03-12', null],
    ['2025-03-17', 0],
    ['2025-03-18', 1],
    ['2025-03-19', 1],
    ['2025-03-20', null],
    ['2025-03-31', 14],
    ['2025-04-30', null],
  ])('that is due on 17 March is on %s: %s', (today, expected) => {
    expect(dueReminder('2025-03-17', days, today)).toBe(expected)
  })

  test('comes for each chosen day, however many days nothing ran, at most once a day', () => {
    const chosen = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 5 })
    fc.assert(
      fc.property(chosen, chosen, (remindBefore, remindAfter) => {
        const sent = new Set<number>()
        for (let n = -95; n <= 95; n += 1) {
          const found = dueReminder('2025-06-15', { remindBefore, remindAfter }, addDays('2025-06-15', n))
          if (found !== null) sent.add(found)
        }
        expect([...sent].sort((a, b) => a - b)).toEqual(
          [...remindBefore.map((d) => -d), ...remindAfter].sort((a, b) => a - b),
        )
      }),
    )
  })
})

describe('the practice of a body', () => {
  const form = { submissionDays: '21', agendaDays: '7', hearingDays: '7', remindBefore: '7, 1', remindAfter: '' }

  test('is read as people write it, each day of reminders once', () => {
    expect(bodyPractice.parse({ ...form, remindBefore: '1 7;7' })).toEqual({
      submissionDays: 21,
      agendaDays: 7,
      hearingDays: 7,
      remindBefore: [7, 1],
      remindAfter: [],
    })
  })

  test.each([
    ['submissionDays', { submissionDays: '' }, 'practice.days.0'],
    ['submissionDays', { submissionDays: '7,5' }, 'practice.days.0'],
    ['hearingDays', { hearingDays: '0' }, 'practice.days.1'],
    ['agendaDays', { agendaDays: '22' }, 'practice.agendaBeforeCases'],
    ['remindBefore', { remindBefore: 'en uge' }, 'practice.remindBefore'],
    ['remindAfter', { remindAfter: '0' }, 'practice.remindAfter'],
    ['remindAfter', { remindAfter: '1,2,3,4,5,6' }, 'practice.remindAfter'],
  ])('refuses a wrong %s: %j', (field, more, code) => {
    const issues = bodyPractice.safeParse({ ...form, ...more }).error?.issues
    expect(issues?.map(({ path, message }) => [path[0], message])[0]).toEqual([field, code])
  })
})
