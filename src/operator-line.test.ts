import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { operatorLine } from '#platform/operator-line.ts'
import { main } from './cli.ts'

async function command(words: string[], env: Record<string, string>) {
  const said = { out: '', err: '' }
  const code = await main(words, {
    stdin: () => 'en lang nok adgangskode',
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env,
  })
  return { code, ...said }
}

const person = ['--email', 'en@example.dk', '--name', 'En', '--role', 'reader', '--organisation', '851']

test('a command with a wrong variable says which in one line', async () => {
  const answer = await command(['user', 'add', ...person], { PORT: 'tre tusind' })
  expect(answer).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^.*PORT.*\n$/) })
})

test('a command without its database server says so in one line, and never the address', async () => {
  const address = 'postgres://bruger:hemmelig@127.0.0.1:1/rammevaerk'
  const answer = await command(['user', 'list'], { DATABASE_URL: address })
  expect(answer).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^.*DATABASE_URL.*\n$/) })
  expect(answer.err).not.toContain('hemmelig')
})

test('a port in use names the variable', async () => {
  const first = createServer().listen(0)
  await new Promise((resolve) => first.once('listening', resolve))
  const { port } = first.address() as { port: number }
  const error = await new Promise((resolve) => createServer().once('error', resolve).listen(port))
  first.close()
  expect(operatorLine(error)).toMatch(/EADDRINUSE.*PORT/)
})

test('a file that is not there is a line; a bug is none', () => {
  expect(attempt(() => readFileSync('/findes-ikke'))).toContain('/findes-ikke')
  expect(attempt(() => JSON.parse('{'))).toBeUndefined()
  expect(operatorLine('tekst')).toBeUndefined()
})

function attempt(work: () => unknown): string | undefined {
  try {
    work()
    throw new Error('it worked')
  } catch (error) {
    return operatorLine(error)
  }
}
