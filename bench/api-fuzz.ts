/*
 * 10,000 mutated API bodies against a real PostgreSQL: no crash, no half write, each refused with a place and a remedy.
 */

import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { fuzzOnce, openFuzz } from '../src/reporting/api-fuzz-fixture.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'
import { slice } from './support/slice.ts'

const { first, last, count } = slice(10_000)
const server = await startPostgres()
try {
  await server.create('fuzz')
  const database = await openDatabase({ databaseUrl: server.url('fuzz'), dataFolder: '' })
  await migrate(database)
  const fuzz = await openFuzz(database)
  const statuses: Record<string, number> = {}
  let wrong = 0
  const began = performance.now()
  for (let seed = first; seed <= last; seed += 1) {
    const answer = await fuzzOnce(fuzz, seed)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    if (answer.wrong === null) continue
    wrong += 1
    console.error(`seed ${seed}: ${answer.wrong}`)
  }
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    JSON.stringify({
      name: 'api-fuzz',
      bodies: count,
      seeds: `${first}-${last}`,
      wrong,
      statuses,
      aim: 'wrong = 0',
      seconds,
    }),
  )
  if (wrong > 0) process.exitCode = 1
  await database.close()
} finally {
  await server.stop()
}
