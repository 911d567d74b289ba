import { expect, test } from '@playwright/test'
import { keepOwnServer } from '../support/databases.ts'
import { personAt } from '../support/people.ts'
import { formsOf, linesOf, roundOfDemo, rowVersionsOf } from '../support/rounds.ts'
import { wordsOf } from '../support/words.ts'

test('a database that is gone is said in words, and work goes on when it is back, without a restart', async () => {
  const database = await keepOwnServer()
  const server = await database.start()
  try {
    const reporter = await personAt(server.url, 'reporter')
    const round = await roundOfDemo(reporter)
    const form = Object.values(await formsOf(reporter, round))[0] as string
    const [line] = await linesOf(reporter, form)
    const save = async (number: number) =>
      reporter.post(`${form}/gem`, {
        form: { [`celle.${line}.blocked_places`]: number, versions: JSON.stringify(await versions()) },
      })
    const versions = async () => rowVersionsOf(reporter, form).catch(() => ({}))
    expect(await (await save(1)).json()).toMatchObject({ ok: true })

    await database.postgres.crash()
    for (const address of ['/', '/tilbud', '/rapporter', form]) {
      const answer = await reporter.get(address)
      expect(answer.status(), address).toBe(503)
      expect(wordsOf(await answer.text()), address).toContain('Vi kan ikke få forbindelse til databasen lige nu')
      expect(answer.headers()['retry-after'], address).toBeDefined()
    }
    expect((await save(2)).status()).toBe(503)
    expect((await reporter.get('/health')).status()).toBe(200)
    const ready = await reporter.get('/ready')
    expect(ready.status()).toBe(503)
    expect(await ready.json()).toMatchObject({ status: 'waiting', checks: { database: false } })

    await database.postgres.revive()
    await expect.poll(async () => (await reporter.get('/ready')).status(), { timeout: 20_000 }).toBe(200)
    expect(await (await save(3)).json()).toMatchObject({ ok: true })
    const [kept] = await database.query<{ low: string }>(
      `select low::text from submission_value where field = 'blocked_places' and line_id = '${line}' order by changed_at desc`,
    )
    expect(kept).toEqual({ low: '3' })
  } finally {
    await server.kill()
    await database.remove()
  }
})
