import { type LinksFunction, useLoaderData } from 'react-router'
import { addDays } from '#figures/dates.ts'
import { formatDate, formatDecimal, formatQuantity, type Language } from '#figures/format.ts'
import { exact, notReported } from '#figures/quantity.ts'
import { renderForScreens } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { Chart } from '#ui/chart.tsx'
import { appContext } from '#ui/context.ts'
import { Alert, DescriptionList } from '#ui/feedback.tsx'
import { FiguresProvider, FigureText } from '#ui/figure.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { figureId, pricesOf, sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import type { NoticeRule } from '../rules/annex-words.ts'
import { getTariff } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { compositionChart, historyChart } from './tariff-charts.ts'
import { AlikeSection, ChangeSection, CompositionTable } from './tariff-parts.tsx'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (data: { sheet: Sheet } | undefined, language: Language) =>
    data
      ? [
          {
            href: `/takster/${data.sheet.year}`,
            label: translate(language, { da, en }, 'annex.title', { year: data.sheet.year }),
          },
          { label: sheetName(data.sheet) },
        ]
      : [],
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const { language } = app.actor
  const page = await pageData(getTariff(app, params.id), app.sentence)
  const t = (key: keyof typeof da, values?: Record<string, string | number>) =>
    translate(language, { da, en }, key, values)
  const spec = compositionChart(
    page.sheet,
    {
      title: (name) => t('tariff.composition.finding', { name }),
      subtitle: t('tariff.composition.sub', { prices: pricesOf(page.sheet.year, language) }),
      unit: t('tariff.perDay'),
      alternative: (name, amount) => t('tariff.composition.alt', { name, amount }),
    },
    language,
  )
  const chart = spec && { spec, svg: renderForScreens(spec, { language }), table: chartTable(spec, language) }
  const past = historyChart(
    page.history,
    {
      title: (first, last) => t('tariff.history.finding', { first, last }),
      subtitle: t('tariff.history.sub'),
      unit: t('tariff.perDay'),
      from: (day) => t('annex.from', { day }),
    },
    language,
  )
  const pastChart = past && { spec: past, svg: renderForScreens(past, { language }), table: chartTable(past, language) }
  return { ...page, chart, pastChart, search: new URL(request.url).search }
}

/** One tariff: what it contains, what it rests on, why it moved, what was before and what is like it. */
export default function Tariff() {
  const page = useLoaderData<typeof loader>()
  const { sheet, figures, search, chart } = page
  const t = useTexts({ da, en })
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead
        title={sheetName(sheet)}
        context={t('tariff.lead', { operator: sheet.operatorName, year: sheet.year })}
        aside={
          <>
            <span className="tariff-figure">
              <FigureText id={figureId(sheet, 'perDay')}>{figures[figureId(sheet, 'perDay')]?.text}</FigureText>
            </span>
            {figures[figureId(sheet, 'perDay')]?.unit}
          </>
        }
      />
      {sheet.provisional && <Alert kind="info" title={t('tariff.provisional')} />}
      <Admitted />
      <Facts />
      <h2>{t('tariff.composition')}</h2>
      {chart && <Chart spec={chart.spec} svg={chart.svg} table={chart.table} />}
      <CompositionTable sheet={sheet} figures={figures} />
      <ChangeSection sheet={sheet} former={page.former} rise={page.rise} figures={figures} />
      <History />
      <Notice notice={page.notice} perDay={figures[figureId(sheet, 'perDay')]?.text ?? ''} />
      <AlikeSection sheet={sheet} alike={page.alike} />
    </FiguresProvider>
  )
}

/** Who pays another tariff: citizens admitted before a day keep the one they came on. */
function Admitted() {
  const { sheet, former, keptAfter, figures } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const price = (one: { id: string }) => figures[figureId(one, 'perDay')]?.text ?? '–'
  return (
    <>
      {sheet.admittedBefore && (
        <Alert kind="info" title={t('tariff.admitted', { day: formatDate(sheet.admittedBefore, language) })}>
          {former && <a href={`/takster/takst/${former.id}`}>{t('tariff.admitted.old', { price: price(former) })}</a>}
        </Alert>
      )}
      {keptAfter?.admittedBefore && (
        <Alert kind="info" title={t('tariff.kept', { day: formatDate(keptAfter.admittedBefore, language) })}>
          <a href={`/takster/takst/${keptAfter.id}`}>
            {t('tariff.kept.new', { price: price(keptAfter), from: formatDate(keptAfter.validFrom ?? '', language) })}
          </a>
        </Alert>
      )}
    </>
  )
}

/** How long one pays after notice, with an example at this tariff. */
function Notice({ notice, perDay }: { notice: NoticeRule | null; perDay: string }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (notice === null) return null
  const { months, substitutionDays, clause, example } = notice
  return (
    <>
      <h2>{t('tariff.notice')}</h2>
      <p>{t('tariff.notice.rule', { months, days: substitutionDays })}</p>
      <p>
        {t('tariff.notice.example', {
          ends: formatDate(example.endsOn, language),
          until: formatDate(example.paidUntil, language),
          days: example.daysAfter,
          perDay,
          kr: formatDecimal(example.kr, { decimals: 2, language }),
        })}
      </p>
      <p className="source">
        {clause} · <a href="/metode/opsigelse-betaling">{t('tariff.notice.method')}</a>
      </p>
    </>
  )
}

function Facts() {
  const { sheet, bodyName, category, figures } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const day = (date: string | null) => (date === null ? '–' : formatDate(date, language))
  const figure = (field: string) => {
    const value = sheet.figures[field]
    const shown = formatQuantity(value === undefined ? notReported : exact(value), { language })
    return <FigureText id={figureId(sheet, field)}>{figures[figureId(sheet, field)]?.text ?? shown}</FigureText>
  }
  const hours = sheet.figures.direct_hours === undefined ? '' : ` ${t('tariff.hoursUnit')}`
  const items = [
    { term: t('annex.targetGroup'), description: sheet.targetGroup ?? '–' },
    { term: t('annex.legalBasis'), description: sheet.legalBasis ?? '–' },
    { term: t('tariff.places'), description: figure('places') },
    { term: t('tariff.occupancy'), description: <>{figure('occupancy')} %</> },
    {
      term: t('tariff.hours'),
      description: (
        <>
          {figure('direct_hours')}
          {hours}
        </>
      ),
    },
    { term: t('tariff.level'), description: pricesOf(sheet.year, language) },
    {
      term: t('tariff.valid'),
      description: (
        <>
          {t('tariff.validText', {
            from: day(sheet.validFrom),
            to: day(sheet.validTo === null ? null : addDays(sheet.validTo, -1)),
          })}
        </>
      ),
    },
    {
      term: t('tariff.approved'),
      description: t('tariff.approvedText', {
        body: bodyName ?? '–',
        day: day(sheet.approvedOn),
        reference: sheet.approvalReference ?? '–',
      }),
    },
    {
      term: t('tariff.category'),
      description: (
        <>
          {t(`tariff.category.${(category?.category ?? 3) as 1 | 2 | 3}`)}
          {category && category.municipalities.length > 0 && (
            <small className="tariff-detail">{category.municipalities.join(', ')}</small>
          )}
          <small className="tariff-detail">
            <a href="/takster/kategorier">{t('tariff.category.decisions')}</a>
          </small>
        </>
      ),
    },
    ...(sheet.texts.note ? [{ term: t('tariff.note'), description: sheet.texts.note }] : []),
  ]
  return <DescriptionList items={items} />
}

function History() {
  const { history, figures, sheet, pastChart } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const number = (value: string | undefined) => (value === undefined ? '–' : formatDecimal(value, { language }))
  return (
    <>
      <h2>{t('tariff.history')}</h2>
      {pastChart && <Chart spec={pastChart.spec} svg={pastChart.svg} table={pastChart.table} />}
      <Table caption={t('tariff.history')} captionHidden note={t('tariff.history.sub')}>
        <thead>
          <tr>
            <ColumnHead>{t('tariff.valid')}</ColumnHead>
            <ColumnHead align="right">{t('tariff.places')}</ColumnHead>
            <ColumnHead align="right">{t('annex.occupancy')}</ColumnHead>
            <ColumnHead align="right">{t('annex.tariff')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {history.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id === sheet.id ? (
                  formatDate(one.validFrom ?? '', language)
                ) : (
                  <a href={`/takster/takst/${one.id}`}>{formatDate(one.validFrom ?? '', language)}</a>
                )}
                {one.provisional && <small className="tariff-detail">{t('annex.provisional')}</small>}
              </th>
              <td className="align-right">{number(one.figures.places)}</td>
              <td className="align-right">{number(one.figures.occupancy)}</td>
              <td className="align-right">
                <FigureText id={figureId(one, 'perDay')}>{figures[figureId(one, 'perDay')]?.text}</FigureText>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
