import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from '../support/test.ts'

test('a second process on the embedded folder is refused with one clear line, and the first goes on', async ({
  server,
}) => {
  const second = spawn(process.execPath, ['src/main.ts'], {
    cwd: path.join(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', RAMMEVAERK_DATA: server.dataFolder },
  })
  let said = ''
  second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = await once(second, 'close')

  expect(code).toBe(1)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(said).toContain(`Mappen ${server.dataFolder} bruges allerede af proces`)
  expect(said).toContain(server.url)
  expect(said).toContain('RAMMEVAERK_DATA')
  expect((await fetch(`${server.url}/ready`)).status).toBe(200)
})
