import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { importCommand } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'rammevaerk-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...args: string[]) {
  const answer = { code: 0, out: '', err: '' }
  answer.code = await importCommand(args, {
    stdin: () => '',
    out: (text) => {
      answer.out += text
    },
    err: (text) => {
      answer.err += text
    },
    env: {},
  })
  return answer
}

const minutes = 'Referat fra møde i Panelet den 3. maj 2023\nSted: Online\n\nPunkt 1: Velkomst\nBeslutning: Godkendt.\n'

describe('import minutes', () => {
  test('prints what it found as JSON and nothing else', async () => {
    const { code, out, err } = await run('minutes', file('referat.txt', minutes))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      meetings: [
        {
          body: 'Panelet',
          date: '2023-05-03',
          place: 'Online',
          present: [],
          absent: [],
          others: [],
          items: [
            {
              number: 1,
              title: 'Velkomst',
              open: null,
              sections: {},
              recommendation: [],
              attachments: [],
              decision: 'Godkendt.',
              followUps: [],
              lines: [4, 5],
            },
          ],
        },
      ],
      unplaced: [],
      coverage: { lines: 5, placed: 5 },
    })
  })

  test('takes the format by the ending, or as it is told', async () => {
    expect((await run('minutes', file('referat.md', minutes))).code).toBe(0)
    expect((await run('minutes', file('referat.pdf', minutes))).code).toBe(2)
    expect((await run('minutes', file('a.pdf', minutes), '--format', 'text')).code).toBe(0)
  })

  test.each([
    ['a file that is not there', ['minutes', join(folder, 'nowhere.txt')], 'unreadable-file'],
    ['a format nobody knows', ['minutes', 'x.txt', '--format', 'rtf'], 'unknown-format'],
    ['something else than minutes', ['agendas', 'x.txt'], 'unknown-import'],
    ['no file', ['minutes'], 'unknown-import'],
    ['an empty file', ['minutes', file('empty.txt', '\n')], 'no-text'],
    ['a damaged PDF', ['minutes', file('broken.pdf', '%PDF-1.7')], 'unreadable'],
    ['a protected Word file', ['minutes', file('old.docx', new Uint8Array([0xd0, 0xcf, 0x11]))], 'encrypted'],
  ])('refuses %s with one error object and code 2', async (_what, args, code) => {
    const answer = await run(...args)
    expect(answer).toMatchObject({ code: 2, out: '' })
    const { error } = JSON.parse(answer.err)
    expect(error).toEqual({ code, path: '', message: expect.stringMatching(/\S/) })
  })
})
