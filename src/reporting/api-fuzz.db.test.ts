import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'
import { fuzzOnce, openFuzz } from './api-fuzz-fixture.ts'

// The whole, 10,000 bodies: npm run bench -- api-fuzz
test('a mutated body is never a crash and never half written; it is refused with a place and a remedy', async ({
  emptyDatabase,
}) => {
  const fuzz = await openFuzz(emptyDatabase)
  const wrong: string[] = []
  const statuses = new Set<number>()
  for (let seed = 1; seed <= 200; seed += 1) {
    const answer = await fuzzOnce(fuzz, seed)
    statuses.add(answer.status)
    if (answer.wrong !== null) wrong.push(`seed ${seed}: ${answer.wrong}`)
  }
  expect(wrong).toEqual([])
  expect([...statuses].sort()).toEqual(expect.arrayContaining([400, 403, 404, 409, 412]))
})
