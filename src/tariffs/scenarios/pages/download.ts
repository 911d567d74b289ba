import { data } from 'react-router'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { comparisonDocument } from '../report.ts'
import { getComparison } from '../service.ts'

const mediaTypes: Record<string, string> = {
  'scenarier.pdf': 'application/pdf',
  'scenarier.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `/takster/scenarier/:comparisonId/scenarier.xlsx`: the scenarios side by side as Excel or PDF. */
export async function loader({ context, params }: PageArguments<'comparisonId' | 'file'>) {
  const app = context.get(appContext)
  const mediaType = Object.hasOwn(mediaTypes, params.file) ? mediaTypes[params.file] : undefined
  if (mediaType === undefined) {
    const code = 'scenarios.fileUnknown'
    throw data({ code, message: app.sentence(code) }, { status: 404 })
  }
  const comparison = await pageData(getComparison(app, params.comparisonId), app.sentence)
  const document = comparisonDocument(comparison, app.today, app.actor.language)
  const bytes = params.file.endsWith('.pdf') ? await renderPdf(document) : await renderXlsx(document)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${params.file}"`,
      'content-length': String(bytes.length),
      'cache-control': 'private, no-cache',
    },
  })
}
