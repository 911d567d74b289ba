import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#figures/dates.ts'
import { closedDay, easterSunday, holidayOn, nextWorkingDay } from '#figures/holidays.ts'
import {
  calendarFaults,
  correctionLockOf,
  danishClock,
  danishInstant,
  danishIso,
  figuresPhase,
  lockOf,
  type Stage,
  sendLockOf,
  stateAt,
} from './calendar.ts'

const instant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const day = instant.map((date) => date.toISOString().slice(0, 10))
const minute = fc
  .nat(1439)
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}.${String(n % 60).padStart(2, '0')}`)
/** Nights when clocks move, leap days, and the days beside them. */
const oddDay = fc.integer({ min: 2000, max: 2098 }).chain((year) =>
  fc.constantFrom(
    ...[`${year}-03-31`, `${year}-10-31`].flatMap((last) => {
      const sunday = addDays(last, -new Date(`${last}T00:00:00Z`).getUTCDay())
      return [addDays(sunday, -1), sunday, addDays(sunday, 1)]
    }),
    `${year}-02-28`,
    addDays(`${year}-02-28`, 1),
    `${year}-12-31`,
  ),
)

const stage = (kind: Stage['kind'], at: string): Stage => ({ kind, at })
const whole = [
  stage('test-from', '2026-01-05T07:00:00.000Z'),
  stage('opens', '2026-01-12T07:00:00.000Z'),
  stage('deadline', '2026-02-06T11:00:00.000Z'),
  stage('deadline', '2026-02-20T11:00:00.000Z'),
  stage('corrections-until', '2026-03-20T11:00:00.000Z'),
  stage('final', '2026-04-10T10:00:00.000Z'),
]
const nobody = { extendedUntil: null, exemptedAt: null }
const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString()

describe('Danish clocks', () => {
  test('read back what was written, on every day, summer-time nights and leap days too', () => {
    fc.assert(
      fc.property(fc.oneof(day, oddDay), minute, (date, time) => {
        const at = danishInstant(date, time)!
        const back = danishClock(at)
        // The hour that does not exist on the night in March is read as the first instant after it.
        if (back.time === time) expect(back.date).toBe(date)
        else expect([time.slice(0, 2), back]).toEqual(['02', { date, time: '03.00' }])
      }),
    )
  })

  test('never run backwards within a day', () => {
    fc.assert(
      fc.property(fc.oneof(day, oddDay), minute, minute, (date, one, other) => {
        const [first = '', second = ''] = [one, other].sort()
        expect(danishInstant(date, first)! <= danishInstant(date, second)!).toBe(true)
      }),
    )
  })

  test('written with their distance to UTC are the same instant, and read as the clock shows', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const written = danishIso(at.toISOString())
        expect(Date.parse(written)).toBe(Math.floor(at.getTime() / 1000) * 1000)
        const { date, time } = danishClock(at.toISOString())
        expect(written.slice(0, 16)).toBe(`${date}T${time.replace('.', ':')}`)
      }),
    )
    expect(danishIso('2026-07-06T11:00:00.000Z')).toBe('2026-07-06T13:00:00+02:00')
  })

  test('know no 29 February outside leap years', () => {
    expect(danishInstant('2026-02-29', '12.00')).toBeNull()
    expect(danishInstant('2028-02-29', '12.00')).toBe('2028-02-29T11:00:00.000Z')
  })
})

describe('a deadline', () => {
  test('is open through the last millisecond before it and locks at its instant, whenever it is', () => {
    fc.assert(
      fc.property(fc.oneof(day, oddDay), minute, (date, time) => {
        const at = danishInstant(date, time)!
        const calendar = { state: 'open' as const, stages: [stage('deadline', at)] }
        expect(lockOf(calendar, nobody, null, later(at, -1))).toBeNull()
        expect(lockOf(calendar, nobody, null, at)?.reason).toBe('deadline')
      }),
    )
  })

  test('that is staged reminds, and the last one locks', () => {
    const calendar = { state: 'open' as const, stages: whole }
    expect(lockOf(calendar, nobody, null, '2026-02-10T00:00:00.000Z')).toBeNull()
    expect(lockOf(calendar, nobody, null, '2026-02-20T11:00:00.000Z')?.reason).toBe('deadline')
  })
})

describe('the test window', () => {
  const calendar = { state: 'test' as const, stages: whole }

  test('lets one fill and not send, and says until when', () => {
    expect(lockOf(calendar, nobody, null, '2026-01-05T07:00:00.000Z')).toBeNull()
    expect(sendLockOf(calendar, nobody, null, '2026-01-06T00:00:00.000Z')).toEqual({
      reason: 'test',
      since: null,
      until: '2026-01-12T07:00:00.000Z',
      liftedBy: 'secretariat',
    })
  })

  test('is locked until it begins', () => {
    expect(lockOf(calendar, nobody, null, '2026-01-05T06:59:59.999Z')?.until).toBe('2026-01-05T07:00:00.000Z')
  })

  test('is over when the round is open: then one sends', () => {
    expect(sendLockOf({ ...calendar, state: 'open' }, nobody, null, '2026-01-12T07:00:00.000Z')).toBeNull()
  })
})

describe('a round', () => {
  const planned = { state: 'planned', openedAt: null } as const
  const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString()

  test('goes into its test window, opens and closes in the very second its calendar names, whenever it is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(instant, { minLength: 4, maxLength: 4, selector: Number }), (dates) => {
        const [test, opens, deadline, final] = dates.map((date) => date.toISOString()).sort() as [
          string,
          string,
          string,
          string,
        ]
        const stages: Stage[] = [
          { kind: 'test-from', at: test },
          { kind: 'opens', at: opens },
          { kind: 'deadline', at: deadline },
          { kind: 'final', at: final },
        ]
        const at = (now: string) => stateAt(planned, stages, now)
        expect(at(justBefore(test))).toEqual({ state: 'planned', since: null })
        expect(at(test)).toEqual({ state: 'test', since: test })
        expect(at(justBefore(opens))).toEqual({ state: 'test', since: test })
        expect(at(opens)).toEqual({ state: 'open', since: opens })
        expect(at(justBefore(final))).toEqual({ state: 'open', since: opens })
        expect(at(final)).toEqual({ state: 'closed', since: final })
      }),
    )
  })

  test('that somebody moved stays where it was moved until the calendar says more', () => {
    const stages: Stage[] = [
      { kind: 'opens', at: '2026-01-08T07:00:00.000Z' },
      { kind: 'deadline', at: '2026-02-06T11:00:00.000Z' },
      { kind: 'final', at: '2026-03-20T11:00:00.000Z' },
    ]
    const reopened = { state: 'open', openedAt: '2026-03-20T11:00:00.000Z' } as const
    expect(stateAt(reopened, stages, '2026-05-01T00:00:00.000Z')).toEqual({ state: 'open', since: null })
    const closed = { state: 'closed', openedAt: '2026-01-08T07:00:00.000Z' } as const
    expect(stateAt(closed, stages, '2026-02-01T00:00:00.000Z')).toEqual({ state: 'closed', since: null })
    expect(stateAt(planned, [], '2026-05-01T00:00:00.000Z')).toEqual({ state: 'planned', since: null })
  })
})

describe('figures', () => {
  test('are preliminary from the deadline, corrected from the last correction, then final', () => {
    const phases = ['2026-02-20T10:59:59.999Z', ...whole.slice(3).map(({ at }) => at)].map((now) =>
      figuresPhase(whole, now),
    )
    expect(phases).toEqual(['collecting', 'preliminary', 'corrected', 'final'])
  })

  test('are corrected until the calendar says, a returned correction until they are final', () => {
    const calendar = { state: 'closed' as const, stages: whole }
    const correction = (state: 'draft' | 'returned', now: string) => lockOf(calendar, nobody, { state, number: 2 }, now)
    expect(correction('draft', '2026-03-20T10:59:59.999Z')).toBeNull()
    expect(correction('draft', '2026-03-20T11:00:00.000Z')?.reason).toBe('corrections')
    expect(correction('returned', '2026-04-10T09:59:59.999Z')).toBeNull()
    expect(correction('returned', '2026-04-10T10:00:00.000Z')?.reason).toBe('final')
    expect(correctionLockOf([], '2099-01-01T00:00:00.000Z')).toBeNull()
  })
})

describe('a calendar', () => {
  test('that runs forwards has no faults', () => {
    expect(calendarFaults(whole)).toEqual([])
  })

  test('is refused at every place where two points are the wrong way round', () => {
    const kinds = ['test-from', 'opens', 'deadline', 'corrections-until', 'final'] as const
    fc.assert(
      fc.property(fc.uniqueArray(instant, { minLength: 5, maxLength: 5, selector: Number }), (dates) => {
        const stages = kinds.map((kind, n) => stage(kind, dates[n]!.toISOString()))
        const forwards = stages.every(({ at }, n) => n === 0 || stages[n - 1]!.at < at)
        expect(calendarFaults(stages).length === 0).toBe(forwards)
      }),
    )
  })

  test('needs a deadline, an opening after a test window, and no deadline twice', () => {
    const codes = (stages: Stage[]) =>
      calendarFaults(stages).map(({ path, code }) => `${path} ${code.split('.').at(-1)}`)
    expect(codes([])).toEqual(['deadlines[0].date noDeadline'])
    expect(codes([whole[0]!, whole[2]!])).toEqual(['opens.date testWithoutOpening'])
    expect(codes([whole[2]!, whole[2]!])).toEqual(['deadlines[1].date sameDeadline'])
  })
})

describe('Danish holidays', () => {
  test('move with Easter', () => {
    expect([1999, 2000, 2024, 2025, 2026, 2027, 2038, 2049].map(easterSunday)).toEqual([
      '1999-04-04',
      '2000-04-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
      '2049-04-18',
    ])
    expect(holidayOn('2026-05-14')?.da).toBe('Kristi himmelfartsdag')
  })

  test('have been without store bededag since 2024', () => {
    expect(holidayOn('2023-05-05')?.da).toBe('store bededag')
    expect(holidayOn('2024-04-26')).toBeNull()
  })

  test('and weekends give way to the next working day, never more than a week away', () => {
    expect(nextWorkingDay('2026-04-02')).toBe('2026-04-07')
    expect(nextWorkingDay('2026-02-06')).toBe('2026-02-06')
    fc.assert(
      fc.property(day, (date) => {
        const next = nextWorkingDay(date)
        expect(closedDay(next)).toBeNull()
        expect(next >= date && next <= addDays(date, 6)).toBe(true)
      }),
    )
  })
})
