import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { personAt } from '../support/people.ts'
import { formsOf, linesOf, roundOfDemo, rowVersionsOf } from '../support/rounds.ts'
import { startServer } from '../support/server.ts'
import { wordsOf } from '../support/words.ts'

// The folder of the embedded database is a small disk of its own. It is filled to the last byte, then emptied.

const isPossible = canMount()
if (!isPossible) console.log('NOT TRIED: disk full – no small disk can be mounted by this account')

if (isPossible) {
  test('a full disk is said in words, nothing acknowledged is lost, and work goes on when there is room', fullDisk)
}

async function fullDisk(): Promise<void> {
  const disk = mkdtempSync(path.join(tmpdir(), 'rammevaerk-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk])
  let server = await startServer({ dataFolder: disk, env: { RAMMEVAERK_DEMO: '1' } })
  try {
    const reporter = await personAt(server.url, 'reporter')
    const round = await roundOfDemo(reporter)
    const form = Object.values(await formsOf(reporter, round))[0] as string
    const [line] = await linesOf(reporter, form)
    let versions = await rowVersionsOf(reporter, form)
    const save = (text: string) =>
      reporter.post(form, {
        form: { intent: 'save', [`celle.${line}.comment`]: text, versions: JSON.stringify(versions) },
        maxRedirects: 0,
      })
    const textOf = (n: number) =>
      `${n} ${Array.from({ length: 1500 }, (_, i) => ((i * 7919 + n) % 9973).toString(36)).join('')}`
    expect((await save(textOf(0))).status()).toBe(303)

    fillUp(path.join(disk, 'filler'))
    let kept = 0
    let refused: { status: number; page: string } | undefined
    for (let n = 1; n < 400 && !refused; n += 1) {
      versions = await rowVersionsOf(reporter, form).catch(() => versions)
      const answer = await save(textOf(n))
      if (answer.status() === 303) kept = n
      else refused = { status: answer.status(), page: await answer.text() }
    }
    expect(refused?.status).toBe(503)
    expect(wordsOf(refused?.page ?? '')).toContain('Der er ikke mere plads på serverens disk')

    rmSync(path.join(disk, 'filler'))
    await expect
      .poll(async () => (await reporter.get('/ready')).status(), {
        message: 'ready without a restart',
        timeout: 20_000,
      })
      .toBe(200)
    expect((await (await reporter.get(form)).text()).includes(textOf(kept)), 'the last text that was saved').toBe(true)
    versions = await rowVersionsOf(reporter, form)
    expect((await save('Efter oprydning')).status()).toBe(303)

    // The folder is whole: the program starts on it again and holds the same.
    await server.kill()
    server = await startServer({ dataFolder: disk, env: { RAMMEVAERK_DEMO: '1' } })
    const again = await personAt(server.url, 'reporter')
    expect((await (await again.get(form)).text()).includes('Efter oprydning'), 'the text after the restart').toBe(true)
  } finally {
    await server.kill()
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'rammevaerk-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes every byte that is left. */
function fillUp(file: string): void {
  for (const size of [1 << 20, 1 << 12, 1]) {
    const piece = Buffer.alloc(size, 1)
    try {
      for (;;) appendFileSync(file, piece)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}
