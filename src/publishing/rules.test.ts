import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#figures/figure.ts'
import { exact, notReported } from '#figures/quantity.ts'
import { proseBlocks, proseRuns, proseTraces } from './prose.ts'
import { changedFigures, inputsMoved, proseParts, textChanges, unknownPlaceholders } from './rules.ts'

const figure = (id: string, text: string): Figure => ({
  id,
  label: `Tal ${id}`,
  quantity: text === 'ikke oplyst' ? notReported : exact(text),
  unit: '%',
  kind: 'reported',
  period: '2024',
  text,
  sources: [{ kind: 'document', label: 'Rapporten' }],
  inputs: [],
})
const figures = (...all: [string, string][]) => Object.fromEntries(all.map(([id, text]) => [id, figure(id, text)]))
const ids = fc.stringMatching(/^[a-z][a-z0-9.-]{0,8}$/)
const maps = fc
  .dictionary(ids, fc.integer({ min: 0, max: 200 }).map(String))
  .map((map) => figures(...Object.entries(map)))

describe('changed figures', () => {
  it('are those with another text, those gone and those new, in that order', () => {
    const before = figures(['a', '1'], ['b', '2'], ['c', '3'])
    const after = figures(['c', '4'], ['a', '1'], ['d', '5'])
    expect(changedFigures(before, after).map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  })

  it('are none between a state and itself, and the same set both ways', () => {
    fc.assert(
      fc.property(maps, maps, (one, other) => {
        expect(changedFigures(one, one)).toEqual([])
        const there = changedFigures(one, other).map(({ id }) => id)
        const back = changedFigures(other, one).map(({ id }) => id)
        expect(there.toSorted()).toEqual(back.toSorted())
      }),
    )
  })
})

describe('inputs', () => {
  const input = (version: string) => ({ kind: 'submission', recordId: 'r', version })

  it('have moved when a version is another, one is gone or one came', () => {
    expect(inputsMoved([input('1')], [input('2')])).toBe(true)
    expect(inputsMoved([input('1')], [])).toBe(true)
    expect(inputsMoved([], [input('1')])).toBe(true)
    const register = (version: string) => ({ kind: 'register', recordId: '2024', version })
    expect(inputsMoved([input('1'), register('a')], [input('1'), register('b')])).toBe(true)
    expect(inputsMoved([input('1')], [input('1'), register('b')]), 'an edition from before').toBe(false)
  })

  it('have not moved by standing in another order', () => {
    const [one, other] = [input('1'), { ...input('1'), recordId: 's' }]
    expect(inputsMoved([one, other], [other, one])).toBe(false)
  })
})

describe('text changes', () => {
  it('give both texts back whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const changes = textChanges(before, after)
        const join = (...kinds: string[]) =>
          changes
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join('')
        expect(join('same', 'removed')).toBe(before)
        expect(join('same', 'added')).toBe(after)
      }),
    )
  })
})

describe('placeholders', () => {
  it('become figures only when they name one; nothing a person wrote disappears', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            ids.map((id) => `{${id}}`),
          ),
        ),
        ids,
        (pieces, known) => {
          const text = pieces.join('')
          const parts = proseParts(text, (id) => id === known)
          expect(parts.map((part) => ('text' in part ? part.text : `{${part.figureId}}`)).join('')).toBe(text)
        },
      ),
    )
  })

  it('that name no figure are reported once each', () => {
    expect(unknownPlaceholders('{a} {b} {b} { c }', (id) => id === 'a')).toEqual(['b'])
  })

  it('never reach a property of the map itself', () => {
    expect(proseRuns('{constructor}', {})).toEqual([{ text: '{constructor}' }])
  })
})

describe('prose', () => {
  it('becomes paragraphs and lists with figures in their place', () => {
    const text = 'Belægningen var {x} %.\n\nLave:\n- A: {x} %\n- B\n\nSlut'
    expect(proseBlocks(text, figures(['x', '33']))).toEqual([
      { kind: 'paragraph', runs: [{ text: 'Belægningen var ' }, { text: '33', figureId: 'x' }, { text: '\u00a0%.' }] },
      { kind: 'paragraph', runs: [{ text: 'Lave:' }] },
      {
        kind: 'list',
        ordered: false,
        items: [[{ text: 'A: ' }, { text: '33', figureId: 'x' }, { text: '\u00a0%' }], [{ text: 'B' }]],
      },
      { kind: 'paragraph', runs: [{ text: 'Slut' }] },
    ])
  })

  it('leaves the unit away from a figure that is missing', () => {
    expect(proseRuns('var {x} % i år', figures(['x', 'ikke oplyst']))).toEqual([
      { text: 'var ' },
      { text: 'ikke oplyst', figureId: 'x' },
      { text: ' i år' },
    ])
  })

  it('has one footnote for each figure, however often it is mentioned', () => {
    const known = figures(['x', '33'])
    expect(proseTraces(proseBlocks('{x} og {x}\n\n- {x}', known), known)).toEqual([
      { figureId: 'x', text: 'Tal x: Rapporten.' },
    ])
  })
})
