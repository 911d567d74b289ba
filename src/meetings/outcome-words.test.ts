import { expect, test } from 'vitest'
import { outcomeWords } from './outcome-words.ts'
import { da } from './texts.da.ts'

const t = (key: keyof typeof da, params: Record<string, string | number> = {}) =>
  da[key].replace('{n}', String(params.n ?? ''))
const clauses = [{ id: 'a', options: ['Betaling pr. vagt', 'Fast årligt bidrag'] }]
const chosen = { outcome: 'option', optionNumber: 2, clauseId: 'a' } as const

test('a chosen option is named by its number and its words', () => {
  expect(outcomeWords(chosen, t, clauses)).toBe('Mulighed 2 valgt (Fast årligt bidrag)')
})

test('an option whose clause is gone keeps its number', () => {
  expect(outcomeWords({ ...chosen, clauseId: null }, t, clauses)).toBe('Mulighed 2 valgt')
  expect(outcomeWords({ ...chosen, optionNumber: 3 }, t, clauses)).toBe('Mulighed 3 valgt')
})

test('other outcomes are a word', () => {
  expect(outcomeWords({ outcome: 'adopted-with-change', optionNumber: null, clauseId: 'a' }, t, clauses)).toBe(
    'Vedtaget med ændring',
  )
})
