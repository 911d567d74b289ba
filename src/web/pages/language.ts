import { redirect } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'

/** `/sprog?til=en`: remembers the language for a year and goes back to the page one came from. */
export function loader({ context, request }: PageArguments) {
  const language = new URL(request.url).searchParams.get('til') === 'en' ? 'en' : 'da'
  // Behind a proxy the program is asked by another name than the reader sees.
  const origins = [context.get(appContext).address, new URL(request.url).origin]
  return redirect(cameFrom(request.headers.get('referer'), origins), {
    status: 303,
    headers: { 'set-cookie': `sprog=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly` },
  })
}

/** The page of ours in a Referer header, else the front page. A path a browser could read as another host is refused. */
export function cameFrom(referer: string | null, origins: string[]): string {
  if (!referer || !URL.canParse(referer)) return '/'
  const { origin, pathname, search } = new URL(referer)
  const isOurs = origins.includes(origin) && pathname !== '/sprog' && !pathname.startsWith('//')
  return isOurs ? pathname + search : '/'
}
