import { createRoute, z } from '@hono/zod-openapi'
import { maximumMegabytes } from '#platform/file-limits.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { attachmentQuery, binary } from '../attachments/api.ts'
import { attachToItem, detachFromItem } from '../attachments/service.ts'
import { addItem, changeItem } from '../service/agenda.ts'
import { changedItem, itemWithClauses } from './model.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const made = z.object({ id: z.string() })
const ofItem = z.object({ id: z.string(), itemId: z.string() })

const routes = {
  add: createRoute({
    method: 'post',
    path: '/meetings/{id}/items',
    summary:
      'Put an item on the agenda, with its recommendation when it has no case; takes If-Match with the version of the meeting',
    request: { params: made, body: { required: true, content: json(itemWithClauses) } },
    responses: {
      201: { description: 'Added', content: json(z.object({ version: z.int(), itemId: z.string() })) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
  change: createRoute({
    method: 'put',
    path: '/meetings/{id}/items/{itemId}',
    summary:
      'Change what stands on an item, and its recommendation when clauses are given and it has no case; takes If-Match with the version of the item',
    request: { params: ofItem, body: { required: true, content: json(changedItem) } },
    responses: { 200: { description: 'Changed', content: json(made) }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  attach: createRoute({
    method: 'post',
    path: '/meetings/{id}/items/{itemId}/attachments',
    summary: `Attach a file to an item without a case: its bytes are the body, at most ${maximumMegabytes} MB`,
    request: { params: ofItem, query: attachmentQuery, body: { required: true, content: binary } },
    responses: { 201: { description: 'Attached', content: json(made) }, ...problems(400, 401, 403, 404, 409, 413) },
  }),
  detach: createRoute({
    method: 'delete',
    path: '/meetings/{id}/items/{itemId}/attachments/{attachmentId}',
    summary: 'Take an attachment off an item',
    request: { params: ofItem.extend({ attachmentId: z.string() }) },
    responses: { 200: { description: 'Removed', content: json(made) }, ...problems(400, 401, 403, 404, 409) },
  }),
}

/** The part of the HTTP API about what stands on an agenda item. */
export function itemsApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.add, async (c) => {
    const { clauses, ...item } = c.req.valid('json')
    const input = { meetingId: c.req.valid('param').id, version: ifMatch(c), item, clauses }
    return c.json(await addItem(appOf(c), input), 201)
  })
  api.openapi(routes.change, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    const { clauses, ...change } = c.req.valid('json')
    await changeItem(appOf(c), { meetingId, itemId, version: ifMatch(c), change, ...(clauses && { clauses }) })
    return c.json({ id: itemId }, 200)
  })
  api.openapi(routes.attach, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    const { fileName, title, closed } = c.req.valid('query')
    const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim() ?? ''
    const file = { name: fileName, mediaType, content: c.req.raw.body ?? [] }
    return c.json(
      { id: await attachToItem(appOf(c), { meetingId, itemId, title, closed: closed === 'true', file }) },
      201,
    )
  })
  api.openapi(routes.detach, async (c) => {
    const { id: meetingId, itemId, attachmentId } = c.req.valid('param')
    await detachFromItem(appOf(c), { meetingId, itemId, attachmentId })
    return c.json({ id: attachmentId }, 200)
  })
  return api
}
