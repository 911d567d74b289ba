import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedParts, wordChanges } from './rules.ts'

const empty = {
  resume: null,
  background: null,
  presentation: null,
  economy: null,
  hearing: null,
  process: null,
  other: null,
}

test('the words of both versions can be read out of what changed, whatever they are', () => {
  const piece = fc.constantFrom(
    'sagen ',
    'på',
    ' æøå',
    '. ',
    '{punkt:00000000-0000-4000-8000-000000000001}',
    '\n\n',
    '7',
  )
  const text = fc.array(fc.oneof(piece, fc.string())).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after)
      const joined = (kind: string) =>
        changes.flatMap((change) => (change.kind === 'same' || change.kind === kind ? change.text : [])).join('')
      expect(joined('removed')).toBe(before)
      expect(joined('added')).toBe(after)
    }),
  )
})

test('a reference is changed as a whole', () => {
  const reference = (n: number) => `jf. {punkt:00000000-0000-4000-8000-00000000000${n}}.`
  expect(wordChanges(reference(1), reference(2)).filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '{punkt:00000000-0000-4000-8000-000000000001}' },
    { kind: 'added', text: '{punkt:00000000-0000-4000-8000-000000000002}' },
  ])
})

test('parts are named with whether they changed; what neither version says is left out', () => {
  const clause = { id: 'c', position: 1, verb: 'approve' as const, text: 'godkender', options: ['A', 'B'] }
  const before = { title: 'Sag', sections: { ...empty, resume: 'Kort' }, clauses: [clause] }
  const after = { title: 'Sag', sections: { ...empty, resume: 'Kort', economy: 'Dyrt' }, clauses: [] }
  const parts = changedParts(before, after).map(({ part, isChanged }) => [part, isChanged])
  expect(parts).toEqual([
    ['title', false],
    ['resume', false],
    ['economy', true],
    ['clauses', true],
  ])
})
