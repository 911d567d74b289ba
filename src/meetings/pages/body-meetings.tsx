import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { getCalendar } from '../service/meetings.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { MeetingStateTag, meetingTime } from './words.tsx'

/** As many as say what comes and what was; the calendar has them all. */
const shown = 3

export async function loader({ context, params }: PageArguments<'bodyId'>) {
  const app = context.get(appContext)
  const { coming, past } = await pageData(getCalendar(app, { bodyId: params.bodyId }), app.sentence)
  return { bodyId: params.bodyId, coming: coming.slice(0, shown), past: past.slice(0, shown) }
}

/** The next and the latest meetings of a body, as a child route of its page. */
export default function BodyMeetings() {
  const { bodyId, coming, past } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (coming.length + past.length === 0) return <p>{t('m.ofBody.none')}</p>
  return (
    <>
      {[
        { caption: t('m.coming'), meetings: coming },
        { caption: t('m.past'), meetings: past },
      ].map(
        ({ caption, meetings }) =>
          meetings.length > 0 && (
            <div key={caption}>
              <h3>{caption}</h3>
              <ul>
                {meetings.map((meeting) => (
                  <li key={meeting.id}>
                    <a href={`/moeder/${meeting.id}`}>{meetingTime(meeting, t, language)}</a>{' '}
                    <MeetingStateTag state={meeting.state} cancelledAt={meeting.cancelledAt} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      <p>
        <a href={`/moeder?forum=${bodyId}`}>{t('m.ofBody.all')}</a>
      </p>
    </>
  )
}
