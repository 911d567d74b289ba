import { isAppError } from '#platform/errors.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { readForm } from '#ui/page-errors.ts'
import { getDefinition } from '../service/form.ts'
import { type CellConflict, saveValues } from '../service/save.ts'
import { readPosted } from './posted-form.ts'

export type SaveAnswer =
  | {
      ok: true
      savedAt: string
      versions: Record<string, number>
      submissionVersion: number
      /** Names of cells that could not be read; they are not saved. */
      unread: string[]
    }
  | { ok: false; message: string; expired: boolean; conflicts?: CellConflict[] }

/** Saves what was typed while one types: the same door as the form, answered as JSON. */
export async function action({
  context,
  params,
  request,
}: PageArguments<'roundId' | 'respondentId'>): Promise<Response> {
  const app = context.get(appContext)
  const { respondentId } = params
  try {
    const definition = await getDefinition(app, { respondentId })
    const { cells, reasons, errors } = readPosted(definition, await readForm(request))
    const saved = await saveValues(app, { respondentId, cells, reasons })
    const { savedAt, versions, submissionVersion } = saved
    const unread = errors.map(({ path }) => path)
    return Response.json({ ok: true, savedAt, versions, submissionVersion, unread } satisfies SaveAnswer)
  } catch (error) {
    if (!isAppError(error)) throw error
    const { conflicts } = (error.details.data ?? {}) as { conflicts?: CellConflict[] }
    const message = app.sentence(error.code, error.details.params)
    const answer: SaveAnswer = { ok: false, message, expired: error.kind === 'unauthenticated', conflicts }
    return Response.json(answer, { status: error.status })
  }
}
