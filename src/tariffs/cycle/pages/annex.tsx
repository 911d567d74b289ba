import { Form, type LinksFunction, useLoaderData } from 'react-router'
import { danishDate, formatDate, formatDecimal, formatQuantity, type Language } from '#figures/format.ts'
import { exact, notReported } from '#figures/quantity.ts'
import { appContext } from '#ui/context.ts'
import { Details, EmptyState, Tag } from '#ui/feedback.tsx'
import { FiguresProvider, FigureText } from '#ui/figure.tsx'
import { ButtonLink, FieldRow, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, readSort, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { TariffLinks } from '../../rulebook/pages/tariff-links.tsx'
import { figureId, pricesOf, sheetName } from '../figures.ts'
import { annexPageSize, annexQuery, annexSorts } from '../model.ts'
import { getAnnex, listTariffRounds } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import annexStyles from './annex.css?url'
import { readYear } from './parameters.ts'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (data: { page: { year: number } } | undefined, language: Language) => [
    { label: data ? translate(language, { da, en }, 'annex.title', { year: data.page.year }) : '' },
  ],
}

export const links: LinksFunction = () => [styles, annexStyles].map((href) => ({ rel: 'stylesheet', href }))

export async function loader({ context, params, request }: PageArguments<'year'>) {
  const app = context.get(appContext)
  const url = new URL(request.url)
  const query = annexQuery.parse(Object.fromEntries(url.searchParams))
  const year = params.year === undefined ? undefined : readYear(params.year, app.sentence)
  const page = await pageData(getAnnex(app, { ...(year === undefined ? {} : { year }), query }), app.sentence)
  const rounds = app.user === null ? [] : await listTariffRounds(app)
  return { page: { ...page, query }, query, rounds, search: url.search }
}

type Page = Awaited<ReturnType<typeof loader>>['page']

/** The tariff annex of a year: what is approved, to be searched, filtered and opened. */
export default function Annex() {
  const { page, rounds, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { year, years } = page
  if (years.length === 0) {
    return (
      <>
        <PageHead title={t('annex.title', { year })} context={<TariffLinks />} />
        <EmptyState title={t('annex.none')}>
          <p>{t('annex.none.text')}</p>
        </EmptyState>
        <Rounds rounds={rounds} />
      </>
    )
  }
  return (
    <FiguresProvider figures={page.figures} search={search}>
      <div className="tariff-annex">
        <PageHead
          title={t('annex.title', { year })}
          context={
            <>
              <a href={`/takster/${year}/sammenlign`}>{t('annex.compare')}</a> ·{' '}
              <a href="/takster/kategorier">{t('annex.categories')}</a> · <TariffLinks />
            </>
          }
          actions={<Edition />}
        />
        <p className="lead">{t('annex.lead', { year, prices: pricesOf(year, language) })}</p>
        <Filters />
        {page.rows.length === 0 ? (
          <EmptyState title={t('annex.nothing')} action={<a href={`/takster/${year}`}>{t('annex.reset')}</a>} />
        ) : (
          <Rows />
        )}
        <Pages />
        {years.length > 1 && (
          <p>
            {t('annex.years')}:{' '}
            {years
              .filter((one) => one !== year)
              .map((one) => (
                <Tag key={one}>
                  <a href={`/takster/${one}`}>{one}</a>
                </Tag>
              ))}
          </p>
        )}
        <Rounds rounds={rounds} />
      </div>
    </FiguresProvider>
  )
}

function Edition() {
  const { page } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (page.edition === null) return <span>{t('annex.noEdition', { year: page.year })}</span>
  const { reportId, number, publishedAt } = page.edition
  const file = `/rapporter/${reportId}/udgave/${number}/${reportId}-udgave-${number}`
  return (
    <>
      <a href={`/rapporter/${reportId}`}>
        {t('annex.edition', { year: page.year, n: number, at: formatDate(danishDate(publishedAt), language) })}
      </a>
      <ButtonLink href={`${file}.pdf`} download>
        {t('annex.pdf')}
      </ButtonLink>
      <ButtonLink href={`${file}.xlsx`} download>
        {t('annex.xlsx')}
      </ButtonLink>
    </>
  )
}

function Filters() {
  const { page, query } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { choices } = page
  const pick = (name: 'operator' | 'legalBasis' | 'targetGroup' | 'municipality', options: [string, string][]) => (
    <Select
      name={name}
      label={t(`annex.${name}`)}
      required={false}
      placeholder={t('annex.all')}
      defaultValue={query[name] ?? ''}
      options={options.map(([value, label]) => ({ value, label }))}
      width="m"
    />
  )
  const same = (values: string[]): [string, string][] => values.map((value) => [value, value])
  const isNarrowed = [query.operator, query.legalBasis, query.targetGroup, query.municipality].some(Boolean)
  return (
    <search>
      <Form method="get" action={`/takster/${page.year}`} className="annex-filters">
        {query.sort && <HiddenField name="sort" value={query.sort} />}
        <FieldRow>
          <TextField
            name="q"
            type="search"
            label={t('annex.search')}
            hint={t('annex.search.hint')}
            required={false}
            defaultValue={query.q ?? ''}
            width="l"
          />
          <SubmitButton>{t('annex.show')}</SubmitButton>
        </FieldRow>
        <Details summary={t('annex.narrow')} open={isNarrowed}>
          <FieldRow>
            {pick('operator', choices.operators)}
            {pick('legalBasis', same(choices.legalBases))}
            {pick('targetGroup', same(choices.targetGroups))}
            {choices.municipalities.length > 0 && pick('municipality', choices.municipalities)}
          </FieldRow>
          <SubmitButton variant="secondary">{t('annex.narrow.use')}</SubmitButton>
        </Details>
      </Form>
    </search>
  )
}

function Rows() {
  const { page, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const current = readSort(search, annexSorts)
  const sort = (key: (typeof annexSorts)[number]) => ({ key, current, search })
  const from = (page.query.side - 1) * annexPageSize
  const count = {
    n: formatDecimal(String(page.total), { language }),
    from: formatDecimal(String(from + 1), { language }),
    to: formatDecimal(String(from + page.rows.length), { language }),
  }
  return (
    <Table
      id="takster"
      caption={`${t(page.total > page.rows.length ? 'annex.part' : 'annex.count', count)}, ${pricesOf(page.year, language)}`}
    >
      <thead>
        <tr>
          <ColumnHead sort={sort('tilbud')}>{t('annex.offering')}</ColumnHead>
          <ColumnHead sort={sort('driftsherre')}>{t('annex.operator')}</ColumnHead>
          <ColumnHead align="right">{t('annex.places')}</ColumnHead>
          <ColumnHead align="right">{t('annex.occupancy')}</ColumnHead>
          <ColumnHead align="right">{t('annex.hours')}</ColumnHead>
          <ColumnHead align="right" sort={sort('takst')}>
            {t('annex.tariff')}
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <TariffRow key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

function TariffRow({ row }: { row: Page['rows'][number] }) {
  const { page } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const number = (value: string | undefined) =>
    formatQuantity(value === undefined ? notReported : exact(value), { language })
  return (
    <tr>
      <th scope="row">
        <a href={`/takster/takst/${row.id}`}>{sheetName(row)}</a>
        <small className="tariff-detail">{[row.targetGroup, row.legalBasis].filter(Boolean).join(' · ')}</small>
        {row.kind === 'mid-year' && row.validFrom && (
          <small className="tariff-detail">{t('annex.from', { day: formatDate(row.validFrom, language) })}</small>
        )}
      </th>
      <td>{row.operatorName}</td>
      <td className="align-right" data-title={t('annex.places.short')}>
        {number(row.figures.places)}
      </td>
      <td className="align-right" data-title={t('annex.occupancy.short')}>
        {number(row.figures.occupancy)}
      </td>
      <td className="align-right" data-title={t('annex.hours.short')}>
        {number(row.figures.direct_hours)}
      </td>
      <td className="align-right">
        <FigureText id={figureId(row, 'perDay')}>{page.figures[figureId(row, 'perDay')]?.text}</FigureText>
        {row.provisional && <small className="tariff-detail">{t('annex.provisional')}</small>}
      </td>
    </tr>
  )
}

function Pages() {
  const { page, query, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const last = Math.ceil(page.total / annexPageSize)
  if (last < 2) return null
  const href = (side: number) => {
    const other = new URLSearchParams(search)
    other.set('side', String(side))
    return `/takster/${page.year}?${other}#takster`
  }
  return (
    <nav className="inline-links" aria-label={t('annex.page', { n: query.side, m: last })}>
      {query.side > 1 && <a href={href(query.side - 1)}>{t('annex.previous')}</a>}{' '}
      <span>{t('annex.page', { n: query.side, m: last })}</span>{' '}
      {query.side < last && <a href={href(query.side + 1)}>{t('annex.next')}</a>}
    </nav>
  )
}

function Rounds({ rounds }: { rounds: { id: string; title: string }[] }) {
  const t = useTexts({ da, en })
  if (rounds.length === 0) return null
  return (
    <section aria-labelledby="takstrunder">
      <h2 id="takstrunder">{t('annex.rounds')}</h2>
      <ul>
        {rounds.map(({ id, title }) => (
          <li key={id}>
            <a href={`/takster/runde/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
