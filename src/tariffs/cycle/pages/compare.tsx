import { type LinksFunction, useLoaderData } from 'react-router'
import { formatDecimal } from '#figures/format.ts'
import { renderChart } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { Chart } from '#ui/chart.tsx'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider, FigureText } from '#ui/figure.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { figureId, pricesOf, sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import type { ComparisonGroup } from '../rules/comparison.ts'
import { compareTariffs } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { readYear } from './parameters.ts'
import { comparisonChart } from './tariff-charts.ts'
import styles from './tariffs.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'year'>) {
  const app = context.get(appContext)
  const { language } = app.actor
  const year = readYear(params.year, app.sentence)
  const { groups, alone, unknown, figures } = await pageData(compareTariffs(app, year), app.sentence)
  const t = (key: keyof typeof da, values?: Record<string, string | number>) =>
    translate(language, { da, en }, key, values)
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const charts = groups.map((group, index) => {
    const { n, low, median, high } = group
    const spec = comparisonChart(
      group,
      `sammenligning-${index + 1}`,
      {
        title: [group.targetGroup, group.legalBasis].join(' · '),
        subtitle: t('compare.chart', { prices: pricesOf(year), n }),
        unit: t('tariff.perDay'),
        alternative: t('compare.alt', { low: money(low), median: money(median), high: money(high) }),
      },
      language,
    )
    return { spec, svg: renderChart(spec, { language }), table: chartTable(spec, language) }
  })
  return {
    year,
    groups,
    charts,
    figures,
    alone: alone.length,
    unknown: unknown.length,
    search: new URL(request.url).search,
  }
}

/** Tariffs of the same legal basis and target group side by side; what cannot be compared is said. */
export default function Compare() {
  const { year, groups, charts, figures, alone, unknown, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead
        title={t('compare.title', { year })}
        context={<a href={`/takster/${year}`}>{t('annex.title', { year })}</a>}
      />
      <p className="lead">{t('compare.lead', { prices: pricesOf(year) })}</p>
      {groups.length === 0 && <EmptyState title={t('compare.none', { year })} />}
      {groups.map((group, index) => {
        const chart = charts[index]
        return (
          <section key={chart?.spec.id} aria-label={chart?.spec.title}>
            <h2>{chart?.spec.title}</h2>
            {chart && <Chart spec={chart.spec} svg={chart.svg} table={chart.table} />}
            <Group group={group} />
          </section>
        )
      })}
      {alone > 0 && <p>{t('compare.alone', { n: alone })}</p>}
      {unknown > 0 && <p>{t('compare.unknown', { n: unknown })}</p>}
    </FiguresProvider>
  )
}

function Group({ group }: { group: ComparisonGroup<Sheet> }) {
  const { figures } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const number = (value: string | undefined) => (value === undefined ? '–' : formatDecimal(value, { language }))
  const { n, low, median, high } = group
  return (
    <Table caption={t('compare.spread', { n, low: money(low), median: money(median), high: money(high) })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('annex.offering')}</ColumnHead>
          <ColumnHead>{t('annex.operator')}</ColumnHead>
          <ColumnHead align="right">{t('annex.places')}</ColumnHead>
          <ColumnHead align="right">{t('annex.occupancy')}</ColumnHead>
          <ColumnHead align="right">{t('annex.hours')}</ColumnHead>
          <ColumnHead align="right">{t('annex.tariff')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {group.tariffs.map((sheet) => (
          <tr key={sheet.id}>
            <th scope="row">
              <a href={`/takster/takst/${sheet.id}`}>{sheetName(sheet)}</a>
            </th>
            <td data-title={t('annex.operator')}>{sheet.operatorName}</td>
            <td className="align-right" data-title={t('annex.places')}>
              {number(sheet.figures.places)}
            </td>
            <td className="align-right" data-title={t('annex.occupancy')}>
              {number(sheet.figures.occupancy)}
            </td>
            <td className="align-right" data-title={t('annex.hours')}>
              {number(sheet.figures.direct_hours)}
            </td>
            <td className="align-right" data-title={t('annex.tariff')}>
              <FigureText id={figureId(sheet, 'perDay')}>{figures[figureId(sheet, 'perDay')]?.text}</FigureText>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
