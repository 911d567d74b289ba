/*
 * From `node src/main.ts` on an existing embedded database until /ready answers 200, against opening the same
 * folder with PGlite alone in a fresh process. Build first (npm start does).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startServer } from '../e2e/support/server.ts'

const rounds = 7

const first = await startServer()
await first.kill()
const { dataFolder } = first

const times: number[] = []
const bare: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const began = performance.now()
  const server = await startServer({ dataFolder })
  times.push(performance.now() - began)
  await server.kill()
  bare.push(await openBare())
}

const [ms, baselineMs] = [median(times), median(bare)]
console.log(
  JSON.stringify({
    name: 'start',
    ms,
    baselineMs,
    ratio: Math.round((ms / baselineMs) * 100) / 100,
    aim: 'ms <= 2000',
    rounds,
  }),
)
process.exit(0)

async function openBare(): Promise<number> {
  const code = `
    const { PGlite } = await import('@electric-sql/pglite')
    const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
    const db = await PGlite.create({ dataDir: process.env.FOLDER, extensions: { btree_gist } })
    await db.query('select 1')
    await db.close()
    process.exit(0)`
  const began = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, FOLDER: `${dataFolder}/database` },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(child, 'exit')
  return performance.now() - began
}

function median(values: number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}
