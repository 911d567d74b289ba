import { expect, test } from 'vitest'
import type { Predicate, TemplateDefinition } from '../model.ts'
import { columnsOf } from './columns.ts'

const both = (text: string) => ({ da: text, en: text })
const field = (key: string, type: 'quantity' | 'text' = 'quantity') => ({ key, label: both(key), unit: null, type })
const comment: Predicate = { kind: 'needs-comment', field: 'why', when: { kind: 'bounds', field: 'visits', max: '9' } }

function inGrid(...predicates: Predicate[]): string[] {
  const rules = predicates.map((predicate, index) => {
    const said = { message: both('{found}'), source: 'own', validFrom: '2020-01-01', validTo: null }
    return { id: `r-${index}`, severity: 'error' as const, predicate, ...said }
  })
  const definition: TemplateDefinition = {
    ...{ id: 'visits', name: both('Visits'), lineKind: 'organisation', version: 1, validFrom: '2020-01-01' },
    fields: [field('visits'), field('planned'), field('why', 'text')],
    computed: [],
    rules,
  }
  return columnsOf(definition).main.map(({ key }) => key)
}

test('all fields stand in the grid where none is required, also beside a comment that a rule may ask for', () => {
  expect(inGrid()).toEqual(['visits', 'planned', 'why'])
  expect(inGrid(comment)).toEqual(['visits', 'planned', 'why'])
})

test('what is not required is folded where something is, but no comment that a rule may ask for', () => {
  expect(inGrid({ kind: 'required', field: 'visits' }, comment)).toEqual(['visits', 'why'])
})
