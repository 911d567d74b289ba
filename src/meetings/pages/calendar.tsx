import { useLoaderData } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, Tag } from '#ui/feedback.tsx'
import { ButtonLink, FieldRow, Select, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da as movesDa } from '../moves/texts.da.ts'
import { en as movesEn } from '../moves/texts.en.ts'
import { PracticesLink } from '../practice/pages/practices-link.tsx'
import { type CalendarMeeting, getCalendar } from '../service/meetings.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ProceduresLink } from './case-ways.tsx'
import styles from './meetings.css?url'
import { clock, crumbs, MeetingStateTag } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { breadcrumb: (_data: unknown, language: 'da' | 'en') => crumbs(language) }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const bodyId = new URL(request.url).searchParams.get('forum') ?? ''
  return { ...(await getCalendar(app, bodyId ? { bodyId } : {})), bodyId, isLoggedIn: app.user !== null }
}

/** Møder: what is to come, with its deadlines, and what was held, over all bodies. */
export default function Calendar() {
  const { coming, past, bodies, bodyId, served, isLoggedIn } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const moves = useTexts({ da: movesDa, en: movesEn })
  const hasOwn = [...coming, ...past].some(({ isOwn }) => isOwn)
  const options = [
    { value: '', label: t('m.filter.all') },
    ...bodies.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      <PageHead
        title={t('m.calendar.title')}
        context={t('m.calendar.lead')}
        actions={
          served.length > 0 && (
            <>
              <ButtonLink href="/moeder/import">{t('m.import')}</ButtonLink>
              <ButtonLink href="/moeder/nyt" variant="primary">
                {t('m.new')}
              </ButtonLink>
            </>
          )
        }
      />
      <form method="get" className="meeting-filters">
        <FieldRow>
          <Select name="forum" label={t('m.filter')} options={options} defaultValue={bodyId} />
          <SubmitButton variant="secondary">{t('m.filter.action')}</SubmitButton>
        </FieldRow>
      </form>
      <ul className="meeting-links">
        <li>
          <a href="/sager">{t('m.cases.title')}</a>
        </li>
        {isLoggedIn && (
          <li>
            <a href="/opfoelgning">{t('m.todo.title')}</a>
          </li>
        )}
        {isLoggedIn && <ProceduresLink />}
        {served.length > 0 && <PracticesLink />}
        <li>
          <a href={`/moeder/kalender.ics${bodyId ? `?forum=${encodeURIComponent(bodyId)}` : ''}`} download>
            {t('m.ics')}
          </a>
        </li>
        {hasOwn && (
          <li>
            <a href="/moeder/kalender.ics?mine" download>
              {moves('moves.mine')}
            </a>
          </li>
        )}
      </ul>
      {coming.length === 0 ? (
        <EmptyState title={t('m.coming.none')} />
      ) : (
        <MeetingTable caption={t('m.coming')} meetings={coming} deadlines />
      )}
      {past.length === 0 ? <p>{t('m.past.none')}</p> : <MeetingTable caption={t('m.past')} meetings={past} />}
    </>
  )
}

function MeetingTable({
  caption,
  meetings,
  deadlines = false,
}: {
  caption: string
  meetings: CalendarMeeting[]
  deadlines?: boolean
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <ColumnHead>{t('m.meeting')}</ColumnHead>
          <ColumnHead>{t('m.date')}</ColumnHead>
          {deadlines && <ColumnHead>{t('m.submission')}</ColumnHead>}
          {deadlines && <ColumnHead>{t('m.agendaDay')}</ColumnHead>}
          <ColumnHead>{t('m.state')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row">
              <a href={`/moeder/${meeting.id}`}>{meeting.bodyName}</a> {meeting.isOwn && <Tag>{t('m.own')}</Tag>}
            </th>
            <td data-title={t('m.date')}>
              <div>
                {formatWeekdayDate(meeting.heldOn, language)}
                {meeting.startsAt && <span className="meeting-detail">{clock(meeting, t, language)}</span>}
              </div>
            </td>
            {deadlines && <td data-title={t('m.submission')}>{formatDate(meeting.submission, language)}</td>}
            {deadlines && <td data-title={t('m.agendaDay')}>{formatDate(meeting.agenda, language)}</td>}
            <td data-title={t('m.state')}>
              <MeetingStateTag state={meeting.state} cancelledAt={meeting.cancelledAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
