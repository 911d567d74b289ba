import { expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import { tariffsCommand } from './tariffs.ts'

async function run(args: string[], database: OpenDatabase) {
  const answer = { code: 0, out: '', err: '' }
  answer.code = await tariffsCommand(args, {
    stdin: () => '',
    out: (text) => {
      answer.out += text
    },
    err: (text) => {
      answer.err += text
    },
    env: {},
    database,
  })
  return answer
}

test('tariffs recompute says what was read, what was written and which approved ones would differ', async ({
  database,
}) => {
  const { code, out, err } = await run(['recompute'], database)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toEqual({ read: 0, written: 0, differing: [] })
})

test('other words are refused with the usage', async ({ database }) => {
  expect(await run(['recompute', 'all'], database)).toEqual({
    code: 2,
    out: '',
    err: 'Brug: cli tariffs recompute\n',
  })
})
