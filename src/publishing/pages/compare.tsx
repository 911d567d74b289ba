import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { compareEditions } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangeTable } from './change-table.tsx'
import { editionNumber, type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params, request }: PageArguments) {
  const app = context.get(appContext)
  const query = new URL(request.url).searchParams
  const [from, to] = [editionNumber(query.get('fra') ?? '1') ?? 1, editionNumber(query.get('til') ?? '1') ?? 1]
  return pageData(compareEditions(app, params.reportId, from, to), app.sentence)
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}`, label: page?.report.title ?? '' },
  ],
}

/** Two editions of a report, figure by figure. */
export default function Compare() {
  const { report, before, after, changes } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const title = t('publishing.compareTitle', { before: before.number, after: after.number })
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <p className="lead">{report.title}</p>
      <ChangeTable changes={changes} caption={title} />
    </>
  )
}
