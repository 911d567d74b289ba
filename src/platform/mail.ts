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

/** Puts a mail in the outbox, in the transaction of what it tells of. A known dedupe key changes nothing. */
export async function queueMail(tx: Tx, { to, subject, body, dedupeKey }: Mail): Promise<void> {
  await tx
    .insertInto('mail_message')
    .values({ to_address: to, subject, body, dedupe_key: dedupeKey ?? null })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
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

export type MailSender = (mail: { id: string; to: string; subject: string; body: string }) => Promise<void>

/** Sends through the SMTP server at `url`. The message id is the outbox id, so that a repeat after a crash is recognised by the receiver. */
export function smtpSender(url: string, from: string): MailSender {
  const transport = createTransport(url, { from })
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
      await sql`update mail_message set last_error = ${String(error).slice(0, 500)} where id = ${mail.id}`.execute(db)
    }
  }
}

type Claimed = { id: string; to_address: string; subject: string; body: string; attempts: number }

async function claim(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update mail_message set attempts = attempts + 1,
      next_attempt_at = now() + least(interval '1 minute' * power(2, least(attempts, 6)), interval '60 minutes')
    where id = (select id from mail_message where sent_at is null and next_attempt_at <= now()
      order by created_at limit 1 for update skip locked)
    returning id, to_address, subject, body, attempts`.execute(db)
  return rows[0]
}
