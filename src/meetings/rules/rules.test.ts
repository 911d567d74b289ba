import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedDay } from '#figures/holidays.ts'
import { inOrder, itemNumber, moved, type Placed, placeForNew, renumbered } from './agenda.ts'
import { hearingUntil, meetingDays, usualPractice } from './deadlines.ts'
import { caseNumber } from './numbering.ts'
import { forEditing, partsOf, referredItems, withReferences } from './references.ts'
import {
  approvesMinutes,
  changesMinutes,
  followUpState,
  isPostponed,
  isWriting,
  lateness,
  mayChangeAgenda,
  mayMove,
  mayRecord,
  mayWriteMinutes,
} from './states.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const agenda = (length: number): Placed[] =>
  Array.from({ length }, (_, index) => ({ id: id(index), parentId: null, position: index + 1 }))
const apply = (list: Placed[]) => {
  const changes = new Map(renumbered(list).map((change) => [change.id, change.position]))
  return list.map((item) => ({ ...item, position: changes.get(item.id) ?? item.position }))
}

describe('the order of an agenda', () => {
  const moves = fc.array(fc.tuple(fc.nat(11), fc.integer({ min: -3, max: 15 })), { maxLength: 30 })

  test('keeps numbers 1, 2, 3 … without gaps, and every item once, whatever is moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), moves, (length, steps) => {
        let list = agenda(length)
        for (const [which, to] of steps) list = apply(moved(list, id(which % length), to))
        expect(list.map(({ position }) => position)).toEqual(list.map((_, index) => index + 1))
        expect(new Set(list.map((item) => item.id)).size).toBe(length)
        expect(inOrder(list)).toEqual(list)
      }),
    )
  })

  test('moves one item and keeps the order of the others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(11), fc.nat(11), (length, which, to) => {
        const list = agenda(length)
        const item = id(which % length)
        const after = moved(list, item, to % length)
        expect(after[to % length]?.id).toBe(item)
        const others = (all: Placed[]) => all.filter((one) => one.id !== item)
        expect(others(after)).toEqual(others(list))
      }),
    )
  })

  test('puts what stands in a list after its head, numbered within it', () => {
    const head = { id: id(1), parentId: null, position: 9 }
    const inner = { id: id(2), parentId: id(1), position: 1 }
    const last = { id: id(3), parentId: null, position: 10 }
    expect(inOrder([last, inner, head])).toEqual([head, inner, last])
    expect(itemNumber(inner, head)).toBe('9.1')
    expect(itemNumber(last, undefined)).toBe('10')
  })

  test('shows what stands in a list whose head the reader does not see', () => {
    const inner = { id: id(2), parentId: id(1), position: 1 }
    expect(inOrder([inner])).toEqual([inner])
  })

  test('places a new item before any other business, else last', () => {
    expect(placeForNew([{ kind: 'case' }, { kind: 'any-other-business' }, { kind: 'next-meeting' }])).toBe(1)
    expect(placeForNew([{ kind: 'case' }])).toBe(1)
  })
})

describe('a reference to another item', () => {
  test('points at the same item after any move, with the number it has then', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(11), fc.nat(11), fc.nat(11), (length, to, which, place) => {
        let list = agenda(length)
        const target = id(to % length)
        const numberOf = (itemId: string) => {
          const item = list.find((one) => one.id === itemId)
          return item ? itemNumber(item, undefined) : undefined
        }
        const idOf = (number: string) => list.find((item) => itemNumber(item, undefined) === number)?.id
        const { text, unknown } = withReferences(`jf. {punkt ${numberOf(target)}}, side 2`, idOf)
        expect(unknown).toBeNull()
        list = apply(moved(list, id(which % length), place % length))
        expect(partsOf(text)[1]).toEqual({ kind: 'reference', itemId: target })
        expect(forEditing(text, numberOf)).toBe(`jf. {punkt ${numberOf(target)}}, side 2`)
        expect(withReferences(forEditing(text, numberOf), idOf).text).toBe(text)
      }),
    )
  })

  test('loses nothing of the text around it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.nat(20).map((n) => `{punkt:${id(n)}}`),
          ),
        ),
        (pieces) => {
          const text = pieces.join('')
          const parts = partsOf(text).map((part) => (part.kind === 'text' ? part.text : `{punkt:${part.itemId}}`))
          expect(parts.join('')).toBe(text)
        },
      ),
    )
  })

  test('to a number that no item has is named, and the text kept', () => {
    expect(withReferences('jf. {punkt 14}', () => undefined)).toEqual({ text: 'jf. {punkt 14}', unknown: '14' })
  })

  test('is listed once for each item', () => {
    expect(referredItems(`{punkt:${id(1)}} og {punkt:${id(1)}}`)).toEqual([id(1)])
  })
})

describe('deadlines', () => {
  test('are counted back from the meeting, never to a weekend', () => {
    // 27 November 2025 is a Thursday; 21 days before is Thursday the 6th, 7 days before the 20th.
    expect(meetingDays('2025-11-27', usualPractice)).toEqual({ submission: '2025-11-06', agenda: '2025-11-20' })
    // A Saturday goes to the Friday before.
    expect(meetingDays('2026-01-31', { ...usualPractice, submissionDays: 14 }).submission).toBe('2026-01-16')
    expect(meetingDays('2026-02-01', { ...usualPractice, submissionDays: 14 }).submission).toBe('2026-01-16')
  })

  test('never fall on a holiday', () => {
    // 7 days before 8 January 2027 is New Year's Day, 7 days before 30 December 2026 is a Wednesday at work.
    expect(meetingDays('2027-01-08', usualPractice).agenda).toBe('2026-12-31')
    expect(meetingDays('2026-12-30', usualPractice).agenda).toBe('2026-12-23')
    // Easter 2026: Maundy Thursday is 2 April, Easter Monday the 6th.
    expect(meetingDays('2026-04-13', usualPractice).agenda).toBe('2026-04-01')
    expect(hearingUntil('2026-03-27', usualPractice)).toBe('2026-04-07')
  })

  test('set for the meeting itself hold', () => {
    expect(meetingDays('2025-11-27', usualPractice, '2025-11-08').submission).toBe('2025-11-08')
  })

  test('fall on a working day on or before the number of days, at most five earlier', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 365 }), (date, days) => {
        const heldOn = date.toISOString().slice(0, 10)
        const { submission } = meetingDays(heldOn, { ...usualPractice, submissionDays: days })
        const apart = (Date.parse(heldOn) - Date.parse(submission)) / 86_400_000
        expect(apart - days).toBeGreaterThanOrEqual(0)
        expect(apart - days).toBeLessThanOrEqual(5)
        expect(closedDay(submission)).toBeNull()
      }),
    )
  })

  test('of a hearing are moved on to Monday', () => {
    expect(hearingUntil('2026-01-10', usualPractice)).toBe('2026-01-19')
    expect(hearingUntil('2026-01-11', usualPractice)).toBe('2026-01-19')
    expect(hearingUntil('2026-01-12', usualPractice)).toBe('2026-01-19')
  })
})

describe('a meeting', () => {
  test('goes from planned to approved minutes, step by step, and back from hearing only', () => {
    expect(mayMove('planned', 'agenda-sent')).toBe(true)
    expect(mayMove('agenda-sent', 'held')).toBe(true)
    expect(mayMove('held', 'minutes-in-hearing')).toBe(true)
    expect(mayMove('minutes-in-hearing', 'held')).toBe(true)
    expect(mayMove('minutes-in-hearing', 'minutes-approved')).toBe(true)
    expect(mayMove('planned', 'held')).toBe(false)
    expect(mayMove('held', 'minutes-approved')).toBe(false)
    expect(mayMove('minutes-approved', 'held')).toBe(false)
  })

  test('takes late items once the agenda is sent, extra ones once begun, none when over', () => {
    expect(lateness('planned')).toEqual({ late: false, extra: false })
    expect(lateness('agenda-sent')).toEqual({ late: true, extra: false })
    expect(lateness('held')).toEqual({ late: false, extra: true })
    expect(mayChangeAgenda('held')).toBe(true)
    expect(mayChangeAgenda('minutes-in-hearing')).toBe(false)
  })

  test('has its minutes written from its start until they are approved', () => {
    expect([mayWriteMinutes('agenda-sent'), mayWriteMinutes('held'), mayWriteMinutes('minutes-approved')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('is written by one who was seen within a minute and a half', () => {
    expect(isWriting('2026-01-01T10:00:00Z', '2026-01-01T10:01:29Z')).toBe(true)
    expect(isWriting('2026-01-01T10:00:00Z', '2026-01-01T10:01:30Z')).toBe(false)
  })
})

describe('an outcome', () => {
  test('under any other business is noted and nothing else', () => {
    expect(mayRecord('any-other-business', 'noted')).toBe(true)
    expect(mayRecord('any-other-business', 'adopted')).toBe(false)
    expect(mayRecord('case', 'adopted')).toBe(true)
  })

  test('approves minutes when every clause is adopted, and there is one', () => {
    expect(approvesMinutes([{ outcome: 'adopted' }, { outcome: 'adopted-with-change' }])).toBe(true)
    expect(approvesMinutes([{ outcome: 'adopted' }, { outcome: 'postponed' }])).toBe(false)
    expect(approvesMinutes([])).toBe(false)
    expect(changesMinutes([{ outcome: 'adopted' }, { outcome: 'adopted-with-change' }])).toBe(true)
    expect(changesMinutes([{ outcome: 'postponed' }, { outcome: 'adopted-with-change' }])).toBe(false)
    expect(changesMinutes([{ outcome: 'adopted' }])).toBe(false)
  })

  test('that is postponed leaves the case open', () => {
    expect(isPostponed([{ outcome: 'adopted' }, { outcome: 'postponed' }])).toBe(true)
    expect(isPostponed([{ outcome: 'adopted' }])).toBe(false)
  })
})

test('a follow-up is overdue from the day after it was due', () => {
  expect(followUpState({ doneOn: null, dueOn: '2026-01-10' }, '2026-01-10')).toBe('open')
  expect(followUpState({ doneOn: null, dueOn: '2026-01-10' }, '2026-01-11')).toBe('overdue')
  expect(followUpState({ doneOn: null, dueOn: null }, '2026-01-11')).toBe('open')
  expect(followUpState({ doneOn: '2026-01-12', dueOn: '2026-01-10' }, '2026-01-13')).toBe('done')
})

test('the number of a case has the year and six digits, or the name of its series', () => {
  expect(caseNumber('', 2025, 6585)).toBe('2025-006585')
  expect(caseNumber('DAS', 2026, 4)).toBe('DAS-2026-004')
})
