import { createRoute, z } from '@hono/zod-openapi'
import { ratioText } from '#figures/ratio.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { pageByMoment, readMomentCursor } from '#platform/http/moment-cursor.ts'
import { businessCaseRequest } from './model.ts'
import {
  changeBusinessCase,
  createBusinessCase,
  getBusinessCase,
  listBusinessCases,
  publishBusinessCase,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const head = z
  .object({
    id: z.string(),
    number: z.int(),
    title: z.string(),
    ownerName: z.string(),
    hash: z.string(),
    year: z.int(),
    priceLevel: z.int(),
    places: z.string(),
    toFinance: z.string().openapi({ description: 'kr., whole, in prices of `priceLevel`' }),
    madeAt: z.string(),
    publishedAt: z.string().nullable(),
  })
  .openapi('BusinessCaseHead')
const resource = z
  .looseObject({ id: z.string(), number: z.int(), hash: z.string(), version: z.int() })
  .openapi('BusinessCase', {
    description:
      '`plan` is what was put in, `years` and `payers` what came out, `figures` every figure with its formula',
  })
const id = z.object({ id: z.uuid('businessCase.unknown') })
const made = z.object({ ...businessCaseRequest.shape, ownerId: z.string().max(80).optional() }).strict()

const routes = {
  list: createRoute({
    method: 'get',
    path: '/business-cases',
    summary: 'Business cases of new facilities, the newest version of each that the caller may see',
    request: {
      query: z.object({
        cursor: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    },
    responses: {
      200: {
        description: 'Business cases',
        content: json(z.object({ items: z.array(head), next: z.string().nullable() })),
      },
      ...problems(400),
    },
  }),
  read: createRoute({
    method: 'get',
    path: '/business-cases/{id}',
    summary: 'A business case with plan, result and figures; the ETag is the version that writes take',
    request: { params: id, query: z.object({ number: z.coerce.number().int().min(1).optional() }) },
    responses: { 200: { description: 'The business case', content: json(resource) }, ...problems(400, 404) },
  }),
  make: createRoute({
    method: 'post',
    path: '/business-cases',
    summary: 'Store a business case as a draft (secretariats, reporters and approvers)',
    request: { body: { required: true, content: json(made) } },
    responses: { 201: { description: 'As stored', content: json(resource) }, ...problems(400, 401, 403) },
  }),
  change: createRoute({
    method: 'post',
    path: '/business-cases/{id}/versions',
    summary: 'Store a new version; takes If-Match with the newest one',
    request: { params: id, body: { required: true, content: json(businessCaseRequest) } },
    responses: { 201: { description: 'As stored', content: json(resource) }, ...problems(400, 401, 403, 404, 412) },
  }),
  publish: createRoute({
    method: 'post',
    path: '/business-cases/{id}/publication',
    summary: 'Publish the newest version; takes If-Match with it',
    request: { params: id },
    responses: {
      201: { description: 'As published', content: json(resource) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
}

/** The part of the HTTP API about business cases: thin, the use cases decide. */
export function businessCasesApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.list, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readMomentCursor(cursor)
    const found = await listBusinessCases(appOf(c), { ...(after ? { after } : {}), limit: limit + 1 })
    return c.json(pageByMoment(found.items, limit), 200)
  })
  const answer = async (c: Parameters<AppOf>[0], which: string, number?: number) => {
    const { businessCase, computed, version } = await getBusinessCase(appOf(c), which, number)
    c.header('etag', `"${version}"`)
    return { ...businessCase, version, ...resultOf(computed), figures: computed.figures }
  }
  api.openapi(routes.read, async (c) =>
    c.json(await answer(c, c.req.valid('param').id, c.req.valid('query').number), 200),
  )
  api.openapi(routes.make, async (c) => {
    const { ownerId, ...request } = c.req.valid('json')
    return c.json(await answer(c, await createBusinessCase(appOf(c), request, ownerId)), 201)
  })
  api.openapi(routes.change, async (c) => {
    const change = { id: c.req.valid('param').id, version: ifMatch(c), request: c.req.valid('json') }
    await changeBusinessCase(appOf(c), change)
    return c.json(await answer(c, change.id), 201)
  })
  api.openapi(routes.publish, async (c) => {
    const which = { id: c.req.valid('param').id, version: ifMatch(c) }
    await publishBusinessCase(appOf(c), which)
    return c.json(await answer(c, which.id), 201)
  })
  return api
}

function resultOf({ result, payers }: Awaited<ReturnType<typeof getBusinessCase>>['computed']) {
  const whole = (value: Parameters<typeof ratioText>[0], decimals = 0) =>
    ratioText(value, { rule: 'half-away-from-zero', decimals })
  return {
    beforeOpening: whole(result.beforeOpening),
    deficit: whole(result.deficit),
    toFinance: whole(result.toFinance),
    breakEvenPercent: result.breakEven && whole(result.breakEven, 1),
    years: result.years.map(({ year, usePercent, revenue, costs, result: own, accumulated }) => ({
      year,
      usePercent,
      revenue: whole(revenue),
      costs: whole(costs),
      result: whole(own),
      accumulated: whole(accumulated),
    })),
    firstYearLoss: result.lossParts.map(({ year, kr, left, perDay }) => ({
      year,
      amount: kr,
      left,
      perDay: perDay && whole(perDay, 2),
    })),
    payers: payers.result.parties.map(({ id: party, name, amount, percent }) => ({ id: party, name, amount, percent })),
  }
}
