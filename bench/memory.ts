/*
 * Memory of the server after a load of readers, over a bare PGlite process on the same folder. Linux only: it
 * reads the resident size from /proc.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { startServer } from '../e2e/support/server.ts'

const paths = ['/', '/tilbud', '/rapporter/kapacitet-og-belaegning-2024', '/afvigelser', '/metode']

// The first start fills the folder; what is measured is a server on a folder that exists, as it stands every day.
const first = await startServer()
await first.kill()
const server = await startServer({ dataFolder: first.dataFolder })
const report = paths[2] ?? '/'
for (const format of ['pdf', 'docx', 'xlsx'])
  await (await fetch(`${server.url}${report}/udgave/1/r.${format}`)).arrayBuffer()
for (const path of paths) {
  await autocannon({ url: server.url + path, connections: 40, duration: 6 })
}
const afterLoad = residentMegabytes(server.pid)
await server.kill()
const bare = await bareMegabytes(`${server.dataFolder}/database`)

console.log(
  JSON.stringify({
    name: 'memory',
    megabytes: afterLoad,
    baselineMegabytes: bare,
    growth: afterLoad - bare,
    ratio: Math.round((afterLoad / bare) * 100) / 100,
    aim: 'growth <= 150',
  }),
)
process.exit(0)

async function bareMegabytes(folder: string): Promise<number> {
  const code = `
    const { PGlite } = await import('@electric-sql/pglite')
    const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
    const db = await PGlite.create({ dataDir: process.env.FOLDER, extensions: { btree_gist } })
    await db.query('select count(*) from audit_entry')
    process.stdout.write('open\\n')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const size = residentMegabytes(child.pid ?? 0)
  child.kill('SIGKILL')
  return size
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
