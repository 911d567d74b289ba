import { data } from 'react-router'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { findFile, readPiece } from '#platform/files.ts'
import { attachment } from '#platform/http/download.ts'
import { isRecordId } from '#platform/ids.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'

/** `/filer/:id`: a stored file, piece by piece, as far as the row policies let the reader have it. */
export async function loader({ context, params }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const file = isRecordId(params.id) ? await asActor(app, (tx) => findFile(tx, params.id)) : undefined
  if (!file) throw data({ code: 'web.notFound', message: app.sentence('web.notFound') }, { status: 404 })
  return new Response(piecesOf(app, file.id), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': attachment(file.name),
      'cache-control': 'private, no-store',
    },
  })
}

function piecesOf(app: App, id: string): ReadableStream<Uint8Array> {
  let number = 0
  return new ReadableStream({
    async pull(controller) {
      const piece = await asActor(app, (tx) => readPiece(tx, id, number++))
      if (piece) controller.enqueue(new Uint8Array(piece))
      else controller.close()
    },
  })
}
