import { useLoaderData } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { FieldRow, HiddenField, Select, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import styles from '../../pages/meetings.css?url'
import { crumbs, crumbsBelow } from '../../pages/words.tsx'
import { type CalendarMeeting, getCalendar } from '../../service/meetings.ts'
import { da as meetingsDa } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import { type WheelEvent, yearWheel } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') =>
    crumbsBelow(crumbs(language), '/moeder', { da, en }[language]['wheel.crumb']),
}

/** `/moeder/aarshjul?aar=2026&forum=`: a year of meetings and their deadlines, month by month. */
export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const bodyId = asked.get('forum') ?? ''
  const year = /^(19|20)\d\d$/.test(asked.get('aar') ?? '') ? Number(asked.get('aar')) : Number(app.today.slice(0, 4))
  const { coming, past, bodies } = await pageData(getCalendar(app, bodyId ? { bodyId } : {}), app.sentence)
  return { year, bodyId, bodies, months: yearWheel([...past, ...coming], year), today: app.today }
}

export default function YearWheel() {
  const { year, bodyId, bodies, months, today } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const m = useTexts({ da: meetingsDa, en: meetingsEn })
  const body = bodies.find(({ id }) => id === bodyId)
  const address = (of: number) => `/moeder/aarshjul?aar=${of}${bodyId ? `&forum=${encodeURIComponent(bodyId)}` : ''}`
  return (
    <>
      <PageHead
        title={t('wheel.title', { year })}
        context={body ? t('wheel.leadOf', { body: body.name }) : t('wheel.lead')}
      />
      <form method="get" className="meeting-filters">
        <FieldRow>
          <Select
            name="forum"
            label={m('m.filter')}
            defaultValue={bodyId}
            options={[
              { value: '', label: m('m.filter.all') },
              ...bodies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <HiddenField name="aar" value={String(year)} />
          <SubmitButton variant="secondary">{t('wheel.show')}</SubmitButton>
        </FieldRow>
      </form>
      <ul className="meeting-links">
        <li>
          <a href={address(year - 1)}>{t('wheel.previous', { year: year - 1 })}</a>
        </li>
        <li>
          <a href={address(year + 1)}>{t('wheel.next', { year: year + 1 })}</a>
        </li>
      </ul>
      {months.every(({ events }) => events.length === 0) ? (
        <EmptyState title={t('wheel.none', { year })} />
      ) : (
        <div className="year-wheel">
          {months.map(({ month, events }) => (
            <Month key={month} year={year} month={month} events={events} today={today} />
          ))}
        </div>
      )}
    </>
  )
}

type Events = WheelEvent<CalendarMeeting>[]

function Month({ year, month, events, today }: { year: number; month: number; events: Events; today: string }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  )
  return (
    <section aria-labelledby={`maaned-${month}`}>
      <h2 id={`maaned-${month}`}>{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
      {events.length === 0 ? (
        <p className="quiet">{t('wheel.empty')}</p>
      ) : (
        <ul>
          {events.map(({ day, kind, meeting }) => (
            <li
              key={`${kind} ${meeting.id}`}
              className={meeting.cancelledAt === null ? `wheel-${kind}` : 'wheel-cancelled'}
              data-past={day < today || undefined}
            >
              <span className="wheel-day">{formatWeekdayDate(day, language).replace(/ \d{4}$/, '')}</span>{' '}
              <a href={`/moeder/${meeting.id}`}>
                {t('wheel.event', { kind: t(`wheel.kind.${kind}`), body: meeting.bodyName })}
              </a>
              {kind !== 'meeting' && (
                <span className="meeting-detail">{t('wheel.for', { date: formatDate(meeting.heldOn, language) })}</span>
              )}
              {meeting.cancelledAt !== null && <span className="meeting-detail">{t('wheel.cancelled')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
