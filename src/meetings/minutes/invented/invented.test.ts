import { describe, expect, test } from 'vitest'
import { invent, inventAll, scored } from './invented-fixture.ts'
import { layouts } from './layouts-fixture.ts'
import type { Score } from './measure-fixture.ts'
import { noises } from './noise-fixture.ts'

// Meetings drawn by a seed, printed in the layouts of many systems, worn down on the way, and read again. The bench
// `minutes-layouts` does the same with many more.

const share = (score: Score, name: string) => (score[name]?.hit ?? 0) / (score[name]?.of ?? 1)

describe('a meeting of each layout, worn in each way', () => {
  const score: Score = {}
  const faults: string[] = []
  for (const each of inventAll(7000, 1)) {
    const found = scored(score, each).faults
    faults.push(...found.map((fault) => `seed ${each.seed}, ${each.layout.name}, ${each.noise.name}: ${fault}`))
  }

  test.each(['items', 'titles', 'decisions', 'verbs', 'attachments', 'sections', 'present', 'absent', 'case numbers'])(
    'at least 98 percent of %s are found as they were',
    (name) => {
      const shown = faults.filter((fault) => fault.includes(`: ${name}: `)).slice(0, 20)
      expect(share(score, name), shown.join('\n')).toBeGreaterThanOrEqual(0.98)
    },
  )

  test('has each of its lines in exactly one place', () => {
    expect(share(score, 'each line in one place')).toBe(1)
  })

  test('gets no items that are not there', () => {
    expect(share(score, 'no false items')).toBeGreaterThanOrEqual(0.98)
  })
})

test.each(layouts.map(({ name }) => [name]))('the layout "%s" as it is printed is read without a fault', (name) => {
  const layout = layouts.find((each) => each.name === name)
  const plain = noises[0]
  if (layout === undefined || plain === undefined) throw new Error('no such layout')
  expect(scored({}, invent(4711, layout, plain)).faults).toEqual([])
})
