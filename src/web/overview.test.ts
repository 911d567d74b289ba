import { describe, expect, test } from 'vitest'
import { changeLines, changesSince, mostSoon, soonLines } from './overview.ts'

const meeting = {
  kind: 'meeting' as const,
  id: 'm1',
  on: '2026-12-03',
  at: '12:00',
  bodyName: 'DAS',
  heldOn: '2026-12-03',
  title: null,
}
const deadline = {
  kind: 'deadline' as const,
  roundId: 'r1',
  roundTitle: 'Kapacitet 2025',
  organisationId: null,
  organisationName: null,
  name: null,
  at: '2026-12-01T11:00:00.000Z',
}

describe('what happens soon', () => {
  test('is put in order of day, whichever room it comes from', () => {
    expect(soonLines([meeting], [deadline], new Set()).map(({ on, kind, at, href }) => [on, kind, at, href])).toEqual([
      ['2026-12-01', 'deadline', null, '/indberetning/r1'],
      ['2026-12-03', 'meeting', '12.00', '/moeder/m1'],
    ])
  })

  test('leaves out a deadline that already stands among the tasks, and names what a staged one is for', () => {
    expect(soonLines([], [deadline], new Set(['r1']))).toEqual([])
    expect(soonLines([], [{ ...deadline, kind: 'final' }], new Set(['r1']))).toHaveLength(1)
    expect(soonLines([], [{ ...deadline, name: 'Udkast' }], new Set())).toMatchObject([
      { kind: 'staged', params: { title: 'Kapacitet 2025', name: 'Udkast' } },
    ])
  })

  test('stops at a few, the next ones', () => {
    const many = Array.from({ length: mostSoon + 3 }, (_, n) => ({ ...meeting, id: `m${n}`, on: `2026-12-${20 - n}` }))
    const lines = soonLines(many, [], new Set())
    expect(lines).toHaveLength(mostSoon)
    expect(lines[0]?.on).toBe(`2026-12-${20 - many.length + 1}`)
  })
})

describe('what changed', () => {
  test('counts from the previous visit, or two weeks back without one', () => {
    expect(changesSince('2026-11-03T09:14:00.000Z', '2026-11-24')).toBe('2026-11-03T09:14:00.000Z')
    expect(changesSince(null, '2026-11-24')).toBe('2026-11-10T00:00:00.000Z')
  })

  test('is put in order of time, the latest first, each with a way to it', () => {
    const news = {
      meetings: [
        {
          kind: 'feedback' as const,
          id: 'c1',
          at: '2026-11-20T09:00:00.000Z',
          bodyName: 'FU',
          heldOn: null,
          title: 'Læger',
        },
        {
          kind: 'procedure-sent' as const,
          id: 'p1',
          at: '2026-11-19T09:00:00.000Z',
          bodyName: 'DAS',
          heldOn: null,
          title: 'Ventelister',
        },
      ],
      reporting: [
        {
          kind: 'submitted' as const,
          roundId: 'r1',
          roundTitle: 'Kapacitet 2025',
          respondentId: 'a',
          organisationId: '1081',
          organisationName: 'Region Nordjylland',
          at: '2026-11-22T09:00:00.000Z',
        },
      ],
      editions: [{ reportId: 'k-2024', title: 'Kapacitet 2024', number: 2, publishedAt: '2026-11-21T09:00:00.000Z' }],
      notes: [],
    }
    expect(changeLines(news).map(({ kind, href }) => [kind, href])).toEqual([
      ['submitted', '/indberetning/r1/a'],
      ['edition', '/rapporter/k-2024/udgave/2'],
      ['feedback', '/sager/c1'],
      ['procedure-sent', '/moeder/hoeringer/p1'],
    ])
  })
})
