import { expect, test } from 'vitest'
import { isGuessable } from './guessable.ts'

const own = ['anlaeg@kommune.example', 'Anlæg Nord', 'rammevaerk', 'adgangskode', 'velkommen']

test.each([
  'passwordpassword',
  '123456789012',
  'qwertyuiopas',
  'P@ssw0rd2026!',
  'aaaaaaaaaaaaa',
  'abcdefghijkl',
  'adgangskode123',
  'Velkommen2026',
  'rammevaerk2026',
  'anlaeg@kommune.example',
  'anlægnord2026',
])('%s is tried first', async (password) => {
  expect(await isGuessable(password, own)).toBe(true)
})

test.each(['en lang adgangskode', 'korrekt hest batteri', 'æblegrød på en mandag', 'vT9#kq2LmPz8', 'x8x8x8hwQ2!mzk'])(
  '%s is not',
  async (password) => {
    expect(await isGuessable(password, own)).toBe(false)
  },
)

test('the longest password is answered too', async () => {
  expect(await isGuessable('x'.repeat(200), own)).toBe(true)
})
