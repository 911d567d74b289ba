import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { type AttachmentKey, arrangeAttachment } from './service.ts'

/** How a file is named in the address it is sent to; its bytes are the body. */
export const attachmentQuery = z.object({
  fileName: z.string().min(1).max(300),
  title: z.string().max(300).default(''),
  closed: z.enum(['true', 'false']).default('false'),
})

/** The kinds of file an attachment may be, for the description of the API. */
export const binary = Object.fromEntries(
  [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'text/plain',
    'image/png',
    'image/jpeg',
  ].map((type) => [type, { schema: z.any().openapi({ type: 'string', format: 'binary' }) }]),
)

const arrangement = z
  .object({
    title: z.string().trim().min(1, 'attachments.titleMissing').max(300, 'attachments.titleMissing').optional(),
  })
  .extend({ position: z.int().min(1).max(999).optional().openapi({ description: 'From 1, among the others' }) })
const made = z.object({ id: z.string() })

const arrange = <Params extends z.ZodObject>(path: string, of: string, params: Params) =>
  createRoute({
    method: 'put',
    path,
    summary: `Give an attachment of ${of} another title or place`,
    request: { params, body: { required: true, content: { 'application/json': { schema: arrangement } } } },
    responses: {
      200: { description: 'Changed', content: { 'application/json': { schema: made } } },
      ...problems(400, 401, 403, 404, 409),
    },
  })
const ofCase = z.object({ id: z.string(), attachmentId: z.string() })
const routes = {
  ofCase: arrange('/cases/{id}/attachments/{attachmentId}', 'a case', ofCase),
  ofItem: arrange(
    '/meetings/{id}/items/{itemId}/attachments/{attachmentId}',
    'an item',
    ofCase.extend({ itemId: z.string() }),
  ),
}

/** The part of the HTTP API about titles and order of attachments. */
export function attachmentsApi(appOf: AppOf) {
  const api = apiRouter()
  const apply = async (
    app: ReturnType<AppOf>,
    key: AttachmentKey,
    { title, position }: z.infer<typeof arrangement>,
  ) => {
    await arrangeAttachment(app, { ...key, title, to: position })
    return { id: key.attachmentId }
  }
  api.openapi(routes.ofCase, async (c) => {
    const { id: caseId, attachmentId } = c.req.valid('param')
    return c.json(await apply(appOf(c), { of: { caseId }, attachmentId }, c.req.valid('json')), 200)
  })
  api.openapi(routes.ofItem, async (c) => {
    const { id: meetingId, itemId, attachmentId } = c.req.valid('param')
    return c.json(await apply(appOf(c), { of: { meetingId, itemId }, attachmentId }, c.req.valid('json')), 200)
  })
  return api
}
