import { expect, it } from 'vitest'
import { termWords } from '../rules/rule-sets.ts'
import { loader } from './pages/rule-sets.tsx'

const ask = (search: string) =>
  loader({ request: new Request(`http://x/takster/regler${search}`) } as Parameters<typeof loader>[0])

it('shows every term once with its clause', () => {
  const shown = ask('').groups.flatMap(({ terms }) => terms.map(({ label }) => label))
  expect(shown.toSorted()).toEqual(
    Object.values(termWords)
      .map(({ label }) => label)
      .toSorted(),
  )
})

it('compares the two asked for, and the first with the last when none is', () => {
  expect(ask('').changes.map(({ term }) => term)).toEqual(['forms'])
  expect(ask('?fra=styringsaftale-2022&til=viderefoert-2023').changes).toEqual([])
  expect(ask('?fra=findes-ikke').earlierId).toBe('styringsaftale-2022')
})
