import type { Figure } from '#figures/figure.ts'
import { danishDate } from '#figures/format.ts'
import { StateTag } from '#ui/feedback.tsx'
import { FigureText } from '#ui/figure.tsx'
import { DateText, QuantityText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { shownText } from '../figure-selection.ts'
import type { Confirmation, OfferingFigures, PlacePeriod, PlaceReduction, WatchEntry } from '../model.ts'
import type { Flag } from '../rules/flags.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { yearsShown } from './facility-chart.ts'
import { limitsOn } from './limits.ts'

type OfferingTableProps = {
  name: string
  offering: OfferingFigures
  figures: Readonly<Record<string, Figure>>
  entries: WatchEntry[]
}

/** The figures of an offering year by year, the latest first: each traceable, with its age and who confirmed it. */
export function OfferingTable({ name, offering, figures, entries }: OfferingTableProps) {
  const t = useTexts({ da, en })
  const open = entries.filter((entry) => entry.to === null)
  const years = yearsShown(offering).toReversed()
  return (
    <>
      <Table caption={t('facility.table', { name })} note={t('facility.age')} cards>
        <thead>
          <tr>
            <ColumnHead>{t('year')}</ColumnHead>
            <ColumnHead align="right">{t('places')}</ColumnHead>
            <ColumnHead align="right">{t('used')}</ColumnHead>
            <ColumnHead align="right">{t('percent')}</ColumnHead>
            <ColumnHead align="right">{t('change')}</ColumnHead>
            <ColumnHead>{t('facility.flags')}</ColumnHead>
            <ColumnHead>{t('facility.confirmed')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {(['places', 'used', 'occupancy', 'change'] as const).map((field) => (
                <FigureCell
                  key={field}
                  figure={figures[`${offering.offeringId}.${year}.${field}`]}
                  title={t(field === 'occupancy' ? 'percent' : field)}
                  none={t(field === 'change' ? 'facility.noChange' : 'facility.notReported')}
                />
              ))}
              <td data-title={t('facility.flags')}>
                <Flags flags={offering.flags[year] ?? []} year={year} />
              </td>
              <td data-title={t('facility.confirmed')}>
                <Confirmed confirmation={offering.confirmed[year]} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {open.map((entry) => (
        <p key={entry.id}>
          <StateTag tone="attention">{t('facility.watched')}</StateTag>{' '}
          <a href="/foelges">
            {t('facility.watchedBy', { body: entry.bodyName })} <DateText date={entry.from} />
          </a>
          . {entry.reason}
        </p>
      ))}
    </>
  )
}

function Flags({ flags, year }: { flags: Flag[]; year: number }) {
  const t = useTexts({ da, en })
  const limits = limitsOn(`${year}-12-31`)
  return flags.length === 0 ? '–' : flags.map((flag) => t(`watch.rule.${flag.id}`, limits)).join(', ')
}

function FigureCell({ figure, title, none }: { figure: Figure | undefined; title: string; none: string }) {
  return (
    <td className="align-right" data-title={title}>
      {figure ? <FigureText id={figure.id}>{shownText(figure)}</FigureText> : none}
    </td>
  )
}

function Confirmed({ confirmation }: { confirmation: Confirmation | undefined }) {
  const t = useTexts({ da, en })
  if (!confirmation) return t('facility.notReported')
  const { at, organisationName, submittedBy, approvedBy, printedIn } = confirmation
  return (
    <span className="small">
      <DateText date={danishDate(at)} />, {submittedBy ? `${submittedBy}, ${organisationName}` : organisationName}
      {printedIn && `, ${t('facility.printed', { source: printedIn })}`}
      {approvedBy && `, ${t('facility.approved', { who: approvedBy })}`}
    </span>
  )
}

type DatedProps = { names: Record<string, string>; periods: PlacePeriod[]; reductions: PlaceReduction[] }

/** Dated changes of places with closed and blocked periods, oldest first. */
export function DatedTable({ names, periods, reductions }: DatedProps) {
  const t = useTexts({ da, en })
  const rows = [
    ...periods.map((row) => ({ ...row, what: t('places') })),
    ...reductions.map((row) => ({ ...row, what: t(`places.kind.${row.kind}.short`) })),
  ].sort((a, b) => (a.from < b.from ? -1 : 1))
  if (rows.length === 0) return <p>{t('facility.dated.none')}</p>
  return (
    <Table caption={t('facility.dated')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('offering')}</ColumnHead>
          <ColumnHead>{t('places.kind')}</ColumnHead>
          <ColumnHead align="right">{t('places.count')}</ColumnHead>
          <ColumnHead>{t('from')}</ColumnHead>
          <ColumnHead>{t('to')}</ColumnHead>
          <ColumnHead>{t('reason')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{names[row.offeringId] ?? row.offeringId}</th>
            <td data-title={t('places.kind')}>{row.what}</td>
            <td className="align-right" data-title={t('places.count')}>
              <QuantityText value={{ state: 'exact', value: row.places }} />
            </td>
            <td data-title={t('from')}>
              <DateText date={row.from} />
            </td>
            <td data-title={t('to')}>{row.to ? <DateText date={row.to} /> : t('notYet')}</td>
            <td data-title={t('reason')}>{row.reason ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
