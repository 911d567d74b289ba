import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runNamedCalculation } from '#figures/calculation.ts'
import { describeMethodPages, type Example, methodPagesOf } from '#testing/method-pages.ts'
import { inputOf, keyOf } from './allocation-fixture.ts'
import { allocationCalculations } from './calc.ts'
import type { AllocationInput, AllocationKey } from './model.ts'
import { allocationResult, inputProblems } from './rules/allocation.ts'
import { canonicalJson } from './rules/canonical.ts'
import { formulas } from './rules/formulas.ts'
import { idleFactors } from './rules/idle-places.ts'
import { preparedKey, splitUnits } from './rules/split.ts'

/** "4, 4 og 2 kr." by largest remainder. */
function kroner(total: bigint, weights: readonly string[]): string {
  const key = preparedKey(weights.map((weight, index) => ({ id: String.fromCharCode(97 + index), weight })))
  const units = splitUnits(total, key, 'largest-remainder').units.map(String)
  return `${units.slice(0, -1).join(', ')} og ${units.at(-1)} kr.`
}

type Written = Partial<Omit<AllocationKey, 'parties'>> & { parties: [string, string][] }

function wholeKey(key: Written | undefined): AllocationKey {
  const { parties = [], ...rest } = key ?? { parties: [] }
  return keyOf(
    parties.map(([id, weight]): [string, string, string] => [id, id, weight]),
    rest,
  )
}

/** How an example that is not one of the public calculations is computed again. */
const runners: Record<string, (example: Example) => Record<string, unknown>> = {
  alabama: ({ input }) => {
    const { weights, totals } = input as { weights: string[]; totals: [string, string] }
    return { before: kroner(BigInt(totals[0]), weights), after: kroner(BigInt(totals[1]), weights) }
  },
  'growth-loses': ({ input }) => {
    const { before, after, total } = input as { before: string[]; after: string[]; total: string }
    return { before: kroner(BigInt(total), before), after: kroner(BigInt(total), after) }
  },
  allocation: ({ input }) => {
    const { key, useKey, ...rest } = input as Partial<AllocationInput> & Record<'key' | 'useKey', Written | undefined>
    const whole = inputOf({ ...rest, key: wholeKey(key), useKey: useKey ? wholeKey(useKey) : null })
    const [problem] = inputProblems(whole)
    if (problem) return { refused: String(problem.params?.sum) }
    return Object.fromEntries(allocationResult(whole).parties.map(({ id, amount }) => [id, amount]))
  },
  hash: ({ input }) => {
    const text = canonicalJson(input)
    return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') }
  },
  'new-party': ({ input }) => {
    const { before, total, weight, brings } = input as Record<'total' | 'weight' | 'brings', string> & {
      before: string[]
    }
    return { before: kroner(BigInt(total), before), after: kroner(BigInt(total) + BigInt(brings), [...before, weight]) }
  },
}

function computed(example: Example): unknown {
  const runner = runners[example.calc]
  if (runner !== undefined) return runner(example)
  const answer = runNamedCalculation(allocationCalculations, example.calc, example.input)
  return answer.ok ? answer.output.result : answer.error
}

describeMethodPages('allocation', computed)

describe('the method pages of allocation', () => {
  it('exist for every calculation', () => {
    const ids = methodPagesOf('allocation').map(({ matter }) => matter.id)
    for (const { method } of Object.values(allocationCalculations)) expect(ids).toContain(method)
    expect(ids).toEqual(expect.arrayContaining(['fordelingsnoegler', 'kontrolkode']))
  })

  it('carry the version, first day and wording of the rules', () => {
    for (const [id, { version, validFrom, text }] of Object.entries(formulas)) {
      const page = methodPagesOf('allocation').find(({ matter }) => matter.id === id)
      expect(page?.matter).toMatchObject({ version, validFrom })
      expect(page?.prose).toMatch(new RegExp(`^> (andel = )?${text.replace(/[()+]/g, '\\$&')}$`, 'm'))
    }
  })

  it('list every dated factor of unused places', () => {
    const page = methodPagesOf('allocation').find(({ matter }) => matter.id === 'ubenyttede-pladser')
    for (const { percent } of idleFactors) expect(page?.prose).toContain(`| ${percent} % |`)
  })

  it('prove that the growing party of the paradox grows more than the one that gains', () => {
    const { prose } = methodPagesOf('allocation').find(({ matter }) => matter.id === 'fordeling') as { prose: string }
    expect(prose).toContain('50 % til 3, den anden med 37,5 % til 11')
    expect(3 / 2 - 1).toBeGreaterThan(11 / 8 - 1)
  })
})
