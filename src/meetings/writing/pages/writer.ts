import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { type Pen, readPen } from '../../service/minutes.ts'

export type PenAnswer = { writer: Pen | null }

/** Who writes the minutes now, for the page of them while it is open. */
export async function loader({ context, params }: PageArguments<'meetingId'>): Promise<Response> {
  const app = context.get(appContext)
  const writer = await pageData(readPen(app, params), app.sentence)
  return Response.json({ writer } satisfies PenAnswer, { headers: { 'cache-control': 'no-store' } })
}
