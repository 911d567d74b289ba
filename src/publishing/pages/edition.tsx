import { useCallback } from 'react'
import { Outlet, useLoaderData, useLocation } from 'react-router'
import type { Figure } from '#figures/figure.ts'
import { appContext, hasRole } from '#ui/context.ts'
import { DocumentView } from '#ui/document.tsx'
import { figureParameter } from '#ui/figure.tsx'
import { pageData } from '#ui/page-errors.ts'
import { drawCharts } from '../charts.ts'
import type { Figures } from '../model.ts'
import { getEdition } from '../service.ts'
import { EditionHead } from './edition-head.tsx'
import { editionNumber, type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params, request }: PageArguments) {
  const app = context.get(appContext)
  const { document, figures, ...view } = await pageData(
    getEdition(app, params.reportId, editionNumber(params.number)),
    app.sentence,
  )
  const asked = new URL(request.url).searchParams.get(figureParameter)
  // Only those who write cases have a use for the reference of a figure.
  const mayCite = hasRole(app.user, ['secretariat'])
  return { view, document, figures: withInputs(asked, figures), charts: drawCharts(document), mayCite }
}

/** The page ships only the figure it was asked to explain; the others are fetched when a reader asks. */
function withInputs(id: string | null, figures: Figures): Figures {
  const figure = id !== null && Object.hasOwn(figures, id) ? figures[id] : undefined
  if (!figure) return {}
  const inputs = figure.inputs.flatMap((input) => figures[input] ?? [])
  return Object.fromEntries([figure, ...inputs].map((one) => [one.id, one]))
}

export const handle = {
  breadcrumb: (data: { view: { report: { title: string } } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { label: data?.view.report.title ?? '' },
  ],
}

/** A published edition, or the latest one: open to all. */
export default function Edition() {
  const { view, document, figures, charts, mayCite } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const { report, head } = view
  const load = useCallback(
    async (id: string): Promise<Figure[]> => {
      const address = `/api/v1/reports/${report.id}/editions/${head.number}/figures/${encodeURIComponent(id)}`
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`${answer.status}`)
      const { figure, inputs } = (await answer.json()) as { figure: Figure; inputs: Figure[] }
      return [figure, ...inputs]
    },
    [report.id, head.number],
  )
  const referenceOf = useCallback((id: string) => `{rapport:${report.id}/${id}}`, [report.id])
  return (
    <>
      <title>{`${document.title} – Rammeværk`}</title>
      <DocumentView
        model={document}
        figures={figures}
        charts={charts}
        load={load}
        search={search}
        {...(mayCite && { referenceOf })}
        head={<EditionHead {...view} />}
      />
      <Outlet />
    </>
  )
}
