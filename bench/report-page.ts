/*
 * The published report of 2024 as a page, rendered by the server, under 40 concurrent readers, against a static file
 * of the same size from the same server. Build first (npm start does).
 */
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { startServer } from '../e2e/support/server.ts'

const readers = 40
const seconds = 8

const server = await startServer()
const page = `${server.url}/rapporter/kapacitet-og-belaegning-2024`
const html = Buffer.from(await (await fetch(page)).arrayBuffer())
const name = `bench-${process.pid}.html`
const folder = path.join(import.meta.dirname, '../build/client/assets')
await mkdir(folder, { recursive: true })
await writeFile(path.join(folder, name), html)

try {
  const file = `${server.url}/assets/${name}`
  await read(page, 2)
  await read(file, 2)
  // Page and file in turn, so that a slow moment of the machine meets both.
  const times = { page: [] as number[], file: [] as number[] }
  for (let round = 0; round < 3; round += 1) {
    times.page.push(...(await read(page, seconds / 2)))
    times.file.push(...(await read(file, seconds / 2)))
  }
  const [p95, baselineP95] = [percentile(times.page), percentile(times.file)]
  console.log(
    JSON.stringify({
      name: 'report-page',
      p95,
      baselineP95,
      ratio: Math.round((p95 / baselineP95) * 100) / 100,
      aim: 8,
      bytes: html.length,
      readers,
      requests: times.page.length,
    }),
  )
} finally {
  await rm(path.join(folder, name), { force: true })
  await server.stop()
}
process.exit(0)

/** Reads an address over and over by all readers at once; milliseconds of each answer until its last byte. */
async function read(address: string, forSeconds: number): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: readers })
  const end = performance.now() + forSeconds * 1000
  const times: number[] = []
  const one = async () => {
    while (performance.now() < end) {
      const began = performance.now()
      const request = http.get(address, { agent })
      const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
      if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`)
      answer.resume()
      await once(answer, 'end')
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: readers }, one))
  agent.destroy()
  return times
}

function percentile(times: number[]): number {
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10
}
