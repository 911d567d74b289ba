import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { downloadWorkbook, uploadWorkbook } from './service.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) })
const binary = { [mediaType]: { schema: z.any().openapi({ type: 'string', format: 'binary' }) } }
const UploadedBody = z
  .object({
    changed: z.int().openapi({ description: 'Cells that hold something else now' }),
    reasons: z.int(),
    version: z.int(),
    filled: z.int(),
    findings: z.int(),
  })
  .openapi('WorkbookUploaded')

/** The workbook of a respondent over HTTP: the same file and the same verdicts as on the page. */
export function workbookApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  const read = createRoute({
    method: 'get',
    path: '/respondents/{id}/workbook',
    summary: 'The form of a respondent as a filled Excel workbook',
    request: { params: Id },
    responses: { 200: { description: 'The workbook', content: binary }, ...problems(401, 404) },
  })
  api.openapi(read, async (c) => {
    const { bytes } = await downloadWorkbook(appOf(c), { respondentId: c.req.valid('param').id })
    return c.body(new Uint8Array(bytes), 200, { 'content-type': mediaType })
  })
  const write = createRoute({
    method: 'put',
    path: '/respondents/{id}/workbook',
    summary: 'Save a filled workbook, all or nothing; every fault is listed with sheet, cell, value and remedy',
    description:
      'The file carries the versions it was made from: a cell somebody else changed meanwhile gives 412 with both values. If-Match may carry the version of the submission as well.',
    request: { params: Id, body: { content: binary } },
    responses: {
      200: { description: 'Saved', content: { 'application/json': { schema: UploadedBody } } },
      ...problems(400, 401, 403, 404, 409, 412, 413),
    },
  })
  api.openapi(write, async (c) => {
    const submissionVersion = c.req.header('if-match') === undefined ? undefined : ifMatch(c)
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const saved = await uploadWorkbook(appOf(c), { respondentId: c.req.valid('param').id, bytes, submissionVersion })
    c.header('etag', `"${saved.submissionVersion}"`)
    const { changed, reasons, filled, findings } = saved
    return c.json({ changed, reasons, version: saved.submissionVersion, filled, findings: findings.length }, 200)
  })
  return api
}
