import { redirect } from 'react-router'
import { z } from 'zod'
import { clearCookie, readCookie, setCookie } from '#platform/access/cookies.ts'
import { finishOidc, type OidcFlow } from '#platform/access/oidc.ts'
import { AppError } from '#platform/errors.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { localPath } from '../rules.ts'
import { logInExternally } from '../service/external-log-in.ts'
import { sessionCookie, sessionSecret } from '../service/identity.ts'

/** Where the log-in provider sends the browser back to. */
export const answerPath = '/log-ind/ekstern/svar'
/** Holds state, nonce and verifier while the browser is at the provider. */
export const flowCookie = 'rammevaerk-udbyder'

const Flow = z.object({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(40),
  next: z.string(),
})

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { secure } = app.access
  const { secret, next } = await pageData(logInFrom(app, request), app.sentence)
  const headers = new Headers()
  headers.append('set-cookie', setCookie(sessionCookie, secret, secure))
  headers.append('set-cookie', clearCookie(flowCookie, secure))
  return redirect(localPath(next), { status: 303, headers })
}

async function logInFrom(app: AppContext, request: Request): Promise<{ secret: string; next: string }> {
  const { oidc, secure } = app.access
  if (!oidc) throw new AppError('notFound', 'web.notFound')
  const flow = readFlow(readCookie(request, flowCookie, secure))
  if (!flow) throw new AppError('forbidden', 'access.oidcRefused')
  const { pathname, search } = new URL(request.url)
  const claims = await finishOidc(oidc, new URL(app.address + pathname + search), flow)
  const secret = await logInExternally(app, claims, sessionSecret(request, { secure }))
  return { secret, next: flow.next }
}

function readFlow(cookie: string | undefined): OidcFlow | undefined {
  try {
    return Flow.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()))
  } catch {
    return undefined
  }
}

/** Never shown; a route with a component has its refusals shown on the error page, in words. */
export default function ExternalAnswer() {
  return null
}
