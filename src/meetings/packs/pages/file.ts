import { data } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { drawDocument } from '../service.ts'

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** `/moeder/:meetingId/mappe/dagsorden.docx`, `referat.pdf`, `punkt-7.docx`; `?lukkede=1` with closed items. */
export async function loader({ context, params, request }: PageArguments<'meetingId' | 'file'>) {
  const app = context.get(appContext)
  const [, name = '', format = ''] = /^([\w.-]+)\.(docx|pdf)$/.exec(params.file) ?? []
  if (!Object.hasOwn(mediaTypes, format)) {
    throw data({ code: 'packs.unknownFile', message: app.sentence('packs.unknownFile') }, { status: 404 })
  }
  const closed = new URL(request.url).searchParams.get('lukkede') === '1'
  const asked = { name, format: format as keyof typeof mediaTypes, closed }
  const file = await pageData(drawDocument(app, params.meetingId, asked), app.sentence)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': mediaTypes[asked.format],
      'content-disposition': `attachment; filename="${file.name}"`,
      'content-length': String(file.bytes.length),
      'cache-control': 'private, no-store',
    },
  })
}
