import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { newStop } from '../model.ts'
import { planStop } from '../service/cases.ts'
import { plannedStop, stopRecommendation } from './model.ts'
import { changeStopClauses, dropStop, getStop, replanStop } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const made = z.object({ id: z.string() })
const ofStop = z.object({ id: z.string(), stopId: z.string() })
const clause = z.looseObject({ id: z.string(), verb: z.string(), text: z.string() })
const stopView = z
  .looseObject({
    at: z.looseObject({
      stop: z.looseObject({ id: z.string(), bodyId: z.string(), state: z.string(), version: z.int() }),
      own: z.array(clause),
      decision: z.looseObject({ id: z.string(), text: z.string().nullable() }).nullable(),
    }),
    ofCase: z.array(clause),
  })
  .openapi('CaseStop')

const routes = {
  add: createRoute({
    method: 'post',
    path: '/cases/{id}/stops',
    summary: 'Plan a stop of a case at a body',
    request: { params: made, body: { required: true, content: json(newStop) } },
    responses: { 201: { description: 'Planned', content: json(made) }, ...problems(400, 401, 403, 404) },
  }),
  one: createRoute({
    method: 'get',
    path: '/cases/{id}/stops/{stopId}',
    summary: 'A stop with its own recommendation and decision (the secretariat of the case)',
    request: { params: ofStop },
    responses: { 200: { description: 'The stop', content: json(stopView) }, ...problems(401, 403, 404) },
  }),
  plan: createRoute({
    method: 'put',
    path: '/cases/{id}/stops/{stopId}',
    summary: 'Change what is planned for a stop; takes If-Match with its version',
    request: { params: ofStop, body: { required: true, content: json(plannedStop) } },
    responses: {
      200: { description: 'Changed', content: json(made) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
  drop: createRoute({
    method: 'delete',
    path: '/cases/{id}/stops/{stopId}',
    summary: 'Take a stop that is only planned out of the route',
    request: { params: ofStop },
    responses: { 200: { description: 'Removed', content: json(made) }, ...problems(401, 403, 404, 409) },
  }),
  recommend: createRoute({
    method: 'put',
    path: '/cases/{id}/stops/{stopId}/recommendation',
    summary:
      'Give a stop a recommendation of its own; empty: that of the case holds; takes If-Match with the version of the stop',
    request: { params: ofStop, body: { required: true, content: json(stopRecommendation) } },
    responses: {
      200: { description: 'Changed', content: json(made) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
}

/** The part of the HTTP API about the stops of a case. */
export function stopsApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.add, async (c) => {
    const input = { caseId: c.req.valid('param').id, stop: c.req.valid('json') }
    return c.json({ id: await planStop(appOf(c), input) }, 201)
  })
  api.openapi(routes.one, async (c) => {
    const { id: caseId, stopId } = c.req.valid('param')
    return c.json(await getStop(appOf(c), { caseId, stopId }), 200)
  })
  api.openapi(routes.plan, async (c) => {
    const { id: caseId, stopId } = c.req.valid('param')
    await replanStop(appOf(c), { caseId, stopId, version: ifMatch(c), stop: c.req.valid('json') })
    return c.json({ id: stopId }, 200)
  })
  api.openapi(routes.drop, async (c) => {
    const { id: caseId, stopId } = c.req.valid('param')
    await dropStop(appOf(c), { caseId, stopId })
    return c.json({ id: stopId }, 200)
  })
  api.openapi(routes.recommend, async (c) => {
    const { id: caseId, stopId } = c.req.valid('param')
    await changeStopClauses(appOf(c), { caseId, stopId, version: ifMatch(c), clauses: c.req.valid('json').clauses })
    return c.json({ id: stopId }, 200)
  })
  return api
}
