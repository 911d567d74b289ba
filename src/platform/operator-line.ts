import { ConfigError } from './config.ts'
import { databaseFailure } from './database/failures.ts'
import { FolderInUse } from './database/folder-lock.ts'
import { MigrationError } from './database/migrate.ts'
import { isAppError } from './errors.ts'

/** SQLSTATE of a server that does not let this account in, or has no such database. */
const refused = /^(28|3D)/
const noDatabase = 'Der er ingen forbindelse til databasen. Kontrollér DATABASE_URL, og at serveren kører.'

const databaseLines: Record<string, string> = {
  'platform.databaseGone': noDatabase,
  'platform.diskFull': 'Der er ikke mere plads på disken. Gør plads, og prøv igen.',
  'platform.databaseBusy': 'Databasen er optaget. Prøv igen om lidt.',
}

/**
 * One Danish line about a failure that whoever runs the program can mend: a wrong variable, a port or folder in
 * use, a database that is not there, a file that cannot be written. It never holds the value of a variable.
 *
 * @returns undefined for anything else: a bug, to be told with its stack
 */
export function operatorLine(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof FolderInUse || error instanceof MigrationError) {
    return error.message
  }
  if (!(error instanceof Error)) return undefined
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (syscall === 'listen') return `Porten kan ikke bruges (${code}). Vælg en anden med PORT.`
  if (refused.test(code)) return noDatabase
  const failure = databaseFailure(error)
  if (isAppError(failure)) return databaseLines[failure.code]
  return syscall === undefined ? undefined : `En fil kan ikke læses eller skrives: ${error.message}`
}
