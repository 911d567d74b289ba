import { formatDateTime, formatWeekdayDate } from '#figures/format.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { countIn, Told } from '../../members/pages/told.tsx'
import type { MeetingChange } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Says at the top of a meeting that it is cancelled, and folded how it was moved. */
export function Changes({ changes, hasCases }: { changes: readonly MeetingChange[]; hasCases: boolean }) {
  const t = useTexts({ da, en })
  if (changes.length === 0) return null
  const cancelled = changes.find(({ kind }) => kind === 'cancelled')
  return (
    <>
      {cancelled && (
        <Alert kind="warning" title={t('moves.notice')}>
          <p>{cancelled.reason}</p>
          {hasCases && <p>{t('moves.notice.cases')}</p>}
        </Alert>
      )}
      <div className="meeting-changes">
        <Details summary={t('moves.history')}>
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
        </Details>
      </div>
    </>
  )
}

function ChangeLine({ change }: { change: MeetingChange }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const when = (day: string | null, time: string | null) => {
    const shown = day === null ? '' : formatWeekdayDate(day, language)
    const clock = language === 'da' ? time?.replace(':', '.') : time
    return clock ? t('moves.when', { day: shown, time: clock }) : shown
  }
  const from = when(change.fromOn, change.fromStartsAt)
  const to = when(change.toOn, change.toStartsAt)
  return (
    <>
      {t(`moves.history.${change.kind}`, { from, to })}: {change.reason}
      <span className="meeting-detail">
        {change.byName === null
          ? formatDateTime(change.at, language)
          : t('moves.history.by', { name: change.byName, at: formatDateTime(change.at, language) })}
      </span>
    </>
  )
}

/** What was just done to the meeting, and who is told of it; from the address of the page. */
export function Moved({ done, query }: { done: string | null; query: string }) {
  const t = useTexts({ da, en })
  if (done !== 'aflyst' && done !== 'flyttet') return null
  const cases = countIn(query, 'sager') ?? 0
  return (
    <Alert kind="success" live title={t(done === 'aflyst' ? 'moves.done.cancelled' : 'moves.done.moved')}>
      <Told query={query} />
      {cases > 0 && <p>{t('moves.done.cases', { n: cases })}</p>}
    </Alert>
  )
}
