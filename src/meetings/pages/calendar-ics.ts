import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { calendarFile, inCalendarFile } from '../calendar-file.ts'
import { getCalendar } from '../service/meetings.ts'

/**
 * `/moeder/kalender.ics`: the meetings for a calendar program, of one body with `?forum=`, of the reader's own bodies with
 * `?mine`. Public, as the calendar is.
 */
export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const bodyId = asked.get('forum')
  const meetings = inCalendarFile(await getCalendar(app, bodyId ? { bodyId } : {}), asked.has('mine'))
  return download({ name: 'moeder.ics', ending: 'ics', content: calendarFile(meetings, app.address, app.now) })
}
