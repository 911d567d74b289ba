import { isGuessable } from '#platform/access/guessable.ts'
import { hashPassword } from '#platform/access/password.ts'
import { AppError } from '#platform/errors.ts'

/** What people here write first when they are asked for a password. */
const usualWords = `
  rammeværk rammeværket rammevaerk rammeaftale rammeaftalen indberetning sekretariat sekretariatet
  adgangskode kodeord velkommen kommune kommunen region danmark fodbold jegelskerdig
  nordjylland midtjylland syddanmark sjælland hovedstaden aalborg aarhus odense københavn
  sommer vinter efterår forår sommerferie juleferie påske mandag tirsdag onsdag torsdag fredag lørdag søndag
  januar februar marts april maj juni juli august september oktober november december`
  .trim()
  .split(/\s+/)

/**
 * The hash of a password somebody has chosen: the one way to it, whoever chooses and wherever.
 * @throws AppError invalid `people.passwordGuessable`
 */
export async function newPasswordHash(password: string, whose: { email: string; name: string }): Promise<string> {
  if (await isGuessable(password, [whose.email, whose.name, ...usualWords])) {
    throw new AppError('invalid', 'people.passwordGuessable', { field: 'password' })
  }
  return hashPassword(password)
}
