import { expect, it } from 'vitest'
import { describeMethodPages, methodPagesOf } from '#testing/method-pages.ts'
import type { InitiativeState } from './model.ts'
import { approvalCount, stateCounts } from './rules.ts'

type Approvals = { deadline: string; approvedOn: (string | null)[] }
type States = { states: InitiativeState[] }

const runners: Record<string, (input: unknown) => Record<string, number>> = {
  approvals: (input) => {
    const { deadline, approvedOn } = input as Approvals
    const { approved, late, notReported } = approvalCount(
      approvedOn.map((day) => ({ approvedOn: day })),
      deadline,
    )
    return { approved, late, notReported }
  },
  states: (input) => stateCounts((input as States).states.map((state) => ({ state }))),
}

it('has the page that the figures of an agreement lead to', () => {
  expect(methodPagesOf('agreements').map(({ matter }) => matter.id)).toEqual(['aftalens-stand'])
})

describeMethodPages('agreements', ({ calc, input }) => {
  const run = runners[calc]
  if (!run) throw new Error(`no runner for ${calc}`)
  return Object.fromEntries(Object.entries(run(input)).map(([key, value]) => [key, String(value)]))
})
