import { expect, test } from '@playwright/test'
import { startMailServer } from '../../src/testing/smtp.ts'
import { keepDatabase } from '../support/databases.ts'

// Two instances of the program on one PostgreSQL server share the work. One is killed in the middle of a mail run.

test('two instances on one database lose no job and do none twice, also when one is killed', async () => {
  const [database, post] = await Promise.all([keepDatabase('server'), startMailServer()])
  const env = { SMTP_URL: post.url }
  const one = await database.start(env)
  const two = await database.start(env)
  try {
    const addresses = Array.from({ length: 120 }, (_, n) => `modtager-${n}@example.dk`)
    await database.query(`insert into mail_message (to_address, subject, body)
      select address, 'Frist', 'Fristen er i morgen.' from unnest(array[${addresses.map((a) => `'${a}'`)}]) address`)
    // The clock of the mail run ticks once a minute; the run itself is asked for here, twice at once.
    for (const _ of [1, 2]) {
      await database.query(`insert into pgboss.job (name, data) values ('mail.send', '{}')`)
    }
    await expect.poll(() => post.mails.length, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(20)
    await one.kill()
    // What the killed one had claimed is free again after its ten minutes; they pass at once here.
    await database.query('update mail_message set next_attempt_at = now() where sent_at is null')
    await database.query(`insert into pgboss.job (name, data) values ('mail.send', '{}')`)

    await expect
      .poll(async () => database.query('select 1 from mail_message where sent_at is null'), { timeout: 60_000 })
      .toEqual([])
    // The demo content writes too: rounds to their reporters, meetings to their members, each once about each.
    const received = Map.groupBy(
      post.mails.flatMap(({ to, raw }) => to.map((address) => `${address} ${subjectOf(raw)}`)),
      (mail) => mail,
    )
    expect(
      addresses.filter((address) => !received.has(`${address} Frist`)),
      'lost',
    ).toEqual([])
    // The mail that was on its way when its sender was killed may come again: its message id is the same.
    const twice = [...received].filter(([, all]) => all.length > 1).map(([mail]) => mail)
    expect(twice.length, `sent twice: ${twice}`).toBeLessThanOrEqual(1)
    for (const mail of twice) {
      const ids = post.mails
        .filter(({ to, raw }) => `${to[0]} ${subjectOf(raw)}` === mail)
        .map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
      expect(new Set(ids).size).toBe(1)
    }
    expect((await fetch(`${two.url}/ready`)).status).toBe(200)
  } finally {
    await Promise.all([one.kill(), two.kill()])
    await Promise.all([database.remove(), post.stop()])
  }
})

/** The subject of a mail, on one line however many it was folded on (RFC 5322). */
function subjectOf(raw: string): string | undefined {
  return /^Subject: (.*(?:\r?\n[ \t].*)*)/im.exec(raw)?.[1]?.replaceAll(/\r?\n[ \t]/g, ' ')
}
