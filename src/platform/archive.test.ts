import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { csvLine, writeArchive } from './archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'rammevaerk-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* entries() {
  yield {
    path: 'ø/tekst.csv',
    content: (async function* () {
      yield 'æ,'
      yield 'b\r\n'
    })(),
  }
  yield {
    path: 'bytes',
    content: (async function* () {
      for (let n = 0; n < 100; n++) yield new Uint8Array(10_000).fill(n)
    })(),
  }
}

test('every file is in the archive as it was, and in the index with its size and sum', async () => {
  const file = join(folder, 'a.zip')
  const files = await writeArchive(file, { title: 'Prøve <1>', created: '2025-03-17' }, entries())
  const found = unzipSync(readFileSync(file))
  expect(Object.keys(found).sort()).toEqual(['bytes', 'index.html', 'index.json', 'ø/tekst.csv'].sort())
  expect(new TextDecoder().decode(found['ø/tekst.csv'])).toBe('æ,b\r\n')
  for (const { path, size, sha256 } of files) {
    expect(found[path]?.length).toBe(size)
    expect(
      createHash('sha256')
        .update(found[path] ?? '')
        .digest('hex'),
    ).toBe(sha256)
  }
  const index = JSON.parse(new TextDecoder().decode(found['index.json']))
  expect(index).toEqual({ title: 'Prøve <1>', created: '2025-03-17', files })
  expect(new TextDecoder().decode(found['index.html'])).toContain('Prøve &#60;1&#62;')
})

test('a failing entry fails the archive', async () => {
  const broken = (async function* () {
    yield {
      path: 'x',
      content: (async function* () {
        yield 'a'
        throw new Error('gone')
      })(),
    }
  })()
  await expect(writeArchive(join(folder, 'b.zip'), { title: '', created: '' }, broken)).rejects.toThrow('gone')
})

test('text with commas, quotes and lines is quoted in CSV, and null is empty', () => {
  expect(csvLine(['a', 'b,c', 'd "e"', 'f\ng', null, '6.4', { h: 1 }])).toBe(
    'a,"b,c","d ""e""","f\ng",,6.4,"{""h"":1}"\r\n',
  )
})

test('a text in CSV that a spreadsheet would compute stays text, and a figure stays a figure', () => {
  expect(csvLine(['=HYPERLINK("https://x")', '+1', '-5', '-5.25', '-SUM(A1)', '@x', '\t=1', '2-4'])).toBe(
    `"'=HYPERLINK(""https://x"")",'+1,-5,-5.25,'-SUM(A1),'@x,'\t=1,2-4\r\n`,
  )
})
