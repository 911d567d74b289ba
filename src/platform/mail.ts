import { type Generated, sql } from 'kysely'
import { createTransport } from 'nodemailer'
import type { Db, Reader, Tx } from './database/database.ts'
import type { JobKind } from './jobs.ts'
import type { Log } from './log.ts'

/** A mail as text. `dedupeKey` names what it is about: the same key is written and sent once, however often it is asked for. */
export type Mail = { to: string; subject: string; body: string; dedupeKey?: string }

type MailTable = {
  id: Generated<string>
  dedupe_key: string | null
  to_address: string
  subject: string
  body: string
  created_at: Generated<string>
  sent_at: string | null
  attempts: Generated<number>
  next_attempt_at: Generated<string>
  last_error: string | null
}

declare module '#platform/database/schema.ts' {
  interface Database {
    mail_message: MailTable
  }
}

/**
 * Puts a mail in the outbox, in the transaction of what it tells of. A known dedupe key changes nothing. The
 * key's column is not named to PostgreSQL: the writer may not read the outbox, and it would refuse the insert.
 */
export async function queueMail(tx: Tx, { to, subject, body, dedupeKey }: Mail): Promise<void> {
  await tx
    .insertInto('mail_message')
    .values({ to_address: to, subject, body, dedupe_key: dedupeKey ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The outbox, newest first. */
export async function listMail(db: Reader, limit = 200) {
  return db
    .selectFrom('mail_message')
    .select(['id', 'to_address', 'subject', 'body', 'created_at', 'sent_at', 'attempts', 'last_error'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Lets a mail that has not been sent go out with the next run.
 * @returns false when there is no such mail, it has been sent, or the reader is no administrator
 */
export async function sendAgain(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail_message')
    .set({ next_attempt_at: sql`now()` })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type MailSender = (mail: { id: string; to: string; subject: string; body: string }) => Promise<void>

/** Sends through the SMTP server at `url`. The message id is the outbox id, so that a repeat after a crash is recognised by the receiver. */
export function smtpSender(url: string, from: string): MailSender {
  // Shorter than the claim of a mail, so that a server that hangs never lets two senders have the same one.
  const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }
  const transport = createTransport({ url, ...patience }, { from })
  return async ({ id, to, subject, body }) => {
    await transport.sendMail({ to, subject, text: body, messageId: `<${id}@rammevaerk>` })
  }
}

/**
 * Every minute: sends what waits. A mail is claimed by one instance before it is sent; a server that is
 * down is tried again after 1, 2, 4 … at most 60 minutes, for as long as it takes.
 */
export function mailJob(db: Db, send: MailSender, log: Log): JobKind {
  return {
    name: 'mail.send',
    cron: '* * * * *',
    async run() {
      await sendWaiting(db, send, log)
    },
  }
}

/** Sends every mail that is due now; returns how many went out. */
export async function sendWaiting(db: Db, send: MailSender, log: Log): Promise<number> {
  let sent = 0
  for (;;) {
    const mail = await claim(db)
    if (!mail) return sent
    try {
      await send({ id: mail.id, to: mail.to_address, subject: mail.subject, body: mail.body })
      await sql`update mail_message set sent_at = now(), last_error = null where id = ${mail.id}`.execute(db)
      sent += 1
    } catch (error) {
      log.warn('mail not sent', { id: mail.id, attempts: mail.attempts })
      await putOff(db, mail, error)
    }
  }
}

type Claimed = { id: string; to_address: string; subject: string; body: string; attempts: number }

/** After 1, 2, 4 … at most 60 minutes. */
async function putOff(db: Db, { id, attempts }: Claimed, error: unknown): Promise<void> {
  const minutes = Math.min(2 ** (attempts - 1), 60)
  await sql`update mail_message set last_error = ${String(error).slice(0, 500)},
    next_attempt_at = now() + make_interval(mins => ${minutes}) where id = ${id}`.execute(db)
}

/** A mail is one sender's for ten minutes; when that sender is killed, another one takes it up after them. */
async function claim(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update mail_message set attempts = attempts + 1, next_attempt_at = now() + interval '10 minutes'
    where id = (select id from mail_message where sent_at is null and next_attempt_at <= now()
      order by created_at limit 1 for update skip locked)
    returning id, to_address, subject, body, attempts`.execute(db)
  return rows[0]
}
