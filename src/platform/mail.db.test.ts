import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import { freePort } from '#testing/free-port.ts'
import { type MailServer, startMailServer } from '#testing/smtp.ts'
import { createLog } from './log.ts'
import { listMail, queueMail, sendWaiting, smtpSender } from './mail.ts'

const log = createLog('error', () => true)
const from = 'Rammeværk <rammevaerk@example.dk>'
let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.stop())
beforeEach<{ db: Db }>(async ({ db }) => {
  server.mails.length = 0
  await sql`delete from mail_message`.execute(db)
})

const queue = (db: Db, ...mails: Parameters<typeof queueMail>[1][]) =>
  asSystem(db, 'test', async (tx) => {
    for (const mail of mails) await queueMail(tx, mail)
  })
const numbered = (n: number) => ({ to: `nr${n}@example.dk`, subject: `Nr. ${n}`, body: 'Kære læser\n\nHilsen' })

test('a mail reaches the server once, with its Danish letters, and is marked as sent', async ({ db }) => {
  await queue(db, { to: 'a@example.dk', subject: 'Æblegrød på øen', body: 'Blåbær' })
  const send = smtpSender(server.url, from)
  expect(await sendWaiting(db, send, log)).toBe(1)
  expect(await sendWaiting(db, send, log)).toBe(0)
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]).toMatchObject({ from: 'rammevaerk@example.dk', to: ['a@example.dk'] })
  expect((await listMail(db))[0]).toMatchObject({ attempts: 1, last_error: null, sent_at: expect.any(String) })
})

test('what is asked for twice with one key is written once', async ({ db }) => {
  await queue(db, { ...numbered(1), dedupeKey: 'frist-2025' })
  await queue(db, { ...numbered(1), dedupeKey: 'frist-2025' }, numbered(2))
  await sendWaiting(db, smtpSender(server.url, from), log)
  expect(server.mails.flatMap(({ to }) => to).sort()).toEqual(['nr1@example.dk', 'nr2@example.dk'])
})

test('a mail of a transaction that fails is never written', async ({ db }) => {
  const failing = asSystem(db, 'test', async (tx) => {
    await queueMail(tx, numbered(1))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await listMail(db)).toEqual([])
})

test('two senders at once send each mail once', async ({ db }) => {
  await queue(db, ...Array.from({ length: 20 }, (_, n) => numbered(n)))
  const sent = await Promise.all([1, 2].map(() => sendWaiting(db, smtpSender(server.url, from), log)))
  expect(sent[0]! + sent[1]!).toBe(20)
  expect(new Set(server.mails.flatMap(({ to }) => to)).size).toBe(20)
  expect(server.mails).toHaveLength(20)
})

test('while the server is down mail waits a growing time, and goes out when it is back', async ({ db }) => {
  await queue(db, numbered(1))
  const down = smtpSender(`smtp://127.0.0.1:${await freePort()}`, from)
  const waits: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await sendWaiting(db, down, log)).toBe(0)
    const { rows } = await sql<{ minutes: number }>`
      select round(extract(epoch from next_attempt_at - now()) / 60)::int as minutes from mail_message`.execute(db)
    waits.push(rows[0]?.minutes ?? 0)
    await sql`update mail_message set next_attempt_at = now()`.execute(db)
  }
  expect(waits).toEqual([1, 2, 4])
  expect((await listMail(db))[0]).toMatchObject({
    attempts: 3,
    sent_at: null,
    last_error: expect.stringContaining('ECONNREFUSED'),
  })

  expect(await sendWaiting(db, smtpSender(server.url, from), log)).toBe(1)
  expect((await listMail(db))[0]).toMatchObject({ attempts: 4, last_error: null })
})

test('a mail whose sender was killed is taken up after ten minutes, not before', async ({ db }) => {
  await queue(db, numbered(1))
  await sql`update mail_message set attempts = 1, next_attempt_at = now() + interval '10 minutes'`.execute(db)
  const send = smtpSender(server.url, from)
  expect(await sendWaiting(db, send, log)).toBe(0)
  await sql`update mail_message set next_attempt_at = next_attempt_at - interval '10 minutes'`.execute(db)
  expect(await sendWaiting(db, send, log)).toBe(1)
})
