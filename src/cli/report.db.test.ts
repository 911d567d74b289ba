import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { publishFirstEdition } from '#capacity/index.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { demoUsers, loadDemoUsers } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadReference } from '../web/load.ts'
import { reportCommand } from './report.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rapport-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.beforeAll(async ({ database }) => {
  await loadReference(database.db)
  await loadDemoUsers(database.db)
})

async function run(database: OpenDatabase, words: string) {
  const said = { out: '', err: '' }
  const code = await reportCommand(words.split(' '), {
    stdin: () => '',
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env: {},
    database,
  })
  return { code, ...said }
}

describe('cli report', () => {
  test('refuses what it does not know with exit code 2', async ({ database }) => {
    const out = path.join(folder, 'x.pdf')
    for (const words of [
      `tariffs --year 2024 --format pdf --out ${out}`,
      `capacity --year i-fjor --format pdf --out ${out}`,
      `capacity --year 2024 --format odt --out ${out}`,
      'capacity --year 2024 --format pdf',
    ]) {
      expect(await run(database, words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Angiv') })
    }
  })

  test('writes the draft before there is an edition, and says that it is one', async ({ database }) => {
    const out = path.join(folder, 'udkast.html')
    const none = await run(database, `capacity --year 2024 --format html --out ${out}`)
    expect(none).toMatchObject({ code: 1, err: 'Den udgave findes ikke.\n' })
    expect((await run(database, `capacity --year 2024 --format html --out ${out} --draft`)).code).toBe(0)
    expect(await readFile(out, 'utf8')).toContain('<p class="watermark">Udkast</p>')
  })

  test('writes the published edition in every format', async ({ database }) => {
    const userId = demoUsers.find(({ role }) => role === 'secretariat')?.id
    await publishFirstEdition(testApp(database, { userId }).app, 2024)
    const begins = { html: '<!doctype html>', pdf: '%PDF-', docx: 'PK', xlsx: 'PK' }
    for (const [format, begin] of Object.entries(begins)) {
      const out = path.join(folder, `rapport.${format}`)
      expect(await run(database, `capacity --year 2024 --format ${format} --out ${out}`)).toMatchObject({ code: 0 })
      expect((await readFile(out)).subarray(0, begin.length).toString(), format).toBe(begin)
    }
  })

  test('links every figure of the one-file page to how it was computed', async ({ database }) => {
    const out = path.join(folder, 'rapport.html')
    await run(database, `capacity --year 2024 --format html --out ${out}`)
    const html = await readFile(out, 'utf8')
    const links = [...html.matchAll(/href="#(tal-[^"]+)"/g)].map(([, id]) => id)
    const places = new Set([...html.matchAll(/ id="(tal-[^"]+)"/g)].map(([, id]) => id))
    expect(links.length).toBeGreaterThan(1000)
    expect(links.filter((id) => !places.has(id))).toEqual([])
    expect(html).not.toMatch(/ style="/)
  })

  test('says in one line when the file cannot be written', async ({ database }) => {
    const out = path.join(folder, 'findes-ikke', 'x.html')
    const answer = await run(database, `capacity --year 2024 --format html --out ${out}`)
    expect([answer.code, answer.err.split('\n').length]).toEqual([1, 2])
  })
})
