import { sql } from 'kysely'
import { expect } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import type { Command } from './io.ts'
import { tokenCommand, userCommand } from './users.ts'

async function run(command: Command, args: string[], database: OpenDatabase, stdin = '') {
  const out: string[] = []
  const err: string[] = []
  const io = {
    stdin: () => stdin,
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    env: { BASE_URL: 'https://program.example' },
    database,
  }
  const code = await command(args, io)
  return { code, out: out.join(''), err: err.join('') }
}

const person = ['--name', 'Ny', '--role', 'administrator', '--organisation', '851']

test('user add gives a link to choose a password, or takes one from standard input', async ({ database, db }) => {
  await sql`insert into organisation (id, kind, code, valid_from) values ('851', 'municipality', '851', '2007-01-01')`.execute(
    db,
  )
  const linked = await run(userCommand, ['add', '--email', 'En@example.dk', ...person], database)
  expect(linked).toMatchObject({ code: 0, err: '' })
  expect(linked.out).toMatch(/https:\/\/program\.example\/log-ind\/ny-adgangskode\?kode=\S{43}\n$/)
  const args = ['add', '--email', 'to@example.dk', ...person, '--password-stdin']
  expect(await run(userCommand, args, database, 'en lang nok adgangskode\n')).toEqual({
    code: 0,
    out: 'Oprettet.\n',
    err: '',
  })
  expect((await run(userCommand, args, database, 'for kort\n')).code).toBe(2)
})

test('wrong words exit with 2 and name the option; a refusal exits with 1', async ({ database }) => {
  const wrong = await run(userCommand, ['add', '--email', 'x', '--role', 'chef', '--organisation', '851'], database)
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.err).toContain('--email')
  expect(wrong.err).toContain('--role')
  const taken = await run(userCommand, ['add', '--email', 'en@example.dk', ...person], database)
  expect(taken).toEqual({ code: 1, out: '', err: 'Der findes allerede en bruger med den e-mail.\n' })
})

test('token create prints the secret alone; user disable ends it, and refuses the last administrator', async ({
  database,
  db,
}) => {
  const made = await run(tokenCommand, ['create', '--email', 'en@example.dk', '--scope', 'read'], database)
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^rv_\S{43}\n$/) })
  expect((await run(userCommand, ['disable', '--email', 'en@example.dk'], database)).code).toBe(0)
  const { rows } = await sql`select revoked_at is not null as revoked from api_token`.execute(db)
  expect(rows).toEqual([{ revoked: true }])
  expect((await run(userCommand, ['disable', '--email', 'to@example.dk'], database)).code).toBe(1)
  expect((await run(userCommand, ['list'], database)).out).toMatch(/^en@example\.dk\tNy\tspærret\tadministrator/)
})
