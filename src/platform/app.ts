import type { Actor } from './database/actor.ts'
import type { Db, Tx } from './database/database.ts'
import type { Log } from './log.ts'

/** Sends work to the background in the same transaction as what it follows from. */
export type Jobs = {
  send(tx: Tx, name: string, data: object, options?: { onceKey?: string; startAfter?: Date }): Promise<void>
}

/**
 * What every use case takes first: the database, who asks, and what day it is.
 * `today` is the calendar day in Copenhagen; `now` the instant (ISO, UTC). Use cases never read a clock.
 * `address` is where the program is reached, for links in mails; work that no request began has none.
 */
export type App = { db: Db; actor: Actor; today: string; now: string; jobs: Jobs; log: Log; address?: string }

/** The calendar day in Copenhagen at an instant. */
export function copenhagenDay(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(instant)
}
