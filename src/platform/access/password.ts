import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

type Cost = { memory: number; passes: number; parallelism: number }

/** argon2id with 19 MiB and two passes: the least that OWASP asks for; about 35 ms. Raise it here, log-in rehashes. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const derive = promisify(argon2)

/** The hash of a password with its salt and cost, in the usual text form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string, at: Cost = cost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await tag(password, salt, at)
  return `$argon2id$v=19$m=${at.memory},t=${at.passes},p=${at.parallelism}$${base64(salt)}$${base64(hash)}`
}

export type PasswordCheck = { matches: boolean; needsRehash: boolean }

/**
 * Does the password belong to the hash? Without a hash (unknown user, no password set) it does the same
 * work and says no, so that the time of an answer tells nothing.
 */
export async function checkPassword(password: string, stored: string | null): Promise<PasswordCheck> {
  const parts = stored === null ? null : parse(stored)
  const at = parts?.cost ?? cost
  const found = await tag(password, parts?.salt ?? Buffer.alloc(16), at)
  if (!parts) return { matches: false, needsRehash: false }
  return { matches: timingSafeEqual(found, parts.hash), needsRehash: isWeaker(at) }
}

function tag(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  // The same letter can be typed as one or two code points: one form of it is hashed.
  return derive('argon2id', { message: password.normalize('NFC'), nonce, memory, passes, parallelism, tagLength })
}

function isWeaker(at: Cost): boolean {
  return at.memory < cost.memory || at.passes < cost.passes
}

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]{43})$/.exec(stored)
  if (!match) return null
  const [, memory, passes, parallelism, salt = '', hash = ''] = match
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
