import { describe, expect, test } from 'vitest'
import { newMeeting } from './model.ts'

const read = (more: object) => newMeeting.safeParse({ bodyId: 'das', heldOn: '2026-03-17', ...more })
const faults = (more: object) =>
  read(more).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []

describe('the times of a meeting', () => {
  test.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['9:30', '09:30'],
    [' 09.30 ', '09:30'],
    ['12', '12:00'],
    ['', null],
  ])('%j is read as %j', (startsAt, stored) => {
    expect(read({ startsAt }).data?.startsAt).toBe(stored)
  })

  test('a time that is none is refused once, at its own field', () => {
    expect(faults({ startsAt: '25.61', endsAt: '12' })).toEqual(['startsAt meetings.timeWrong'])
    expect(faults({ startsAt: 'ni', endsAt: '12' })).toEqual(['startsAt meetings.timeWrong'])
    expect(faults({ startsAt: '9', endsAt: '24.00' })).toEqual(['endsAt meetings.timeWrong'])
  })

  test('a meeting ends after it begins', () => {
    expect(faults({ startsAt: '9', endsAt: '10' })).toEqual([])
    expect(faults({ startsAt: '10', endsAt: '9.59' })).toEqual(['endsAt meetings.endBeforeStart'])
    expect(faults({ endsAt: '10' })).toEqual(['endsAt meetings.endBeforeStart'])
  })
})
