import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hitEnd, hitStart, searchQuery } from './model.ts'
import { fragmentRuns, searchTerms, withoutReferences } from './rules.ts'

describe('what a search text asks for', () => {
  test('words begin longer ones, phrases stand together, excluded words are missing', () => {
    expect(searchTerms('plads "ledige pladser" -døgn')).toEqual([
      { text: 'plads', prefix: true, excluded: false },
      { text: 'ledige pladser', prefix: false, excluded: false },
      { text: 'døgn', prefix: true, excluded: true },
    ])
  })

  test('a case number stays one word', () => {
    expect(searchTerms('2025-006585')).toEqual([{ text: '2025-006585', prefix: true, excluded: false }])
  })

  test('is empty when nothing is asked', () => {
    for (const text of ['', '   ', '"" --- !!! ()', '& | :*']) expect(searchTerms(text)).toEqual([])
  })

  test('no text becomes syntax, and there are at most ten terms', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        const terms = searchTerms(text)
        expect(terms.length).toBeLessThanOrEqual(10)
        for (const term of terms) expect(term.text).toMatch(/^[\p{L}\p{N}]+(?:[- ][\p{L}\p{N}]+)*$/u)
      }),
    )
  })
})

describe('a fragment', () => {
  test('is plain text in runs, whatever stands in it', () => {
    expect(fragmentRuns(`Se <b>${hitStart}kapacitet${hitEnd}</b>\n  her`)).toEqual([
      { text: 'Se <b>', hit: false },
      { text: 'kapacitet', hit: true },
      { text: '</b> her', hit: false },
    ])
    expect(fragmentRuns('')).toEqual([])
    expect(fragmentRuns('jf. {punkt:0a-1}, {rapport:r/x} pladser')).toEqual([{ text: 'jf. …, … pladser', hit: false }])
    expect(fragmentRuns('jf. {punkt:23621065-2174')).toEqual([{ text: 'jf. …', hit: false }])
    expect(fragmentRuns('4c2d-81f1} og {punkt:2 pladser')).toEqual([{ text: '… og … pladser', hit: false }])
  })
})

test('a filter that makes no sense is left out of an address', () => {
  expect(searchQuery.parse({ q: ' x ', kind: 'andet', year: 'tyve', verb: '', body: 'das' })).toEqual({
    q: 'x',
    body: 'das',
  })
})

test('a text too long to search for is searched by its beginning', () => {
  const { q } = searchQuery.parse({ q: ` ${'ledige pladser '.repeat(40)}` })
  expect(q.length).toBeLessThanOrEqual(200)
  expect(q).toMatch(/^ledige pladser ledige/)
  expect(searchQuery.parse({ q: ['a', 'b'] }).q).toBe('')
})

test('the title of a hit has dots for a live reference', () => {
  expect(withoutReferences('Send det fra {punkt:00000000-0000-4000-8000-000000000001} i dag')).toBe(
    'Send det fra … i dag',
  )
})
