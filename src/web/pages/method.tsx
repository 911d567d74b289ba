import { data, useLoaderData } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { DescriptionList } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { useTexts } from '#ui/texts.ts'
import { methodPages } from '../markdown.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader({ context, params }: PageArguments<'id'>) {
  const page = methodPages.find(({ id }) => id === params.id)
  if (page) return page
  throw data({ code: 'web.notFound', message: context.get(appContext).sentence('web.notFound') }, { status: 404 })
}

export const handle = {
  breadcrumb: (page: { title: string } | undefined, language: 'da' | 'en') => [
    { href: '/metode', label: { da, en }[language]['method.title'] },
    { label: page?.title ?? '' },
  ],
}

/** One calculation: formula, worked example, source, from which day it is in force. */
export default function Method() {
  const { title, fields, html } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const facts = (['id', 'version', 'validFrom', 'source'] as const).flatMap((key) =>
    fields[key]
      ? [{ term: t(`method.${key}`), description: key === 'validFrom' ? formatDate(fields[key]) : fields[key] }]
      : [],
  )
  return (
    <article className="prose" lang="da">
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <DescriptionList items={facts} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from files of this repository alone */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}
