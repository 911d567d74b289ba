import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import styles from '../../pages/meetings.css?url'
import { crumbs, crumbsBelow } from '../../pages/words.tsx'
import { listPractices, type PracticeOfBody } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') =>
    crumbsBelow(crumbs(language), '/moeder', { da, en }[language]['practice.title']),
}

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  return { practices: await pageData(listPractices(app), app.sentence) }
}

/** How each body works that the secretariat keeps: its days, and the way to change them. */
export default function Practices() {
  const { practices } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('practice.title')} context={t('practice.lead')} />
      <Table caption={t('practice.title')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('practice.body')}</ColumnHead>
            <ColumnHead>{t('practice.submission')}</ColumnHead>
            <ColumnHead>{t('practice.agenda')}</ColumnHead>
            <ColumnHead>{t('practice.hearing')}</ColumnHead>
            <ColumnHead>{t('practice.reminders')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {practices.map((one) => (
            <tr key={one.bodyId}>
              <th scope="row">
                <a href={`/moeder/praksis/${encodeURIComponent(one.bodyId)}`}>{one.bodyName}</a>
              </th>
              <td data-title={t('practice.submission')}>{t('practice.daysBefore', { n: one.submissionDays })}</td>
              <td data-title={t('practice.agenda')}>{t('practice.daysBefore', { n: one.agendaDays })}</td>
              <td data-title={t('practice.hearing')}>{t('practice.daysLong', { n: one.hearingDays })}</td>
              <td data-title={t('practice.reminders')}>
                <Reminders one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function Reminders({ one: { remindBefore, remindAfter } }: { one: PracticeOfBody }) {
  const t = useTexts({ da, en })
  const before = remindBefore.length > 0 && t('practice.remind.before', { days: ascending(remindBefore) })
  const after = remindAfter.length > 0 && t('practice.remind.after', { days: ascending(remindAfter) })
  return [before, after].filter(Boolean).join(' · ') || t('practice.remind.none')
}

/** Days as people write them, the smallest first. */
export function ascending(days: readonly number[]): string {
  return [...days].sort((a, b) => a - b).join(', ')
}
