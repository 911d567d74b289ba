import { redirect } from 'react-router'
import type { PageArguments } from '#ui/page.ts'

/** `/sprog?til=en`: remembers the language for a year and goes back to the page one came from. */
export function loader({ request }: PageArguments) {
  const language = new URL(request.url).searchParams.get('til') === 'en' ? 'en' : 'da'
  return redirect(cameFrom(request), {
    status: 303,
    headers: { 'set-cookie': `sprog=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly` },
  })
}

function cameFrom(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { origin, pathname, search } = new URL(referer)
  return origin === new URL(request.url).origin && pathname !== '/sprog' ? pathname + search : '/'
}
