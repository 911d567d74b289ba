import { expect, test } from 'vitest'
import type { TemplateRule } from '#reporting/index.ts'
import { tariffTemplate } from '../template.ts'
import { changeLimit } from './change-limit.ts'

test('the limit of a significant change is the one the template asks a reason for', () => {
  expect(changeLimit(tariffTemplate)).toBe('5')
  const asked = tariffTemplate.rules.find(({ id }) => id === 'tariff-changed') as TemplateRule
  const predicate: TemplateRule['predicate'] = { kind: 'change', field: 'tariff', percent: '7.5' }
  expect(changeLimit({ ...tariffTemplate, rules: [{ ...asked, predicate }] })).toBe('7.5')
})

test('a template that asks no reason for a changed tariff has none', () => {
  const others = tariffTemplate.rules.filter(({ id }) => id !== 'tariff-changed')
  expect(changeLimit({ ...tariffTemplate, rules: others })).toBeNull()
  expect(changeLimit(undefined)).toBeNull()
})
