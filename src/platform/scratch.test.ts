import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inFolder } from './scratch.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scratch-test-'))
  vi.stubEnv('TMPDIR', root)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

test('the folder is gone afterwards, also when the work fails', async () => {
  const seen = await inFolder('mappe', async (folder) => {
    await writeFile(join(folder, 'half.pdf'), 'half')
    return folder
  })
  expect(existsSync(seen)).toBe(false)
  const failing = inFolder('mappe', async () => {
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await readdir(root)).toEqual([])
})

test('what a killed run left hours ago goes, and nothing that may be in use or is of other work', async () => {
  const old = new Date(Date.now() - 7 * 3_600_000)
  for (const name of ['mappe-old', 'mappe-new', 'arkiv-old']) {
    await mkdir(join(root, name))
    await writeFile(join(root, name, 'half.pdf'), 'half')
    if (name.endsWith('old')) await utimes(join(root, name), old, old)
  }
  await inFolder('mappe', async () => undefined)
  expect((await readdir(root)).sort()).toEqual(['arkiv-old', 'mappe-new'])
})
