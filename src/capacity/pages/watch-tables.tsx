import { StateTag } from '#ui/feedback.tsx'
import { type Figures, FigureText } from '#ui/figure.tsx'
import type { FormState } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { shownText } from '../figure-selection.ts'
import type { WatchEntry } from '../model.ts'
import type { Flag, FlagId } from '../rules/flags.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { limitsOn } from './limits.ts'
import { EndForm } from './watch-form.tsx'

type Shared = {
  names: Record<string, string>
  facilities: Record<string, string>
  /** Year of the latest known use, by offering. */
  latest: Record<string, number>
  figures: Figures
}

type EntryTableProps = Shared & {
  caption: string
  entries: WatchEntry[]
  today: string
  mayEnd?: boolean
  form?: FormState
}

/** Offerings followed, with why, what is done, and the latest occupancy. */
export function EntryTable({ caption, entries, mayEnd, today, form, ...shared }: EntryTableProps) {
  const t = useTexts({ da, en })
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <ColumnHead>{t('offering')}</ColumnHead>
          <ColumnHead>{t('watch.body')}</ColumnHead>
          <ColumnHead align="right">{t('watch.figures')}</ColumnHead>
          <ColumnHead>{t('watch.why')}</ColumnHead>
          <ColumnHead>{t('watch.initiatives')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <OfferingLink offeringId={entry.offeringId} {...shared} />
            </th>
            <td data-title={t('watch.body')}>
              {entry.bodyName}
              <span className="table-note">
                {t('watch.sinceDay')} <DateText date={entry.from} />
                {entry.to && (
                  <>
                    {', '}
                    {t('watch.untilDay')} <DateText date={entry.to} />
                  </>
                )}
              </span>
            </td>
            <td className="align-right" data-title={t('watch.figures')}>
              <Occupancy offeringId={entry.offeringId} {...shared} />
            </td>
            <td data-title={t('watch.why')}>
              <div>
                {entry.reason}
                {entry.proposedBy.length > 0 && (
                  <p className="small">
                    {t('watch.pointed', {
                      rules: entry.proposedBy
                        .map((id) => t(`watch.rule.${id as FlagId}`, limitsOn(entry.from)))
                        .join(', '),
                    })}
                  </p>
                )}
                {entry.endReason && <p className="small">{t('watch.ended', { reason: entry.endReason })}</p>}
              </div>
            </td>
            <td data-title={t('watch.initiatives')}>
              <div>
                {entry.initiatives ?? '–'}
                {mayEnd && <EndForm entry={entry} today={today} form={form} />}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type ProposalProps = Shared & { proposals: { offeringId: string; flags: Flag[]; followed: boolean }[] }

/** Offerings the rules point at, with found and expected. */
export function ProposalTable({ proposals, ...shared }: ProposalProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('watch.proposals')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('offering')}</ColumnHead>
          <ColumnHead align="right">{t('watch.figures')}</ColumnHead>
          <ColumnHead>{t('watch.found')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {proposals.map(({ offeringId, flags, followed }) => (
          <tr key={offeringId}>
            <th scope="row">
              <OfferingLink offeringId={offeringId} {...shared} />
            </th>
            <td className="align-right" data-title={t('watch.figures')}>
              <Occupancy offeringId={offeringId} {...shared} />
            </td>
            <td data-title={t('watch.found')}>
              <div>
                {flags.map((flag) => (
                  <div key={flag.id}>{language === 'da' ? flag.message : flag.messageEn}</div>
                ))}
                {followed && <StateTag tone="attention">{t('watch.already')}</StateTag>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function OfferingLink({ offeringId, names, facilities }: { offeringId: string } & Shared) {
  const name = names[offeringId] ?? offeringId
  const facility = facilities[offeringId]
  return facility ? <a href={`/tilbud/${facility}#udvikling`}>{name}</a> : name
}

function Occupancy({ offeringId, latest, figures }: { offeringId: string } & Shared) {
  const t = useTexts({ da, en })
  const year = latest[offeringId]
  const figure = figures[`${offeringId}.${year}.occupancy`]
  if (!figure) return t('facility.notReported')
  return (
    <>
      <FigureText id={figure.id}>{shownText(figure)}</FigureText> ({year})
    </>
  )
}
