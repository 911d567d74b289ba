import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { browserBundle } from './verdict-bundle-fixture.ts'
import { excelVerdict } from './verdict-excel-fixture.ts'
import { typedForm, verdictOf } from './verdict-fixture.ts'

// The whole, 100,000 forms in a real browser: npm run bench -- rules
const seeds = Array.from({ length: 1500 }, (_, index) => index + 1)

describe('the verdict on a form', () => {
  test('is the same in the browser bundle, character by character', async () => {
    const context = createContext({})
    runInContext(await browserBundle(), context)
    for (const seed of seeds) {
      const form = typedForm(seed)
      const there = runInContext(`JSON.stringify(verdicts.verdictOf(${JSON.stringify(form)}))`, context)
      expect(there, `seed ${seed}`).toBe(JSON.stringify(verdictOf(form)))
    }
  })

  test('is the same when the form comes as a workbook', () => {
    for (const seed of seeds) {
      const form = typedForm(seed)
      expect(excelVerdict(form), `seed ${seed}`).toEqual(verdictOf(form))
    }
  })

  test('has something to say in these forms, by every kind of rule', () => {
    const found = seeds.flatMap((seed) => {
      const form = typedForm(seed)
      const kindOf = new Map(form.definition.rules.map(({ id, predicate }) => [id, predicate.kind]))
      return verdictOf(form).findings.map(({ ruleId }) => kindOf.get(ruleId))
    })
    expect(new Set(found).size).toBe(9)
    expect(seeds.some((seed) => verdictOf(typedForm(seed)).unreadable.length > 0)).toBe(true)
    expect(seeds.some((seed) => verdictOf(typedForm(seed)).findings.length === 0)).toBe(true)
  })
})
