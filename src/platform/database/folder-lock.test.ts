import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUse, folderOwner, lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a second holder is refused with a line that names the folder, the process and its address', () => {
  const lock = lockFolder(folder)
  lock.announce('http://localhost:3000')
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  expect(() => lockFolder(folder)).toThrow(
    `${folder} bruges allerede af proces ${process.pid} på http://localhost:3000`,
  )
  expect(folderOwner(folder)).toMatchObject({ pid: process.pid, address: 'http://localhost:3000' })
  lock.release()
})

test('a released folder is free again', () => {
  lockFolder(folder).release()
  expect(folderOwner(folder)).toBeUndefined()
  lockFolder(folder).release()
})

test('the lock of a killed process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: child.pid, started: '' }))
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const lock = lockFolder(folder)
  expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})

test.runIf(process.platform === 'linux')(
  'a killed process whose parent has not taken notice holds nothing',
  async () => {
    // The shell becomes a program that never asks how its child ended: the child stays a zombie.
    const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 20'])
    const [line] = await once(parent.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 200))
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: Number(String(line)), started: '' }))
    lockFolder(folder).release()
    parent.kill('SIGKILL')
  },
)

test('a process number that now belongs to another process does not hold the folder', () => {
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, started: '1' }))
  lockFolder(folder).release()
})

test('half a lock file, left by a crash while it was written, is taken over', () => {
  writeFileSync(join(folder, 'lock.json'), '{"pid":')
  lockFolder(folder).release()
})
