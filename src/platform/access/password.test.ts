import { expect, test } from 'vitest'
import { checkPassword, hashPassword } from './password.ts'

test('a password matches its own hash and no other does', async () => {
  const hash = await hashPassword('en lang sætning')
  expect(await checkPassword('en lang sætning', hash)).toEqual({ matches: true, needsRehash: false })
  expect((await checkPassword('en lang saetning', hash)).matches).toBe(false)
})

test('the hash names its cost and never repeats', async () => {
  const [one, other] = await Promise.all([hashPassword('samme'), hashPassword('samme')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('a hash of a lower cost still matches and asks to be made again', async () => {
  const old = await hashPassword('gammel', { memory: 1024, passes: 1, parallelism: 1 })
  expect(await checkPassword('gammel', old)).toEqual({ matches: true, needsRehash: true })
})

test('å typed as one or as two code points is the same password', async () => {
  const hash = await hashPassword('b\u00e5d')
  expect((await checkPassword('ba\u030ad', hash)).matches).toBe(true)
})

test('no hash, or one that cannot be read, never matches', async () => {
  expect(await checkPassword('', null)).toEqual({ matches: false, needsRehash: false })
  expect((await checkPassword('x', 'x')).matches).toBe(false)
})
