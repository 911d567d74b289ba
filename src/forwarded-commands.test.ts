import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts'
import { FolderInUse, folderOwner } from '#platform/database/folder-lock.ts'
import { migrate } from '#platform/database/migrate.ts'
import { isAppError } from '#platform/errors.ts'
import { internalCommands } from '#web/internal.ts'
import { absolutePaths } from './cli/forward.ts'
import { runInside } from './cli.ts'

const root = join(import.meta.dirname, '..')

test('the names of files go as absolute paths, other words as they are', () => {
  expect(absolutePaths(['backup', '--out', 'a.gz', '--in=b.gz', '--name', 'c', '-'], '/somewhere')).toEqual([
    'backup',
    '--out',
    resolve('/somewhere/a.gz'),
    `--in=${resolve('/somewhere/b.gz')}`,
    '--name',
    'c',
    '-',
  ])
})

describe('while a server holds the embedded folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rammevaerk-forward-'))
  const token = 'a'.repeat(64)
  let database: OpenDatabase
  let port = 0
  const web = new Hono()
  web.onError((error, c) => c.text(String(error), isAppError(error) ? (error.status as 404) : 500))
  const server = createServer(getRequestListener(web.fetch))

  beforeAll(async () => {
    database = await openDatabase({ dataFolder: folder })
    await migrate(database)
    web.route('/', internalCommands({ token, run: (args, stdin) => runInside(database, args, stdin) }))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as { port: number }).port
    database.announce('http://localhost', { port, token })
  })
  afterAll(async () => {
    server.close()
    await database.close()
    rmSync(folder, { recursive: true })
  })

  const cli = async (...args: string[]) => {
    const child = spawn(process.execPath, ['src/cli.ts', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, RAMMEVAERK_DATA: folder },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    const [code] = await once(child, 'exit')
    return { code, out, err }
  }
  const post = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/internal/cli`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ args: ['migrate'], stdin: '' }),
    })

  test('a command is done by the server', async () => {
    expect(await cli('migrate')).toEqual({ code: 0, out: 'Databasen er allerede opdateret.\n', err: '' })
  })

  test('a backup is written by the server where the command asked for it', async () => {
    const file = join(folder, 'backup.gz')
    const answer = await cli('backup', '--out', file)
    expect(answer).toMatchObject({ code: 0, err: '' })
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(file).length).toBeGreaterThan(100)
    expect(existsSync(`${file}.unfinished`)).toBe(false)
  })

  test('users are listed by the server', async () => {
    expect(await cli('user', 'list')).toMatchObject({ code: 0, err: '' })
  })

  test('an archive is written by the server where the command asked for it', async () => {
    expect(await cli('archive', `--out=${join(folder, 'arkiv.zip')}`)).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'arkiv.zip')).subarray(0, 2).toString()).toBe('PK')
  })

  test('a restore is refused with a clear line', async () => {
    const answer = await cli('restore', '--in', join(folder, 'backup.gz'), '--force-empty')
    expect(answer.code).toBe(1)
    expect(answer.err).toMatch(/bruges allerede af proces \d+.*stoppet\.\n$/)
  })

  test('a second start on the folder is refused with one line', async () => {
    await expect(openDatabase({ dataFolder: folder })).rejects.toThrow(FolderInUse)
    expect(folderOwner(folder)).toMatchObject({ pid: process.pid, control: { port, token } })
  })

  test('nobody but the owner of the folder reads the token', () => {
    expect(statSync(join(folder, 'lock.json')).mode & 0o077).toBe(0)
  })

  test('without the token, with another, or through a proxy there is nothing', async () => {
    expect((await post({})).status).toBe(404)
    expect((await post({ authorization: `Bearer ${'b'.repeat(64)}` })).status).toBe(404)
    expect((await post({ authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.1' })).status).toBe(404)
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200)
  })
})
