import type { ZodError, ZodType } from 'zod'
import { clearCookie, setCookie } from '#platform/access/cookies.ts'
import type { AppContext, CurrentUser } from '#ui/context.ts'
import { NewDeputy, NewToken, OwnProfile, PasswordChange } from '../model.ts'
import { nameDeputy, removeDeputy } from '../service/deputies.ts'
import { sessionCookie, sessionSecret, switchOrganisation } from '../service/identity.ts'
import { changePassword, changeProfile, endToken, logOutEverywhere, makeToken } from '../service/profile.ts'

type Done = {
  /** The secret of a token made now, shown once. */
  made?: string
  to?: string
  cookies?: string[]
}
type Change = { error: ZodError } | { make(): Promise<Done> }

/** Which of the page's forms was sent, and what it does. */
export function readProfileChange(
  app: AppContext,
  user: CurrentUser,
  request: Request,
  values: Record<string, string>,
): Change {
  const { secure, clientAddress } = app.access
  const session = sessionSecret(request, { secure })
  const done = (work: Promise<unknown>): Promise<Done> => work.then(() => ({}))

  switch (values.intent) {
    case 'profile':
      return checked(OwnProfile, values, async (to) => {
        await changeProfile(app, to)
        return { cookies: [clearCookie('sprog', false)] }
      })
    case 'password':
      return checked(PasswordChange, values, async (given) => {
        const secret = await changePassword(app, { ...given, clientAddress, session })
        return { cookies: [setCookie(sessionCookie, secret, secure)] }
      })
    case 'token':
      return checked(NewToken, values, async (given) => ({ made: await makeToken(app, given) }))
    case 'deputy':
      return checked(NewDeputy, values, (given) => done(nameDeputy(app, given)))
    case 'end-deputy':
      return { make: () => done(removeDeputy(app, values.deputyRow ?? '')) }
    case 'end-token':
      return { make: () => done(endToken(app, values.tokenId ?? '')) }
    case 'organisation':
      return { make: () => done(switchOrganisation(app.db, user, session ?? '', values.organisationId ?? '')) }
    default:
      return {
        make: async () => {
          await logOutEverywhere(app)
          return { to: '/log-ind?besked=ud', cookies: [clearCookie(sessionCookie, secure)] }
        },
      }
  }
}

function checked<T>(schema: ZodType<T>, values: Record<string, string>, make: (given: T) => Promise<Done>): Change {
  const form = schema.safeParse(values)
  return form.success ? { make: () => make(form.data) } : { error: form.error }
}
