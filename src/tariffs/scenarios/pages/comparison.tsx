import { redirect, useActionData, useLoaderData } from 'react-router'
import { ZodError } from 'zod'
import { renderForScreens } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { address } from '#ui/address.ts'
import { Chart } from '#ui/chart.tsx'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { scenarioFigures } from '../figures.ts'
import { newScenario } from '../model.ts'
import { comparisonChart } from '../report.ts'
import {
  addScenario,
  type Comparison as ComparisonData,
  changeScenario,
  getComparison,
  recommendScenario,
  removeScenario,
} from '../service.ts'
import { shownScenario } from '../shown.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ScenarioForm } from './scenario-form.tsx'
import { ScenarioTable, ScenarioWords } from './scenario-table.tsx'
import { fieldOf, scenarioOf, typedOf } from './typed.ts'

export const handle = {
  breadcrumb: (data: { title?: string } | undefined, language: 'da' | 'en') => [
    { href: '/takster/scenarier', label: translate(language, { da, en }, 'scenario.list.title') },
    { label: data?.title ?? '' },
  ],
}

export async function loader({ context, params, request }: PageArguments<'comparisonId'>) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const comparison = await pageData(getComparison(app, params.comparisonId), app.sentence)
  const { scenarios, ...head } = comparison
  return {
    ...head,
    scenarios: scenarios.map((one) => ({ ...shownScenario(one), typed: typedOf(one.input) })),
    figures: Object.fromEntries(
      scenarios.flatMap((one) => scenarioFigures(one, head)).map((figure) => [figure.id, figure]),
    ),
    search: new URL(request.url).search,
    chart: drawn(comparison, app),
    edit: searchParams.get('ret'),
    copy: searchParams.get('kopi'),
    saved: searchParams.has('gemt'),
  }
}

function drawn(comparison: ComparisonData, { actor: { language } }: AppContext) {
  const spec = comparisonChart(comparison, language)
  return spec && { spec, svg: renderForScreens(spec, { language }), table: chartTable(spec, language) }
}

export async function action({ context, params, request }: PageArguments<'comparisonId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { comparisonId } = params
  const page = address`/takster/scenarier/${comparisonId}`
  try {
    if (values.do === 'recommend') await recommendScenario(app, comparisonId, values.id ?? '')
    else if (values.do === 'remove') await removeScenario(app, comparisonId, values.id ?? '')
    else {
      const form = newScenario.safeParse(scenarioOf(values))
      if (!form.success) {
        const issues = form.error.issues.map((issue) => ({ ...issue, path: [fieldOf(issue.path)] }))
        return invalidForm(new ZodError(issues), values, app.sentence)
      }
      const key = { comparisonId, id: values.id ?? '', version: Number(values.version) }
      if (values.do === 'edit') await changeScenario(app, key, form.data)
      else await addScenario(app, comparisonId, form.data)
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${page}?gemt`, 303)
}

/** Scenarios side by side, with the tariff of each, what it would take to break even, and the one that is recommended. */
export default function Comparison() {
  const page = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { scenarios, chart, mayChange, year } = page
  const form = actionData && 'values' in actionData ? actionData : undefined
  const editedId = form ? (form.values.do === 'edit' ? form.values.id : undefined) : page.edit
  const edited = scenarios.find(({ id }) => id === editedId)
  const copied = scenarios.find(({ id }) => id === page.copy)
  return (
    <FiguresProvider figures={page.figures} search={page.search}>
      <PageHead
        title={page.title}
        context={t('scenario.context', { organisation: page.organisationName, year })}
        actions={
          <>
            {scenarios.length > 0 && <Downloads id={page.id} />}
            <a href="/takster/scenarier">{t('scenario.back')}</a>
          </>
        }
      />
      {page.saved && !form && (
        <Alert kind="success" live>
          {t('scenario.saved')}
        </Alert>
      )}
      {scenarios.length === 0 ? (
        <EmptyState title={t('scenario.empty')} />
      ) : (
        <>
          {chart && <Chart {...chart} />}
          <ScenarioTable scenarios={scenarios} year={year} current={page.currentTariff} />
          {page.currentTariff !== null && (
            <p>
              {t('scenario.breakEven.help')} <a href="/metode/nulpunkt">{t('scenario.method.breakEven')}</a>
            </p>
          )}
          <p>
            <a href="/metode/takst">{t('scenario.method')}</a>
          </p>
          <ScenarioWords scenarios={scenarios} mayChange={mayChange} />
        </>
      )}
      {mayChange && (
        <ScenarioForm
          key={edited?.id ?? copied?.id}
          edited={edited}
          copied={copied}
          form={form}
          folded={scenarios.length > 0 && !form && !edited && !copied}
        />
      )}
    </FiguresProvider>
  )
}

function Downloads({ id }: { id: string }) {
  const t = useTexts({ da, en })
  return (
    <>
      <ButtonLink href={`/takster/scenarier/${id}/scenarier.xlsx`} download>
        {t('scenario.excel')}
      </ButtonLink>{' '}
      <ButtonLink href={`/takster/scenarier/${id}/scenarier.pdf`} download>
        {t('scenario.pdf')}
      </ButtonLink>{' '}
    </>
  )
}
