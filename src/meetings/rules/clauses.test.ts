import { describe, expect, test } from 'vitest'
import { isUnchanged, keptClauses } from './clauses.ts'

const standing = ['A', 'B', 'C'].map((text, index) => ({
  id: text.toLowerCase(),
  position: index + 1,
  verb: 'note' as const,
  text,
  options: ['1'],
}))
const kept = (...texts: string[]) =>
  keptClauses(
    standing,
    texts.map((text) => ({ text })),
  ).map((one) => one?.id ?? null)

describe('a clause', () => {
  test('stays itself when others are taken out, moved or put in', () => {
    expect(kept('B', 'C')).toEqual(['b', 'c'])
    expect(kept('C', 'A')).toEqual(['c', 'a'])
    expect(kept('Ny', 'A', 'B', 'C')).toEqual([null, 'a', 'b', 'c'])
  })

  test('with other words stays itself at its place', () => {
    expect(kept('A', 'Andet', 'C')).toEqual(['a', 'b', 'c'])
    expect(kept('Andet', 'C')).toEqual(['a', 'c'])
    expect(kept('B', 'Andet')).toEqual(['b', null])
  })

  test('that stands twice is two', () => {
    expect(
      keptClauses(
        [...standing.slice(0, 1), { ...standing[0], id: 'a2' } as (typeof standing)[number]],
        [{ text: 'A' }, { text: 'A' }],
      ).map((one) => one?.id),
    ).toEqual(['a', 'a2'])
  })

  test('is unchanged with the same words, verb and options alone', () => {
    const [first] = standing as [(typeof standing)[number]]
    expect(isUnchanged(first, [{ text: 'A', verb: 'note', options: ['1'] }])).toBe(true)
    expect(isUnchanged(first, [{ text: 'A', verb: 'approve', options: ['1'] }])).toBe(false)
    expect(isUnchanged(first, [{ text: 'A', verb: 'note', options: ['2'] }])).toBe(false)
    expect(isUnchanged(first, [])).toBe(false)
  })
})
