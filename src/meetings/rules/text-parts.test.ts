import { expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

test('an empty line ends a paragraph, and lines within one stay lines', () => {
  expect(textParts('Først\nså det\n\nBagefter')).toEqual([
    { kind: 'paragraph', text: 'Først\nså det' },
    { kind: 'paragraph', text: 'Bagefter' },
  ])
})

test.each(['-', '–', '•'])('lines that begin with %s are a list, also right after a paragraph', (sign) => {
  expect(textParts(`Det gælder:\n${sign} takster\n${sign} pladser\nDet var alt.`)).toEqual([
    { kind: 'paragraph', text: 'Det gælder:' },
    { kind: 'list', items: ['takster', 'pladser'] },
    { kind: 'paragraph', text: 'Det var alt.' },
  ])
})

test('a dash within a line and a negative number are no list', () => {
  expect(textParts('Mødet kl. 9 - 12\n-3 pct.')).toEqual([{ kind: 'paragraph', text: 'Mødet kl. 9 - 12\n-3 pct.' }])
})

test('nothing is no part', () => {
  expect(textParts(' \n\n ')).toEqual([])
})
