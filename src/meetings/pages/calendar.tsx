import { useLoaderData, useLocation } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, Tag } from '#ui/feedback.tsx'
import { ButtonLink, FieldRow, Select, SubmitButton } from '#ui/form.tsx'
import { Pagination } from '#ui/navigation.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da as todoDa } from '../follow-ups/texts.da.ts'
import { en as todoEn } from '../follow-ups/texts.en.ts'
import { da as movesDa } from '../moves/texts.da.ts'
import { en as movesEn } from '../moves/texts.en.ts'
import { PracticesLink } from '../practice/pages/practices-link.tsx'
import { type CalendarMeeting, getCalendar } from '../service/meetings.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { da as wheelDa } from '../wheel/texts.da.ts'
import { en as wheelEn } from '../wheel/texts.en.ts'
import { ProceduresLink } from './case-ways.tsx'
import styles from './meetings.css?url'
import { pageOf } from './paging.ts'
import { clock, crumbs, MeetingStateTag } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { breadcrumb: (_data: unknown, language: 'da' | 'en') => crumbs(language) }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const bodyId = asked.get('forum') ?? ''
  const calendar = await getCalendar(app, bodyId ? { bodyId } : {})
  const { rows, page, pages } = pageOf(calendar.past, asked.get('side'))
  const hasOwn = [...calendar.coming, ...calendar.past].some(({ isOwn }) => isOwn)
  return { ...calendar, past: rows, page, pages, hasOwn, bodyId, isLoggedIn: app.user !== null }
}

/** Møder: what is to come, with its deadlines, and what was held, over all bodies. */
export default function Calendar() {
  const { coming, past, page, pages, hasOwn, bodies, bodyId, served, isLoggedIn } = useLoaderData<typeof loader>()
  const t = useTexts({ da: { ...todoDa, ...da }, en: { ...todoEn, ...en } })
  const wheel = useTexts({ da: wheelDa, en: wheelEn })
  const moves = useTexts({ da: movesDa, en: movesEn })
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
          <a href={`/moeder/aarshjul${bodyId ? `?forum=${encodeURIComponent(bodyId)}` : ''}`}>{wheel('wheel.link')}</a>
        </li>
        <li>
          <a href="/sager">{t('m.cases.title')}</a>
        </li>
        <li>
          <a href="/fora">{t('m.bodies')}</a>
        </li>
        <li>
          <a href="/aftaler">{t('m.agreements')}</a>
        </li>
        {isLoggedIn && (
          <li>
            <a href="/opfoelgning">{t('todo.title')}</a>
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
      <Pagination page={page} pages={pages} search={useLocation().search} />
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
  const moves = useTexts({ da: movesDa, en: movesEn })
  const language = useLanguage()
  // A cancelled meeting asks for nothing any more.
  const dayOf = ({ cancelledAt }: CalendarMeeting, day: string) =>
    cancelledAt === null ? formatDate(day, language) : moves('moves.noDeadline')
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
            {deadlines && <td data-title={t('m.submission')}>{dayOf(meeting, meeting.submission)}</td>}
            {deadlines && <td data-title={t('m.agendaDay')}>{dayOf(meeting, meeting.agenda)}</td>}
            <td data-title={t('m.state')}>
              <MeetingStateTag state={meeting.state} cancelledAt={meeting.cancelledAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
