import { useLoaderData, useLocation } from 'react-router'
import { appContext } from '#ui/context.ts'
import { DocumentView } from '#ui/document.tsx'
import { pageData } from '#ui/page-errors.ts'
import { drawCharts } from '../charts.ts'
import { getEdition } from '../service.ts'
import { EditionHead } from './edition-head.tsx'
import { editionNumber, type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const { document, figures, ...view } = await pageData(
    getEdition(app, params.reportId, editionNumber(params.number)),
    app.sentence,
  )
  return { view, document, figures, charts: drawCharts(document) }
}

export const handle = {
  breadcrumb: (data: { view: { report: { title: string } } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { label: data?.view.report.title ?? '' },
  ],
}

/** A published edition, or the latest one: open to all. */
export default function Edition() {
  const { view, document, figures, charts } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <>
      <title>{`${document.title} – Rammeværk`}</title>
      <DocumentView
        model={document}
        figures={figures}
        charts={charts}
        search={search}
        head={<EditionHead {...view} />}
      />
    </>
  )
}
