import { data } from 'react-router'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { download } from '#platform/http/download.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { allocationDocument } from '../report.ts'
import { canonicalJson } from '../rules/canonical.ts'
import { getAllocation } from '../service.ts'

type Ending = 'pdf' | 'xlsx' | 'json'

/** `/fordelinger/:id/fordeling-v2.xlsx`: a version as Excel or PDF, or its input for running it again. */
export async function loader({ context, params }: PageArguments<'id' | 'file'>) {
  const app = context.get(appContext)
  const [, number = '', ending = ''] = /^fordeling-v([1-9][0-9]{0,8})\.(pdf|xlsx|json)$/.exec(params.file) ?? []
  if (ending === '') {
    const code = 'allocation.fileUnknown'
    throw data({ code, message: app.sentence(code) }, { status: 404 })
  }
  const asked = { id: params.id, number: Number(number), ending: ending as Ending }
  return download({ name: params.file, ending: asked.ending, content: await fileOf(app, asked) })
}

/** The JSON is the canonical text itself: its SHA-256 is the code, byte for byte. */
async function fileOf(
  app: AppContext,
  { id, number, ending }: { id: string; number: number; ending: Ending },
): Promise<Uint8Array> {
  const { allocation } = await pageData(getAllocation(app, id, number), app.sentence)
  if (ending === 'json') return new TextEncoder().encode(canonicalJson(allocation.input))
  const document = allocationDocument(allocation, app.actor.language)
  return ending === 'pdf' ? renderPdf(document) : renderXlsx(document)
}
