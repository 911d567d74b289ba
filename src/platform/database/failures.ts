import { AppError, isAppError } from '#platform/errors.ts'

/** SQLSTATE classes and system codes of a database that cannot be reached or is going down. */
const gone = /^(08|57P|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)/
/** No space left: PostgreSQL says 53100, the file system of the embedded database ENOSPC. */
const full = /^(53100|ENOSPC)$/
/** A transaction that lost against another and may simply be tried again. */
const busy = /^(40001|40P01|55P03|53300)$/

/** Text that is no text: a zero character, or half a character. */
const noText = /^(22021|22P05)$/
/** A number or a day beyond what a column holds. */
const outOfRange = /^(22003|22007|22008)$/

/**
 * A failure of the database itself as a refusal that tells people what to do; everything else is returned
 * as it came.
 */
export function databaseFailure(error: unknown): unknown {
  if (isAppError(error) || !(error instanceof Error)) return error
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  const { message } = error
  if (full.test(code) || /no space left on device|could not extend file/i.test(message)) {
    return new AppError('unavailable', 'platform.diskFull', { cause: error })
  }
  if (gone.test(code) || /connection terminated|timeout exceeded when trying to connect/i.test(message)) {
    return new AppError('unavailable', 'platform.databaseGone', { cause: error })
  }
  if (noText.test(code)) return new AppError('invalid', 'platform.noText', { field: 'body', cause: error })
  if (outOfRange.test(code)) return new AppError('invalid', 'platform.outOfRange', { field: 'body', cause: error })
  // The last guard: a room that did not look at an id answers that nothing has it, and not that the program is broken.
  if (code === '22P02' && /type uuid/.test(message))
    return new AppError('notFound', 'platform.noRecord', { cause: error })
  if (busy.test(code)) return new AppError('unavailable', 'platform.databaseBusy', { cause: error })
  return error
}
