import { useTexts } from '#ui/texts.ts'
import type { MeetingFound, SavedMeeting } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { MeetingName } from './parts.tsx'

type Properties = { saved: SavedMeeting[]; bodies: { id: string; name: string }[]; meetings: MeetingFound[] }

/** What became of each meeting of the file. */
export function SavedMeetings({ saved, bodies, meetings }: Properties) {
  const t = useTexts({ da, en })
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  const left = meetings.filter((_, place) => !saved.some((each) => each.place === place))
  return (
    <section>
      <h2>{t('minutes.savedMeetings')}</h2>
      <ul>
        {saved.map(({ place, meetingId, bodyId, date, outcome }) => (
          <li key={place}>
            <a href={`/moeder/${meetingId}`}>
              <MeetingName body={names.get(bodyId) ?? bodyId} date={date} />
            </a>
            : {t(`minutes.outcome.${outcome}`)}
          </li>
        ))}
        {left.map(({ body, date }) => (
          <li key={`${body} ${date}`}>
            <MeetingName body={body} date={date} />: {t('minutes.outcome.left')}
          </li>
        ))}
      </ul>
    </section>
  )
}
