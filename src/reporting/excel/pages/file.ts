import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { downloadWorkbook } from '../service.ts'

/** `/indberetning/:roundId/:respondentId/excel/fil`: the form as a workbook. */
export async function loader({ context, params }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const { bytes, fileName } = await pageData(downloadWorkbook(app, { respondentId: params.respondentId }), app.sentence)
  return download({ name: fileName, ending: 'xlsx', content: bytes })
}
