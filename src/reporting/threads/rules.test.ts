import { describe, expect, test } from 'vitest'
import { beds } from '../round-fixture.ts'
import { isOpenCell, isOverdue, openParts, type ThreadEvent, threadsOf } from './rules.ts'

let minute = 0
const event = (kind: ThreadEvent['kind'], more: Partial<ThreadEvent> = {}): ThreadEvent => ({
  id: more.id ?? `${kind}-${++minute}`,
  submissionNumber: 1,
  kind,
  threadId: null,
  lineId: null,
  field: null,
  text: 'ord',
  answerDueAt: null,
  by: 'a',
  byName: 'A',
  at: `2026-01-01T00:00:${String(minute).padStart(2, '0')}.000Z`,
  ...more,
})

describe('a thread', () => {
  const question = event('question', { id: 'q', answerDueAt: '2026-01-10T22:59:00.000Z' })
  const answer = event('answer', { threadId: 'q' })

  test('waits until it is answered, waits again when asked again, and ends closed', () => {
    const again = event('question', { threadId: 'q', answerDueAt: '2026-01-20T22:59:00.000Z' })
    const steps = [question, answer, again, event('closed', { threadId: 'q' })]
    const states = steps.map((_step, index) => threadsOf(steps.slice(0, index + 1))[0]?.state)
    expect(states).toEqual(['waiting', 'answered', 'waiting', 'closed'])
    expect(threadsOf(steps.slice(0, 3))[0]?.answerDueAt).toBe('2026-01-20T22:59:00.000Z')
    expect(threadsOf(steps)[0]?.entries.map(({ kind }) => kind)).toEqual(['question', 'answer', 'question', 'closed'])
  })

  test('is late from the due instant on, and only while it waits', () => {
    const [waiting] = threadsOf([question])
    const [answered] = threadsOf([question, answer])
    expect(isOverdue(waiting!, '2026-01-10T22:58:59.999Z')).toBe(false)
    expect(isOverdue(waiting!, '2026-01-10T22:59:00.000Z')).toBe(true)
    expect(isOverdue(answered!, '2027-01-01T00:00:00.000Z')).toBe(false)
    expect(isOverdue(threadsOf([event('question')])[0]!, '2027-01-01T00:00:00.000Z')).toBe(false)
  })

  test('of a return is answered by sending the form in again; a question is not', () => {
    const events = [event('returned'), event('question'), event('submitted')]
    expect(threadsOf(events).map(({ state }) => state)).toEqual(['answered', 'waiting'])
    expect(threadsOf([event('submitted'), event('returned')])[0]?.state).toBe('waiting')
  })
})

describe('the open parts of a returned form', () => {
  const returned = { state: 'returned', number: 1 } as const
  const cell = event('returned', { lineId: 'l1', field: 'used' })
  const line = event('returned', { lineId: 'l2' })

  test('are those returned since it was last sent', () => {
    const events = [event('submitted'), event('returned', { lineId: 'l9' }), event('submitted'), cell, line]
    expect(openParts(events, returned)).toEqual([
      { lineId: 'l1', field: 'used' },
      { lineId: 'l2', field: null },
    ])
  })

  test('are everything when the whole was returned, in a draft, and in a correction', () => {
    expect(openParts([event('submitted'), cell, event('returned')], returned)).toBeNull()
    expect(openParts([event('submitted'), cell], { state: 'draft', number: 1 })).toBeNull()
    expect(openParts([event('submitted'), cell], { state: 'returned', number: 2 })).toBeNull()
  })

  test('hold the cell, the texts of its line and what a rule may then ask for; nothing else', () => {
    const rule = { id: 'r', severity: 'error', message: beds.name, source: 's', validFrom: '2020-01-01' } as const
    const definition = {
      ...beds,
      fields: [...beds.fields, { key: 'blocked_from', label: beds.name, unit: null, type: 'date' as const }],
      rules: [
        ...beds.rules,
        { ...rule, validTo: null, predicate: { kind: 'requires' as const, when: 'used', fields: ['blocked_from'] } },
      ],
    }
    const open = (field: string, lineId = 'l1') =>
      isOpenCell([{ lineId: 'l1', field: 'used' }], definition, lineId, field)
    expect(['used', 'comment', 'blocked_from', 'places'].map((field) => open(field))).toEqual([true, true, true, false])
    expect(open('used', 'l2')).toBe(false)
    expect(isOpenCell([{ lineId: 'l1', field: null }], definition, 'l1', 'places')).toBe(true)
    expect(isOpenCell(null, definition, 'l2', 'places')).toBe(true)
  })
})
