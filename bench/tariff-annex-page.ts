/*
 * A page of the annex with 5,000 approved tariffs as a visitor gets it, drawn by the built program on PostgreSQL, p95 with 10 at
 * a time, against a static file of the same size from the same server. Memory: the peak of the program over the requests, and
 * what that is above what it held before. Build first (npm start does).
 */
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startServer } from '../e2e/support/server.ts'
import { p95 } from './support/p95.ts'
import { withReporting } from './support/reporting.ts'
import { insertTariffs } from './support/tariffs.ts'

const tariffs = Number(process.env.BENCH_TARIFFS ?? 5000)
const requests = 300
const concurrent = 10
const searches = ['', 'q=tilbud+49', 'legalBasis=SEL+%C2%A7+107', 'sort=-takst', 'q=m%C3%A5lgruppe+7&sort=driftsherre']

await withReporting(async ({ client, url }) => {
  await insertTariffs(client, tariffs, 'approved')
  const server = await startServer({ env: { DATABASE_URL: url, RAMMEVAERK_DEMO: '0' } })
  const folder = path.join(import.meta.dirname, '../build/client/assets')
  const name = `bench-${process.pid}.html`
  try {
    const ask = async (address: string) => {
      const answer = await fetch(`${server.url}${address}`)
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
      return answer.text()
    }
    const annex = async (n: number) => {
      await ask(`/takster/2025?side=${1 + (n % 3)}&${searches[n % searches.length]}`)
    }
    const html = await ask('/takster/2025')
    const rows = html.match(/\/takster\/takst\//g)?.length ?? 0
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, name), html)
    await p95(annex, 40, concurrent)
    const before = memoryOf(server.pid, 'VmRSS')
    const ms = await p95(annex, requests, concurrent)
    const peakMb = memoryOf(server.pid, 'VmHWM')
    const baselineMs = await p95(async () => void (await ask(`/assets/${name}`)), requests, concurrent)
    const ratio = Math.round((ms / baselineMs) * 100) / 100
    console.log(
      JSON.stringify({
        name: 'tariff-annex-page',
        p95: ms,
        baselineP95: baselineMs,
        ratio,
        tariffs,
        rows,
        bytes: html.length,
        requests,
        concurrent,
        peakMb,
        grownMb: before === null || peakMb === null ? null : peakMb - before,
      }),
    )
  } finally {
    await rm(path.join(folder, name), { force: true })
    await server.stop()
  }
})
process.exit(0)

/** Memory of a process in MB; null where the machine does not tell (only Linux does). */
function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const [, kb] = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kb === undefined ? null : Math.round(Number(kb) / 1024)
  } catch {
    return null
  }
}
