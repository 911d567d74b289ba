import { formatDateTime, type Language } from '#figures/format.ts'
import { AppError } from '#platform/errors.ts'
import type { Lock } from '../../rules/calendar.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The refusal of an edit: its sentence says which lock (lås), until when where that is known, and who may lift it. */
export function lockedError(lock: Lock, language: Language): AppError {
  const at = lock.until === null ? null : formatDateTime(lock.until, language)
  const until = at === null ? '' : (language === 'en' ? en : da)['lock.until'].replace('{at}', at)
  return new AppError('conflict', `reporting.locked.${lock.reason}`, { data: { lock }, params: { until } })
}
