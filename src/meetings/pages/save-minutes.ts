import { isAppError } from '#platform/errors.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { readForm } from '#ui/page-errors.ts'
import { saveMinutes } from '../service/minutes.ts'

export type MinutesAnswer =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; kind: string; message: string; stands?: { version: number; text: string } }

/** Saves the minutes of an item while one types: the same door as the form, answered as JSON. */
export async function action({ context, params, request }: PageArguments<'meetingId'>): Promise<Response> {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    const { version, savedAt } = await saveMinutes(app, {
      meetingId: params.meetingId,
      itemId: values.itemId ?? '',
      text: values.text ?? '',
      version: Number(values.version),
    })
    return Response.json({ ok: true, version, savedAt } satisfies MinutesAnswer)
  } catch (error) {
    if (!isAppError(error)) throw error
    const answer: MinutesAnswer = {
      ok: false,
      kind: error.kind,
      message: app.sentence(error.code, error.details.params),
      ...(error.kind === 'stale' && { stands: error.details.data as { version: number; text: string } }),
    }
    return Response.json(answer, { status: error.status })
  }
}
