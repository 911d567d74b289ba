import { parseArgs } from 'node:util'
import type { ZodType } from 'zod'
import { copenhagenDay } from '#platform/app.ts'
import { readConfig } from '#platform/config.ts'
import { isAppError } from '#platform/errors.ts'
import {
  addPerson,
  disablePerson,
  listPeople,
  makeTokenFor,
  NewPersonCommand,
  peopleSentence,
  TokenCommand,
} from '#registry/index.ts'
import { withDatabase } from './database.ts'
import type { Command, Io } from './io.ts'

const text = { type: 'string' } as const

/** `cli user add|list|disable`. */
export const userCommand: Command = async ([name, ...args], io) => {
  if (name === 'add') return addUser(args, io)
  if (name === 'list') return listUsers(io)
  if (name === 'disable') return disableUser(args, io)
  io.err(
    'Brug: user add --email E --name N --role R --organisation KODE [--password-stdin] | list | disable --email E\n',
  )
  return 2
}

/** `cli token create --email E --scope read|write [--name N]`: the secret alone on standard output. */
export const tokenCommand: Command = async ([name, ...args], io) => {
  if (name !== 'create') {
    io.err('Brug: token create --email E --scope read|write [--name N]\n')
    return 2
  }
  const { values } = parseArgs({ args, options: { email: text, scope: text, name: text } })
  const given = checked(TokenCommand, values, io)
  if (!given) return 2
  return refusing(io, () =>
    withDatabase(io, async ({ db }) => {
      io.out(`${await makeTokenFor(db, given)}\n`)
      return 0
    }),
  )
}

async function addUser(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { email: text, name: text, role: text, organisation: text, 'password-stdin': { type: 'boolean' } },
  })
  const password = values['password-stdin'] ? io.stdin().replace(/\r?\n$/, '') : undefined
  const given = checked(NewPersonCommand, { ...values, password }, io)
  if (!given) return 2
  const { baseUrl, port } = readConfig(io.env)
  return refusing(io, () =>
    withDatabase(io, async ({ db }) => {
      const person = { ...given, validFrom: copenhagenDay(new Date()) }
      const link = await addPerson(db, person, baseUrl ?? `http://localhost:${port}`)
      io.out(link ? `Oprettet. Vælg adgangskode inden 7 dage: ${link}\n` : 'Oprettet.\n')
      return 0
    }),
  )
}

async function listUsers(io: Io): Promise<number> {
  return withDatabase(io, async ({ db }) => {
    for (const { email, name, disabledAt, memberships } of await listPeople(db)) {
      const roles = memberships.map(({ role, where }) => `${role} (${where})`).join(', ')
      io.out(`${[email, name, disabledAt ? 'spærret' : 'åben', roles].join('\t')}\n`)
    }
    return 0
  })
}

async function disableUser(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { email: text } })
  const email = values.email?.trim().toLowerCase()
  if (!email) {
    io.err(`${peopleSentence('people.email')}\n`)
    return 2
  }
  return refusing(io, () =>
    withDatabase(io, async ({ db }) => {
      await disablePerson(db, email)
      io.out('Spærret.\n')
      return 0
    }),
  )
}

function checked<T>(schema: ZodType<T>, values: object, io: Io): T | undefined {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) {
    io.err(`--${path.join('.')}: ${peopleSentence(message) ?? message}\n`)
  }
  return undefined
}

/** A refusal becomes one line and exit code 1. */
async function refusing(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!isAppError(error)) throw error
    io.err(`${peopleSentence(error.code, error.details.params) ?? error.code}\n`)
    return 1
  }
}
