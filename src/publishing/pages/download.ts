import { data } from 'react-router'
import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import { pageData } from '#ui/page-errors.ts'
import { drawnFile, isFormat } from '../files.ts'
import { getDraft, getEdition } from '../service.ts'
import { editionNumber, type PageArguments } from './parameters.ts'

/** `/rapporter/:reportId/udgave/:number/:file` and `…/udkast/:file`: the document as PDF, Word or Excel. */
export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const format = params.file.split('.').at(-1) ?? ''
  if (!isFormat(format)) {
    const code = 'publishing.unknownFormat'
    throw data({ code, message: app.sentence(code) }, { status: 404 })
  }
  const { key, document } = await pageData(contentOf(app, params), app.sentence)
  const bytes = await drawnFile(key, document, format)
  return download({ name: params.file, ending: format, content: bytes })
}

async function contentOf(app: Parameters<typeof getDraft>[0], params: { reportId: string; number?: string }) {
  if (params.number === undefined) {
    const draft = await getDraft(app, params.reportId)
    return { key: draft.sha256, document: draft.document }
  }
  const { head, document } = await getEdition(app, params.reportId, editionNumber(params.number))
  return { key: head.id, document }
}
