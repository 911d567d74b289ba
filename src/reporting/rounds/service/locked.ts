import { formatDateTime, type Language } from '#figures/format.ts'
import { AppError } from '#platform/errors.ts'
import type { Lock } from '../../rules/calendar.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The refusal of an edit: its sentence says which lock (lås), until when, and who may lift it. */
export function lockedError(lock: Lock, language: Language): AppError {
  const { code, params } = lockSentence(lock, language)
  return new AppError('conflict', code, { data: { lock }, params })
}

/** The sentence of a lock (lås) with its dates, as pages show it before anybody is refused. */
export function lockSentence({ reason, since, until }: Lock, language: Language) {
  const dated = (at: string | null) => (at === null ? '' : formatDateTime(at, language))
  const opens = (language === 'en' ? en : da)['lock.until'].replace('{at}', dated(until))
  const params = { since: dated(since), until: until === null ? '' : opens }
  return { code: `reporting.locked.${reason}` as const, params }
}
