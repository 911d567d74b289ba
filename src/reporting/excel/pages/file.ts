import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { downloadWorkbook } from '../service.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `/indberetning/:roundId/:respondentId/excel/fil`: the form as a workbook. */
export async function loader({ context, params }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const { bytes, fileName } = await pageData(downloadWorkbook(app, { respondentId: params.respondentId }), app.sentence)
  const plain = fileName.normalize('NFKD').replace(/[^\w.-]/g, '')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'content-length': String(bytes.length),
      'cache-control': 'private, no-store',
    },
  })
}
