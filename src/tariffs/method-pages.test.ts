import { describe, expect, it } from 'vitest'
import { runNamedCalculation } from '#figures/calculation.ts'
import { describeMethodPages, type Example, methodPagesOf } from '#testing/method-pages.ts'
import { tariffCalculations } from './calc.ts'
import { runners } from './method-examples-fixture.ts'
import { ruleSets } from './rules/rule-set-data.ts'

function computed(example: Example): unknown {
  const runner = runners[example.calc]
  if (runner !== undefined) return runner(example.input as never)
  const answer = runNamedCalculation(tariffCalculations, example.calc, example.input)
  return answer.ok ? answer.output.result : answer.error
}

describeMethodPages('tariffs', computed)

describe('the method pages of tariffs', () => {
  const pages = new Map(methodPagesOf('tariffs').map((page) => [page.matter.id, page]))

  it('exist for every calculation', () => {
    for (const { method } of Object.values(tariffCalculations)) expect(pages.has(method)).toBe(true)
  })

  it('list every rule set with its days', () => {
    const prose = pages.get('regelsaet')?.prose ?? ''
    for (const { title, validFrom, validTo, assumed } of ruleSets) {
      expect(prose).toContain(`| ${title} | ${validFrom} | ${validTo ?? ''} | ${assumed ? 'antaget' : 'vedtaget'} |`)
    }
  })
})
