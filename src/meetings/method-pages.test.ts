import { expect, test } from 'vitest'
import { describeMethodPages, type Example, methodPagesOf } from '#testing/method-pages.ts'
import { unplacedReasons, verbs } from './minutes/model.ts'
import { followUpsOf } from './minutes/rules/items/follow-ups.ts'
import { joinHalves } from './minutes/rules/lines/paragraphs.ts'
import { verbOf } from './minutes/rules/words/verbs.ts'
import type { AskedPlace } from './procedures/model.ts'
import { proposedResult, tally } from './procedures/rules.ts'

const runners: Record<string, (input: unknown) => Record<string, unknown>> = {
  'join-halves': (input) => {
    const [first = '', second = ''] = input as string[]
    return { text: joinHalves(first, second) }
  },
  verb: (input) => ({ verb: verbOf(input as string).verb }),
  'follow-up': (input) => {
    const { decision, date } = input as { decision: string; date: string }
    const [found] = followUpsOf(decision, date)
    return { responsible: found?.responsible, due: found?.due }
  },
  'written-answers': (input) => {
    const counted = tally((input as AskedPlace['answer'][]).map((answer) => ({ answer })))
    const numbers = Object.entries(counted).map(([name, n]) => [name, String(n)])
    return { ...Object.fromEntries(numbers), proposed: proposedResult(counted) }
  },
}

describeMethodPages('meetings', ({ calc, input }: Example) => runners[calc]?.(input))

test('the page about the import names every verb and every reason', () => {
  const prose = methodPagesOf('meetings').find(({ matter }) => matter.id === 'minutes-import')?.prose
  for (const word of [...verbs, ...unplacedReasons]) expect(prose).toContain(`\`${word}\``)
})
