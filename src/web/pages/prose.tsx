import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { contentPage } from '../markdown.ts'

const names = { '/om': 'om', '/was': 'was', '/hjaelp': 'hjaelp' } as const

export function loader({ context, request }: PageArguments) {
  const path = new URL(request.url).pathname.replace(/\.data$/, '') as keyof typeof names
  return contentPage(names[path], context.get(appContext).actor.language)
}

export const handle = {
  breadcrumb: (page: { title: string } | undefined) => [{ label: page?.title ?? '' }],
}

/** Om Rammeværk, tilgængelighedserklæring, hjælp: prose kept beside the code. */
export default function Prose() {
  const { title, html } = useLoaderData<typeof loader>()
  return (
    <article className="prose">
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from files of this repository alone */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}
