import { data } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'

/** Any address that is no page. */
export function loader({ context }: PageArguments): never {
  throw data({ code: 'web.notFound', message: context.get(appContext).sentence('web.notFound') }, { status: 404 })
}

export default function NotFound() {
  return null
}
