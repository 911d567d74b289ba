import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'
import { asSystem } from './actor.ts'
import { completeOnce, loadOnce } from './load-once.ts'

test('a load is done once for the same files, again when one of them changes, and again when it failed', async ({
  db,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'))
  writeFileSync(join(folder, 'a.csv'), '1')
  const load = (work = async () => {}) =>
    asSystem(db, 'test', (tx) => loadOnce(tx, 'test', [join(folder, '*.csv')], work))

  await expect(load(() => Promise.reject(new Error('half way')))).rejects.toThrow('half way')
  expect(await load()).toBe(true)
  expect(await load()).toBe(false)
  writeFileSync(join(folder, 'a.csv'), '2')
  expect(await load()).toBe(true)
  rmSync(folder, { recursive: true })
})

test('work of several transactions is begun again after a failure and never after it was completed', async ({ db }) => {
  let begun = 0
  const complete = (fails: boolean) =>
    completeOnce(db, 'several', async () => {
      begun += 1
      if (fails) throw new Error('half way')
    })
  await expect(complete(true)).rejects.toThrow('half way')
  await complete(false)
  await complete(false)
  expect(begun).toBe(2)
})
