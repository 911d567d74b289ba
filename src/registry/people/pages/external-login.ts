import { redirect } from 'react-router'
import { setCookie } from '#platform/access/cookies.ts'
import { beginOidc } from '#platform/access/oidc.ts'
import { AppError } from '#platform/errors.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { localPath } from '../rules.ts'
import { answerPath, flowCookie } from './external-answer.ts'

/** `/log-ind/ekstern`: off to the log-in provider. A link and not a form: the policy lets forms post to ourselves only. */
export async function loader({ context, request }: PageArguments) {
  const { access, address, sentence } = context.get(appContext)
  const next = localPath(new URL(request.url).searchParams.get('videre'))
  const { url, flow } = await pageData(
    access.oidc
      ? beginOidc(access.oidc, address + answerPath, next)
      : Promise.reject(new AppError('notFound', 'web.notFound')),
    sentence,
  )
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url')
  return redirect(url, { status: 303, headers: { 'set-cookie': setCookie(flowCookie, value, access.secure, 600) } })
}

/** Never shown; a route with a component has its refusals shown on the error page, in words. */
export default function ExternalLogin() {
  return null
}
