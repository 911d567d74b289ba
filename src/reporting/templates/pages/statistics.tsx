import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { renderForScreens } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { address } from '#ui/address.ts'
import { Chart } from '#ui/chart.tsx'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ErrorSummary, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { DataTable } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { getStatistics, publishStatistics } from '../service/statistics.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { lineTable, yearCharts, yearTable } from './statistics-parts.ts'

type Arguments = PageArguments<'templateId'>

export async function loader({ context, params, request }: Arguments) {
  const app = context.get(appContext)
  const { language } = app.actor
  const shown = await pageData(getStatistics(app, params.templateId), app.sentence)
  return {
    name: shown.definition.name,
    about: shown.definition.about,
    figures: shown.figures,
    mayPublish: shown.mayPublish,
    search: new URL(request.url).search,
    charts: yearCharts(shown, language).map((spec) => ({
      spec,
      table: chartTable(spec, language),
      svg: renderForScreens(spec, { language }),
    })),
    years: yearTable(shown, language),
    lines: shown.years.filter(({ lines }) => lines.length > 1).map((year) => lineTable(shown, year, language)),
  }
}

export async function action({ context, params, request }: Arguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    await publishStatistics(app, { templateId: params.templateId, year: Number(values.year) })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/statistik/${params.templateId}`, 303)
}

export const handle = {
  breadcrumb: (page: Awaited<ReturnType<typeof loader>> | undefined, language: 'da' | 'en') => [
    { href: '/statistik', label: { da, en }[language]['statistics.title'] },
    ...(page ? [{ label: page.name[language] }] : []),
  ],
}

/** The yearly figures of one template: chart, table, reservations, and where each figure comes from. */
export default function StatisticsPage() {
  const { name, about, figures, mayPublish, search, charts, years, lines } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead title={name[language]} context={about?.[language]} />
      <ErrorSummary form={form} />
      {mayPublish.map((year) => (
        <Alert key={year} kind="info" title={t('statistics.waiting', { year })}>
          <p>{t('statistics.publishHint')}</p>
          <Form method="post">
            <input type="hidden" name="year" value={year} />
            <SubmitButton variant="secondary">{t('statistics.publish', { year })}</SubmitButton>
          </Form>
        </Alert>
      ))}
      {years.rows.length === 0 && <EmptyState title={t('statistics.noFigures')} />}
      {charts.map(({ spec, svg, table }) => (
        <Chart key={spec.id} spec={spec} svg={svg} table={table} />
      ))}
      {years.rows.length > 0 && <DataTable table={years} cards />}
      {lines.map((table) => (
        <DataTable key={table.id} table={table} cards />
      ))}
    </FiguresProvider>
  )
}
