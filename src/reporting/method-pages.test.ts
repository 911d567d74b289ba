import { expect, it } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { describeMethodPages, methodPagesOf } from '#testing/method-pages.ts'
import type { Predicate } from './model.ts'
import { breaches } from './rules/predicates.ts'
import { da } from './templates/texts.da.ts'

type Check = { predicate: Predicate; line: Record<string, string> }

describeMethodPages('reporting', ({ calc, input }) => {
  if (calc !== 'check') throw new Error(`no runner for ${calc}`)
  const { predicate, line } = input as Check
  const values = Object.fromEntries(Object.entries(line).map(([field, value]) => [field, exact(value)]))
  const [breach] = breaches(predicate, values, {})
  return breach ? { found: breach.found.da, expected: breach.expected.da } : {}
})

it('the page about rules names every kind an administrator can choose, in the same words', () => {
  const page = methodPagesOf('reporting').find(({ matter }) => matter.id === 'kontroller')
  const kinds = Object.entries(da).flatMap(([key, text]) => (key.startsWith('edit.kind.') ? [text] : []))
  expect(kinds.length).toBeGreaterThan(8)
  expect(kinds.filter((kind) => !page?.prose.includes(`| ${kind} |`))).toEqual([])
})
