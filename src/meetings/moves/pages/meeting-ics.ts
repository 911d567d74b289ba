import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { calendarFile } from '../../calendar-file.ts'
import { getMeeting } from '../../service/view.ts'

/** `/moeder/:meetingId/kalender.ics`: one meeting for a calendar program; a cancelled one takes itself out of it. */
export async function loader({ context, params }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const { meeting, days } = await pageData(getMeeting(app, params.meetingId), app.sentence)
  const method = meeting.cancelledAt === null ? 'PUBLISH' : 'CANCEL'
  const content = calendarFile([{ ...meeting, ...days }], app.address, app.now, method)
  return download({ name: 'moede.ics', ending: 'ics', content, method })
}
