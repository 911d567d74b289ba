import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, interval, notReported, unknown } from '#figures/quantity.ts'
import { templateDefinition } from '../model/definition.ts'
import { beds } from '../round-fixture.ts'
import { type Calendar, danishInstant, daysUntil, deadlineOf, lockOf } from './calendar.ts'
import { cellText, parseCell, parseJsonCell } from './cells.ts'
import { isFourEyes, nextState, respondentState } from './states.ts'
import { canSubmit, computedValue, definitionInForce, filledLines, validate } from './validate.ts'

const line = (lineId: string, places: string, used: string) => ({
  lineId,
  name: lineId,
  values: { places: exact(places), used: exact(used) },
})

describe('validate', () => {
  test('lists every finding of every line, never the first ones', () => {
    const lines = Array.from({ length: 600 }, (_, n) => ({ lineId: `l${n}`, name: `l${n}`, values: {} }))
    expect(validate(beds, lines, {}, [])).toHaveLength(1200)
  })

  test('puts found, expected, field and line in the message', () => {
    const [finding] = validate(beds, [line('a', '6', '6.4')], {}, [])
    expect(finding?.message.da).toBe('Belægning 107 % (6,4 / 6), ventet højst 100 %')
    const [missing] = validate(beds, [{ lineId: 'a', name: 'Hus A', values: {} }], {}, [])
    expect(missing?.message.da).toBe('Hus A: Pladser mangler')
  })

  test('a reason counts for the value it was given for, and never for an error', () => {
    const place = { ruleId: 'over-100', lineId: 'a', field: 'used', found: '107 % (6,4 / 6)', reason: 'Hele året' }
    expect(canSubmit(validate(beds, [line('a', '6', '6.4')], {}, [place]))).toBe(true)
    expect(canSubmit(validate(beds, [line('a', '6', '6.5')], {}, [place]))).toBe(false)
    const error = { ...place, ruleId: 'used-missing', found: 'ikke oplyst' }
    const blank = { lineId: 'a', name: 'a', values: { places: exact('6') } }
    expect(canSubmit(validate(beds, [blank], {}, [error]))).toBe(false)
  })

  test('a rule counts from its first day and no longer on its last', () => {
    const dated = {
      ...beds,
      rules: beds.rules.map((rule) => ({ ...rule, validFrom: '2024-01-01', validTo: '2025-12-31' })),
    }
    const count = (day: string) => definitionInForce(dated, day).rules.length
    expect([count('2023-12-31'), count('2024-01-01'), count('2025-12-30'), count('2025-12-31')]).toEqual([0, 3, 3, 0])
  })

  test('a line is filled when all that is required has an answer; "?" is one', () => {
    const half = { lineId: 'b', name: 'b', values: { places: exact('6') } }
    const asked = { lineId: 'c', name: 'c', values: { places: exact('6'), used: unknown } }
    expect(filledLines(beds, [line('a', '1', '1'), half, asked])).toBe(2)
  })

  test('the computed column reproduces the printed 107 %, and has no value where it cannot', () => {
    const column = beds.computed[0]!
    expect(computedValue(column, { used: exact('6.4'), places: exact('6') })).toBe('107')
    expect(computedValue(column, { used: exact('6.4'), places: exact('0') })).toBeNull()
    expect(computedValue(column, { used: interval('5', '6'), places: exact('6') })).toBeNull()
    expect(computedValue(column, { used: unknown, places: exact('6') })).toBeNull()
  })

  test('a template that names a field it does not have is refused', () => {
    expect(templateDefinition.safeParse(beds).success).toBe(true)
    const wrong = { ...beds, fields: beds.fields.slice(1) }
    expect(templateDefinition.safeParse(wrong).success).toBe(false)
  })
})

describe('lockOf', () => {
  const open: Calendar = { state: 'open', stages: [{ kind: 'deadline', at: '2026-02-06T11:00:00.000Z' }] }
  const terms = { extendedUntil: null, exemptedAt: null }
  const draft = { state: 'draft', number: 1 } as const
  const before = '2026-02-06T10:59:59.999Z'
  const after = '2026-02-06T11:00:00.000Z'

  test.each([
    ['open until the last instant before the deadline', open, terms, draft, before, null],
    ['locked at the deadline', open, terms, null, after, 'deadline'],
    ['more time counts', open, { ...terms, extendedUntil: '2026-02-07T11:00:00.000Z' }, draft, after, null],
    [
      'an earlier extension takes nothing away',
      open,
      { ...terms, extendedUntil: '2026-02-01T11:00:00.000Z' },
      draft,
      before,
      null,
    ],
    ['returned is open past the deadline', open, terms, { state: 'returned', number: 1 }, after, null],
    ['not past the close', { ...open, state: 'closed' }, terms, { state: 'returned', number: 1 }, before, 'closed'],
    ['planned', { ...open, state: 'planned' }, terms, null, before, 'planned'],
    ['exempt', open, { ...terms, exemptedAt: before }, draft, before, 'exempt'],
    ['submitted', open, terms, { state: 'submitted', number: 1 }, before, 'submitted'],
    ['approved', open, terms, { state: 'approved', number: 1 }, before, 'approved'],
    [
      'a correction is open after the close',
      { ...open, state: 'closed' },
      terms,
      { state: 'draft', number: 2 },
      after,
      null,
    ],
    [
      'not after the final date',
      { state: 'closed', stages: [{ kind: 'final', at: after }] },
      terms,
      { state: 'draft', number: 2 },
      after,
      'final',
    ],
  ] as const)('%s', (_what, calendar, respondent, submission, now, reason) => {
    expect(lockOf(calendar, respondent, submission, now)?.reason ?? null).toBe(reason)
  })

  test('says who may lift it and until when', () => {
    const later: Calendar = { state: 'open', stages: [{ kind: 'opens', at: after }] }
    expect(lockOf(later, terms, null, before)).toEqual({
      reason: 'not-open',
      since: null,
      until: after,
      liftedBy: 'secretariat',
    })
    expect(deadlineOf([], terms)).toBeNull()
  })
})

describe('Danish time', () => {
  test.each([
    ['2026-02-06', '12.00', '2026-02-06T11:00:00.000Z'],
    ['2026-07-06', '12:00', '2026-07-06T10:00:00.000Z'],
    ['2024-02-29', '23.59', '2024-02-29T22:59:00.000Z'],
    ['2026-03-29', '02.30', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02.30', '2026-10-25T01:30:00.000Z'],
    ['2026-02-29', '12.00', null],
    ['2026-02-06', '24.00', null],
    ['6/2', '12.00', null],
  ])('%s kl. %s is %s', (date, time, instant) => {
    expect(danishInstant(date, time)).toBe(instant)
  })

  test('the instant of a time shows that time on a Danish clock, outside the missing hour', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Copenhagen',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 23 }).filter((hour) => hour !== 2),
        (day, hour) => {
          const date = day.toISOString().slice(0, 10)
          const time = `${String(hour).padStart(2, '0')}:30`
          expect(clock.format(new Date(danishInstant(date, time)!))).toBe(`${date} ${time}`)
        },
      ),
    )
  })

  test('days are counted by the calendar', () => {
    expect(daysUntil('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(-2)
  })
})

describe('cells', () => {
  const [places, used, comment] = beds.fields as [
    (typeof beds.fields)[0],
    (typeof beds.fields)[0],
    (typeof beds.fields)[0],
  ]
  const date = { ...comment, type: 'date' as const }

  test.each([
    [places, '6,4', exact('6.4')],
    [places, '', notReported],
    [used, '?', unknown],
    [used, '8-10', interval('8', '10')],
    [comment, ' Hej\r\nder ', { text: 'Hej\nder' }],
    [date, '17.3.2025', { text: '2025-03-17' }],
  ])('%o reads %s', (field, typed, value) => {
    expect(parseCell(field, typed)).toEqual({ ok: true, value })
  })

  test.each([
    [places, '?'],
    [places, '8-10'],
    [places, '-1'],
    [places, '6,44'],
    [places, 'seks'],
    [date, '31.2.2025'],
  ])('%o refuses %s', (field, typed) => {
    expect(parseCell(field, typed).ok).toBe(false)
  })

  test('the API reads JSON notation and refuses Danish', () => {
    expect(parseJsonCell(used, 6.4)).toEqual({ ok: true, value: exact('6.4') })
    expect(parseJsonCell(used, '8-10')).toEqual({ ok: true, value: interval('8', '10') })
    expect(parseJsonCell(used, null)).toEqual({ ok: true, value: notReported })
    expect(parseJsonCell(used, '6,4').ok).toBe(false)
    expect(parseJsonCell(places, '8-10').ok).toBe(false)
    expect(parseJsonCell(places, -1).ok).toBe(false)
  })

  test('what a cell shows is read back as the same', () => {
    const tenths = fc.integer({ min: 0, max: 99_999 }).map((n) => `${Math.floor(n / 10)}.${n % 10}`)
    fc.assert(
      fc.property(tenths, tenths, (a, b) => {
        const value = Number(a) <= Number(b) ? interval(a, b) : interval(b, a)
        expect(parseCell(used, cellText(value))).toEqual({ ok: true, value })
      }),
    )
  })
})

describe('states', () => {
  test('only the moves there are', () => {
    expect(nextState('returned', 'submit')).toBe('submitted')
    expect(nextState('submitted', 'approve')).toBe('approved')
    expect(nextState('draft', 'approve')).toBeNull()
    expect(nextState('approved', 'return')).toBeNull()
    expect(nextState('submitted', 'save')).toBeNull()
  })

  test('an exemption counts while nothing is handed in', () => {
    expect(respondentState('2026-01-01', 'draft')).toBe('exempt')
    expect(respondentState('2026-01-01', 'approved')).toBe('approved')
    expect(respondentState(null, null)).toBe('notStarted')
  })

  test('four eyes: neither who sent nor who wrote', () => {
    expect(isFourEyes('c', 'a', ['b', null])).toBe(true)
    expect(isFourEyes('a', 'a', [])).toBe(false)
    expect(isFourEyes('b', 'a', ['b'])).toBe(false)
  })
})
