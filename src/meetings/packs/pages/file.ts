import { data } from 'react-router'
import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { drawDocument } from '../service.ts'

/** `/moeder/:meetingId/mappe/dagsorden.docx`, `referat.pdf`, `punkt-7.docx`; `?lukkede=1` with closed items. */
export async function loader({ context, params, request }: PageArguments<'meetingId' | 'file'>) {
  const app = context.get(appContext)
  const [, name = '', format = ''] = /^([\w.-]+)\.(docx|pdf)$/.exec(params.file) ?? []
  if (format !== 'docx' && format !== 'pdf') {
    throw data({ code: 'packs.unknownFile', message: app.sentence('packs.unknownFile') }, { status: 404 })
  }
  const closed = new URL(request.url).searchParams.get('lukkede') === '1'
  const file = await pageData(drawDocument(app, params.meetingId, { name, format, closed }), app.sentence)
  return download({ name: file.name, ending: format, content: file.bytes })
}
