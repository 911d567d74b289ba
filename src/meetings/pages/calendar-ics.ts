import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { calendarFile } from '../calendar-file.ts'
import { getCalendar } from '../service/meetings.ts'

/** `/moeder/kalender.ics`: the meetings for a calendar program, of one body with `?forum=`. Public, as the calendar is. */
export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const bodyId = new URL(request.url).searchParams.get('forum')
  const { coming, past } = await getCalendar(app, bodyId ? { bodyId } : {})
  return new Response(calendarFile([...past.slice(0, 50).reverse(), ...coming], app.address, app.now), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="moeder.ics"',
    },
  })
}
