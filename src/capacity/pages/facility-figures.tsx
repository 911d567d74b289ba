import { Outlet, useLoaderData } from 'react-router'
import { danishDate, formatPercent } from '#figures/format.ts'
import { renderForScreens } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import type { TableModel } from '#platform/documents/model.ts'
import { Chart } from '#ui/chart.tsx'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { shownText, withInputs } from '../figure-selection.ts'
import type { OfferingFigures } from '../model.ts'
import { getFacilityFigures } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { facilityChart, limitOf, yearsShown } from './facility-chart.ts'
import { DatedTable, OfferingTable } from './facility-tables.tsx'

type Language = 'da' | 'en'
type Loaded = Awaited<ReturnType<typeof getFacilityFigures>>

export async function loader({ context, params, request }: PageArguments<'facilityId'>) {
  const app = context.get(appContext)
  const facility = await pageData(getFacilityFigures(app, params.facilityId), app.sentence)
  const shown = facility.figures.offerings.filter((offering) => yearsShown(offering).length > 0)
  const ids = shown.flatMap((offering) =>
    yearsShown(offering).flatMap((year) =>
      ['places', 'used', 'occupancy', 'change'].map((field) => `${offering.offeringId}.${year}.${field}`),
    ),
  )
  return {
    ...facility,
    mayFollow: app.user !== null,
    search: new URL(request.url).search,
    figures: withInputs(facility.figures.figures, ids),
    offerings: shown.map((offering) => ({
      offering,
      name: shortName(offering),
      chart: draw(offering, facility, app.actor.language),
    })),
    names: Object.fromEntries(facility.figures.offerings.map((one) => [one.offeringId, shortName(one)])),
  }
}

/** What tells the offering apart on the page of its facility. */
function shortName({ legalBasis, targetGroup, label }: OfferingFigures): string {
  return [legalBasis, targetGroup].filter(Boolean).join(' · ') || label
}

function draw(offering: OfferingFigures, { figures: { figures } }: Loaded, language: Language) {
  const t = (key: keyof typeof da, params?: Record<string, string | number>) =>
    translate(language, { da, en }, key, params)
  const years = yearsShown(offering)
  const last = years.findLast((year) => figures[`${offering.offeringId}.${year}.used`]?.quantity.state === 'exact')
  const text = (field: string) => {
    const figure = figures[`${offering.offeringId}.${last}.${field}`]
    return figure ? shownText(figure) : t('facility.notReported')
  }
  const found = { year: last ?? '', places: text('places'), used: text('used'), percent: text('occupancy') }
  const share = limitOf(offering, years.at(-1) ?? 0)
  const limit = share === null ? '–' : formatPercent(share, { language })
  const spec = facilityChart(
    offering,
    figures,
    {
      word: (key) => (key === 'low' ? t('facility.chart.lowSeries', { limit }) : t(key)),
      title: t(last === undefined ? 'facility.chart.plain' : 'facility.chart', found),
      subtitle: t('facility.chart.subtitle', { from: years[0] ?? '', to: years.at(-1) ?? '' }),
      alternative: t('facility.chart.alternative', { name: offering.label, ...found, limit }),
      unit: t('places').toLowerCase(),
    },
    language,
  )
  if (!spec) return null
  const table: TableModel = chartTable(spec, language)
  return { spec, table, svg: renderForScreens(spec, { language }) }
}

/** The section "Udvikling" of a facility's page, as a child route of it; those of other rooms come after. */
export default function FacilityFigures() {
  const loaderData = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { facilityId, offerings, figures, search, entries, mayChange } = loaderData
  return (
    <FiguresProvider figures={figures} search={search}>
      <section aria-labelledby="udvikling">
        <h2 id="udvikling">{t('facility.development')}</h2>
        {offerings.length === 0 && <EmptyState title={t('facility.none')} />}
        {offerings.map(({ offering, name, chart }) => (
          <section key={offering.offeringId} aria-labelledby={offering.offeringId}>
            <h3 id={offering.offeringId}>{name}</h3>
            {chart && <Chart spec={chart.spec} svg={chart.svg} table={chart.table} />}
            <OfferingTable
              name={name}
              offering={offering}
              figures={figures}
              entries={entries.filter((entry) => entry.offeringId === offering.offeringId)}
            />
          </section>
        ))}
        <section aria-labelledby="runder">
          <h3 id="runder">{t('facility.rounds')}</h3>
          <ul>
            {loaderData.rounds.map(({ id, title, open, confirmedAt }) => (
              <li key={id}>
                {open && loaderData.mayFollow ? <a href={`/indberetning/${id}`}>{title}</a> : title}
                {': '}
                {confirmedAt ? (
                  <>
                    {t('facility.round.confirmed')} <DateText date={danishDate(confirmedAt)} />
                  </>
                ) : (
                  t('facility.round.open')
                )}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="dateret">
          <h3 id="dateret">{t('facility.dated')}</h3>
          <DatedTable names={loaderData.names} periods={loaderData.periods} reductions={loaderData.reductions} />
          {mayChange && (
            <p>
              <a href={`/tilbud/${facilityId}/pladser`}>{t('facility.change')}</a>
            </p>
          )}
        </section>
      </section>
      <Outlet />
    </FiguresProvider>
  )
}
