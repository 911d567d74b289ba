import { type LinksFunction, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Figure } from '#figures/figure.ts'
import { appContext } from '#ui/context.ts'
import { Details, EmptyState } from '#ui/feedback.tsx'
import { type Figures, FiguresProvider, FigureText } from '#ui/figure.tsx'
import { Select, SubmitButton } from '#ui/form.tsx'
import { pageData } from '#ui/page-errors.ts'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import type { Discrepancy } from '../discrepancies.ts'
import { shownText, withInputs } from '../figure-selection.ts'
import { listDiscrepancies } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './capacity.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

const kinds = ['percent', 'rounding', 'body-annex', 'total'] as const
/** So many are read in one go on a phone; more are folded by their kind. */
const fewRows = 8

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [
    { label: translate(language, { da, en }, 'discrepancies.title') },
  ],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { rows, figures, activityName } = await pageData(listDiscrepancies(app), app.sentence)
  const { searchParams, search } = new URL(request.url)
  const asked = { kind: searchParams.get('slags') ?? '', offering: searchParams.get('ydelse') ?? '' }
  const names = new Map(figures.offerings.map(({ offeringId, label }) => [offeringId, label]))
  const shown = rows.filter(
    (row) =>
      (asked.kind === '' || row.kind === asked.kind) && (asked.offering === '' || row.offeringId === asked.offering),
  )
  return {
    asked,
    search,
    total: rows.length,
    rows: shown.map((row) => ({ ...row, name: row.offeringId ? names.get(row.offeringId) : activityName })),
    offerings: [...names].map(([value, label]) => ({ value, label })),
    figures: withInputs(
      figures.figures,
      shown.map((row) => row.figureId),
    ),
  }
}

export default function Discrepancies() {
  const loaderData = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { rows, total, asked, figures, search, offerings } = loaderData
  return (
    <FiguresProvider figures={figures} search={search}>
      <title>{`${t('discrepancies.title')} – Rammeværk`}</title>
      <h1>{t('discrepancies.title')}</h1>
      <p className="lead">{t('discrepancies.lead')}</p>
      <form method="get" className="capacity-filters">
        <Select
          name="slags"
          label={t('discrepancies.kind')}
          defaultValue={asked.kind}
          options={[
            { value: '', label: t('all') },
            ...kinds.map((kind) => ({ value: kind, label: t(`discrepancies.kind.${kind}`) })),
          ]}
        />
        <Select
          name="ydelse"
          label={t('offering')}
          defaultValue={asked.offering}
          options={[{ value: '', label: t('all') }, ...offerings]}
        />
        <SubmitButton variant="secondary">{t('show')}</SubmitButton>
      </form>
      <p role="status">{t('discrepancies.found', { shown: rows.length, n: total })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t('discrepancies.none')} />
      ) : (
        kinds.map((kind) => {
          const ofKind = rows.filter((row) => row.kind === kind)
          if (ofKind.length === 0) return null
          return (
            <Details
              key={kind}
              summary={t('discrepancies.group', { kind: t(`discrepancies.kind.${kind}`), n: ofKind.length })}
              open={rows.length <= fewRows || ofKind.length === rows.length}
            >
              <DiscrepancyTable caption={t(`discrepancies.kind.${kind}`)} rows={ofKind} figures={figures} />
            </Details>
          )
        })
      )}
    </FiguresProvider>
  )
}

type TableProps = { caption: string; rows: (Discrepancy & { name?: string })[]; figures: Figures }

function DiscrepancyTable({ caption, rows, figures }: TableProps) {
  const t = useTexts({ da, en })
  return (
    <Table caption={caption} captionHidden cards source={t('discrepancies.source')}>
      <thead>
        <tr>
          <ColumnHead>{t('discrepancies.where')}</ColumnHead>
          <ColumnHead>{t('discrepancies.printed')}</ColumnHead>
          <ColumnHead>{t('discrepancies.computed')}</ColumnHead>
          <ColumnHead align="right">{t('discrepancies.own')}</ColumnHead>
          <ColumnHead>{t('discrepancies.why')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DiscrepancyRow key={row.id} row={row} figure={row.figureId ? figures[row.figureId] : undefined} />
        ))}
      </tbody>
    </Table>
  )
}

function DiscrepancyRow({ row, figure }: { row: Discrepancy & { name?: string }; figure: Figure | undefined }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <tr>
      <th scope="row">
        {`${row.name ?? row.offeringId}, ${row.year}`}
        <span className="table-note">{`${t(`discrepancies.kind.${row.kind}`)} (${t(row.field).toLowerCase()})`}</span>
      </th>
      <td data-title={t('discrepancies.printed')}>
        <div>
          {row.printed.map(({ table, text }) => (
            <div key={table}>
              {text ?? t('discrepancies.nothingPrinted')} ({table})
            </div>
          ))}
        </div>
      </td>
      <td data-title={t('discrepancies.computed')}>{row.computed ?? '–'}</td>
      <td className="align-right" data-title={t('discrepancies.own')}>
        {figure ? <FigureText id={figure.id}>{shownText(figure)}</FigureText> : t('discrepancies.noOwn')}
      </td>
      <td data-title={t('discrepancies.why')}>{row.reason[language]}</td>
    </tr>
  )
}
