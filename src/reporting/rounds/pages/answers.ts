import { data } from 'react-router'
import { download } from '#platform/http/download.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { answersCsv, answersWorkbook } from '../service/answers.ts'

/** All answers of a round as a file: `svar.xlsx` or `svar.csv`. */
export async function loader({ context, params }: PageArguments<'roundId' | 'file'>) {
  const app = context.get(appContext)
  const { roundId } = params
  const kind = params.file === 'svar.xlsx' ? 'xlsx' : params.file === 'svar.csv' ? 'csv' : null
  if (kind === null) throw data(null, { status: 404 })
  const work = kind === 'xlsx' ? answersWorkbook(app, { roundId }) : answersCsv(app, { roundId })
  const { name, content } = await pageData<{ name: string; content: Uint8Array | string }>(work, app.sentence)
  return download({ name, ending: kind, content })
}
