import { data } from 'react-router'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { businessCaseDocument } from '../report.ts'
import { getBusinessCase } from '../service.ts'

/** `/takster/forretningsplaner/:id/forretningsplan-v2.xlsx`: a version as Excel or PDF. */
export async function loader({ context, params }: PageArguments<'id' | 'file'>) {
  const app = context.get(appContext)
  const [, number = '', ending = ''] = /^forretningsplan-v([1-9][0-9]{0,8})\.(pdf|xlsx)$/.exec(params.file) ?? []
  if (ending === '') {
    const code = 'businessCase.fileUnknown'
    throw data({ code, message: app.sentence(code) }, { status: 404 })
  }
  const found = await pageData(getBusinessCase(app, params.id, Number(number)), app.sentence)
  const document = businessCaseDocument(found.businessCase, found.computed, app.actor.language)
  const bytes = ending === 'pdf' ? await renderPdf(document) : await renderXlsx(document)
  return download({ name: params.file, ending: ending as 'pdf' | 'xlsx', content: bytes })
}
