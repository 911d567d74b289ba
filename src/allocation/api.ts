import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { pageByMoment, readMomentCursor } from '#platform/http/moment-cursor.ts'
import { allocationRequest } from './model.ts'
import {
  changeAllocation,
  createAllocation,
  getAllocation,
  listAllocations,
  publishAllocation,
  runAgain,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const head = z
  .object({
    id: z.string(),
    number: z.number().int(),
    title: z.string(),
    ownerName: z.string(),
    hash: z.string().openapi({ description: 'SHA-256, in hex, of the canonical JSON of `input`' }),
    madeAt: z.string(),
    publishedAt: z.string().nullable(),
  })
  .openapi('AllocationHead')
const resource = z
  .looseObject({ id: z.string(), number: z.number().int(), hash: z.string(), version: z.number().int() })
  .openapi('Allocation', { description: '`input`, `result` and `figures` as the page shows them' })
const id = z.object({ id: z.uuid('allocation.unknown') })
const request = z.object({ ...allocationRequest.shape, ownerId: z.string().max(80).optional() }).strict()

const routes = {
  list: createRoute({
    method: 'get',
    path: '/allocations',
    summary: 'Allocations, the newest version of each that the caller may see',
    request: {
      query: z.object({
        cursor: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
    },
    responses: {
      200: {
        description: 'Allocations',
        content: json(z.object({ items: z.array(head), next: z.string().nullable() })),
      },
      ...problems(400),
    },
  }),
  read: createRoute({
    method: 'get',
    path: '/allocations/{id}',
    summary: 'An allocation with input, result and figures; the ETag is the version that writes take',
    request: { params: id, query: z.object({ number: z.coerce.number().int().min(1).optional() }) },
    responses: { 200: { description: 'The allocation', content: json(resource) }, ...problems(400, 404) },
  }),
  make: createRoute({
    method: 'post',
    path: '/allocations',
    summary: 'Store an allocation as a draft (secretariats, reporters and approvers)',
    request: { body: { required: true, content: json(request) } },
    responses: { 201: { description: 'As stored', content: json(resource) }, ...problems(400, 401, 403) },
  }),
  change: createRoute({
    method: 'post',
    path: '/allocations/{id}/versions',
    summary: 'Store a new version; takes If-Match with the newest one',
    request: { params: id, body: { required: true, content: json(allocationRequest) } },
    responses: { 201: { description: 'As stored', content: json(resource) }, ...problems(400, 401, 403, 404, 412) },
  }),
  publish: createRoute({
    method: 'post',
    path: '/allocations/{id}/publication',
    summary: 'Publish the newest version; takes If-Match with it',
    request: { params: id },
    responses: {
      201: { description: 'As published', content: json(resource) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
  again: createRoute({
    method: 'post',
    path: '/allocation-runs',
    summary: 'Run an allocation again from its hash or from its input; stores nothing',
    request: {
      body: {
        required: true,
        content: json(z.strictObject({ hash: z.string().max(100).optional(), input: z.unknown().optional() })),
      },
    },
    responses: {
      200: {
        description: 'The result, and the stored version with the same hash',
        content: json(z.looseObject({ hash: z.string(), result: z.unknown(), stored: z.unknown() })),
      },
      ...problems(400),
    },
  }),
}

/** The part of the HTTP API about allocations: thin, the use cases decide. */
export function allocationApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.list, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readMomentCursor(cursor)
    const { items } = await listAllocations(appOf(c), { ...(after ? { after } : {}), limit: limit + 1 })
    return c.json(pageByMoment(items, limit), 200)
  })
  const answer = async (c: Parameters<AppOf>[0], allocationId: string, number?: number) => {
    const { allocation, figures, version } = await getAllocation(appOf(c), allocationId, number)
    c.header('etag', `"${version}"`)
    return { ...allocation, version, figures }
  }
  api.openapi(routes.read, async (c) =>
    c.json(await answer(c, c.req.valid('param').id, c.req.valid('query').number), 200),
  )
  api.openapi(routes.make, async (c) => {
    const { ownerId, ...body } = c.req.valid('json')
    const given = checked(body)
    return c.json(await answer(c, await createAllocation(appOf(c), given, ownerId)), 201)
  })
  api.openapi(routes.change, async (c) => {
    const change = { id: c.req.valid('param').id, version: ifMatch(c), request: c.req.valid('json') }
    await changeAllocation(appOf(c), change)
    return c.json(await answer(c, change.id), 201)
  })
  api.openapi(routes.publish, async (c) => {
    const which = { id: c.req.valid('param').id, version: ifMatch(c) }
    await publishAllocation(appOf(c), which)
    return c.json(await answer(c, which.id), 201)
  })
  api.openapi(routes.again, async (c) => {
    const { hash, input } = c.req.valid('json')
    const {
      canonical: _canonical,
      figures: _figures,
      ...run
    } = await runAgain(appOf(c), hash ?? JSON.stringify(input) ?? '')
    return c.json(run, 200)
  })
  return api
}

/** The fields beside `ownerId` are checked together, as the form does: an amount unless it is computed, a use where one is needed. */
function checked(body: unknown) {
  const read = allocationRequest.safeParse(body)
  if (read.success) return read.data
  const fields = read.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), code: message }))
  throw new AppError('invalid', 'web.badInput', { fields })
}
