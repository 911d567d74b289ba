import { describe, expect, test } from 'vitest'
import { choiceOf, NewInitiative, NewLink, NewStep } from './model.ts'
import { agreementTime, approvalCount, noteDayFault, phasesOf, stateCounts, stepTime } from './rules.ts'

test('the agreement of 2025–2026 holds from its first day to the day before its end', () => {
  const agreement = { validFrom: '2025-01-01', validTo: '2027-01-01' }
  expect(agreementTime(agreement, '2024-12-31')).toBe('coming')
  expect(agreementTime(agreement, '2025-01-01')).toBe('in-force')
  expect(agreementTime(agreement, '2026-12-31')).toBe('in-force')
  expect(agreementTime(agreement, '2027-01-01')).toBe('ended')
})

describe('the process plan', () => {
  test('a step of one day runs that day, a longer one on both its ends', () => {
    const day = { fromOn: '2024-09-05', untilOn: null }
    expect(['2024-09-04', '2024-09-05', '2024-09-06'].map((today) => stepTime(day, today))).toEqual([
      'coming',
      'now',
      'past',
    ])
    expect(stepTime({ fromOn: '2024-10-01', untilOn: '2024-12-01' }, '2024-12-01')).toBe('now')
  })

  test('phases stand in the order they begin, and every step in exactly one', () => {
    const steps = [
      { id: 3, phase: 'Godkendelse', fromOn: '2024-10-01' },
      { id: 2, phase: 'Ramme', fromOn: '2023-11-03' },
      { id: 1, phase: 'Ramme', fromOn: '2023-10-12' },
    ]
    const phases = phasesOf(steps)
    expect(phases.map(({ name }) => name)).toEqual(['Ramme', 'Godkendelse'])
    expect(phases.flatMap((phase) => phase.steps.map(({ id }) => id))).toEqual([1, 2, 3])
    expect(phasesOf([])).toEqual([])
  })
})

describe('counts', () => {
  test('the 12 parties: not reported is not counted as approved, and the deadline day is in time', () => {
    const parties = ['2024-12-01', '2024-12-02', ...Array(10).fill(null)].map((approvedOn) => ({ approvedOn }))
    expect(approvalCount(parties, '2024-12-01')).toEqual({ approved: 2, notReported: 10, late: 1, parties: 12 })
    expect(approvalCount(parties, null).late).toBe(0)
    expect(approvalCount([], '2024-12-01')).toEqual({ approved: 0, notReported: 0, late: 0, parties: 0 })
  })

  test('states without an initiative count as zero', () => {
    expect(stateCounts([{ state: 'running' }])).toEqual({ proposed: 0, running: 1, completed: 0, stopped: 0 })
  })
})

test('a note is not of the future, and not older than the latest', () => {
  const notes = [{ notedOn: '2024-01-22' }, { notedOn: '2025-01-09' }]
  expect(noteDayFault('2025-01-09', notes, '2025-03-17')).toBeNull()
  expect(noteDayFault('2025-01-08', notes, '2025-03-17')).toEqual({
    code: 'agreements.olderNote',
    latest: '2025-01-09',
  })
  expect(noteDayFault('2025-03-18', notes, '2025-03-17')?.code).toBe('agreements.future')
  expect(noteDayFault('2020-01-01', [], '2025-03-17')).toBeNull()
})

describe('forms', () => {
  const step = { phase: 'Ramme', title: 'Drøftelse', fromOn: '2024-01-22', who: '' }

  test('somebody is a body or an organisation, and comes back as it was chosen', () => {
    const { who } = NewStep.parse({ ...step, who: 'body:das-nordjylland' })
    expect(who).toEqual({ bodyId: 'das-nordjylland', organisationId: null })
    expect(choiceOf(who)).toBe('body:das-nordjylland')
    expect(choiceOf(NewStep.parse(step).who)).toBe('')
    expect(NewStep.safeParse({ ...step, who: 'person:1' }).error?.issues[0]?.message).toBe('agreements.choose')
  })

  test('a step does not end before it begins', () => {
    const faults = NewStep.safeParse({ ...step, untilOn: '2024-01-21' }).error?.issues
    expect(faults?.map(({ message }) => message)).toEqual(['agreements.stepPeriod'])
  })

  test('a link leads to exactly one thing, inside the program or to https', () => {
    const fault = (link: object) => NewLink.safeParse(link).error?.issues[0]?.message
    expect(fault({ bodyId: 'das-nordjylland' })).toBeUndefined()
    expect(fault({})).toBe('agreements.oneLink')
    expect(fault({ bodyId: 'das-nordjylland', href: '/moeder/1', label: 'x' })).toBe('agreements.oneLink')
    expect(fault({ href: '//other.example', label: 'x' })).toBe('agreements.href')
    expect(fault({ href: 'javascript:alert(1)', label: 'x' })).toBe('agreements.href')
    expect(fault({ href: '/moeder/1' })).toBe('agreements.label')
  })

  test('the letter of an initiative is one Danish letter', () => {
    const initiative = { focusId: 'f', letter: 'b', title: 'T', owner: '' }
    expect(NewInitiative.parse(initiative).letter).toBe('B')
    expect(NewInitiative.safeParse({ ...initiative, letter: '1b' }).success).toBe(false)
  })
})
