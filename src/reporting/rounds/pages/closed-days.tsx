import { Form } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { Alert } from '#ui/feedback.tsx'
import { SubmitButton } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { ClosedDayNotice } from '../service/calendar.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Points out deadlines on holidays and weekends, and offers the next working day. */
export function ClosedDays({ roundId, notices }: { roundId: string; notices: ClosedDayNotice[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (notices.length === 0) return null
  return (
    <Alert kind="warning" title={t('calendar.closedDays')}>
      <ul>
        {notices.map(({ at, date, day, next }) => (
          <li key={at}>
            {t('calendar.closedDay', { date: formatDate(date, language), day: day[language] })}.{' '}
            {t('calendar.nextDay', { date: formatWeekdayDate(next, language) })}
          </li>
        ))}
      </ul>
      <p>{t('calendar.keep')}</p>
      <Form method="post" action={`/indberetning/${roundId}/kalender`}>
        <SubmitButton variant="secondary" name="intent" value="move">
          {t('calendar.move')}
        </SubmitButton>
      </Form>
    </Alert>
  )
}
