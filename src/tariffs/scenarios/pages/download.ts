import { data } from 'react-router'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { comparisonDocument } from '../report.ts'
import { getComparison } from '../service.ts'

/** `/takster/scenarier/:comparisonId/scenarier.xlsx`: the scenarios side by side as Excel or PDF. */
export async function loader({ context, params }: PageArguments<'comparisonId' | 'file'>) {
  const app = context.get(appContext)
  const [, ending] = /^scenarier\.(pdf|xlsx)$/.exec(params.file) ?? []
  if (ending !== 'pdf' && ending !== 'xlsx') {
    const code = 'scenarios.fileUnknown'
    throw data({ code, message: app.sentence(code) }, { status: 404 })
  }
  const comparison = await pageData(getComparison(app, params.comparisonId), app.sentence)
  const document = comparisonDocument(comparison, app.today, app.actor.language)
  const content = ending === 'pdf' ? await renderPdf(document) : await renderXlsx(document)
  return download({ name: params.file, ending, content })
}
