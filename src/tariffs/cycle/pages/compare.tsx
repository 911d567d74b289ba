import { type LinksFunction, useLoaderData } from 'react-router'
import { formatDecimal, type Language } from '#figures/format.ts'
import { renderForScreens } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { Chart } from '#ui/chart.tsx'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonRow, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { pricesOf } from '../figures.ts'
import { compareTariffs } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { GroupList, GroupRemarks, GroupTable, NotCompared } from './compare-parts.tsx'
import { readYear } from './parameters.ts'
import { comparisonChart } from './tariff-charts.ts'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (data: { year: number } | undefined, language: Language) =>
    data
      ? [
          { href: `/takster/${data.year}`, label: translate(language, { da, en }, 'annex.title', { year: data.year }) },
          { label: translate(language, { da, en }, 'annex.compare') },
        ]
      : [],
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'year'>) {
  const app = context.get(appContext)
  const year = readYear(params.year, app.sentence)
  const { search, searchParams } = new URL(request.url)
  const [group, q] = [searchParams.get('gruppe') ?? '', (searchParams.get('q') ?? '').slice(0, 100)]
  const found = await pageData(compareTariffs(app, year, { ...(group ? { group } : {}), q }), app.sentence)
  return {
    ...found,
    year,
    q,
    search,
    isMissing: group !== '' && found.chosen?.id !== group,
    chart: drawn(found, year, app),
  }
}

function drawn(
  { chosen }: Awaited<ReturnType<typeof compareTariffs>>,
  year: number,
  { actor: { language } }: AppContext,
) {
  if (chosen === null) return null
  const t = (key: keyof typeof da, values?: Record<string, string | number>) =>
    translate(language, { da, en }, key, values)
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const { n, low, median, high } = chosen
  const words = {
    title: t('compare.chart.title', { low: money(low), high: money(high) }),
    subtitle: t('compare.chart', { prices: pricesOf(year, language), n }),
    unit: t('tariff.perDay'),
    alternative: t('compare.alt', { low: money(low), median: money(median), high: money(high) }),
  }
  const spec = comparisonChart(chosen, 'sammenligning', words, language)
  return { spec, svg: renderForScreens(spec, { language }), table: chartTable(spec, language) }
}

/** Tariffs of the same legal basis and target group, one group at a time; what cannot be compared is said. */
export default function Compare() {
  const page = useLoaderData<typeof loader>()
  const { year, groups, groupsInAll, chosen, chart, figures, alone, unknown, search, q, isMissing } = page
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead
        title={t('compare.title', { year })}
        context={<a href={`/takster/${year}`}>{t('annex.title', { year })}</a>}
      />
      <p className="lead">{t('compare.lead', { prices: pricesOf(year, language) })}</p>
      {groupsInAll === 0 ? <EmptyState title={t('compare.none', { year })} /> : <ChooseGroup {...page} />}
      {isMissing && <Alert kind="warning">{t('compare.missing', { year })}</Alert>}
      {chosen && (
        <section aria-labelledby="gruppe">
          <h2 id="gruppe">{chosen.id}</h2>
          <GroupRemarks remarks={chosen.remarks} />
          {chart && <Chart spec={chart.spec} svg={chart.svg} table={chart.table} />}
          <GroupTable group={chosen} figures={figures} />
        </section>
      )}
      {!chosen && groups.length > 0 && <GroupList groups={groups} q={q} />}
      {!chosen && groupsInAll > 0 && groups.length === 0 && (
        <EmptyState title={t('compare.nothing')}>
          <p>{t('compare.nothingText')}</p>
        </EmptyState>
      )}
      <NotCompared alone={alone} unknown={unknown} />
    </FiguresProvider>
  )
}

/** A search and a list to choose from; both stand in the address, so that a group can be sent to somebody. */
function ChooseGroup({ groups, chosen, q }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const t = useTexts({ da, en })
  const known = chosen && !groups.some(({ id }) => id === chosen.id) ? [chosen, ...groups] : groups
  const form = { values: { q, gruppe: chosen?.id ?? '' }, errors: [] }
  return (
    <form method="get" key={`${chosen?.id} ${q}`}>
      <TextField name="q" label={t('compare.search')} hint={t('compare.search.hint')} form={form} required={false} />
      <Select
        name="gruppe"
        label={t('compare.group')}
        form={form}
        required={false}
        width="full"
        placeholder={t('compare.group.all')}
        options={known.map(({ id, n }) => ({ value: id, label: t('compare.group.option', { group: id, n }) }))}
      />
      <ButtonRow>
        <SubmitButton variant="secondary">{t('compare.submit')}</SubmitButton>
      </ButtonRow>
    </form>
  )
}
