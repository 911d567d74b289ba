import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, pageOf, pageQuery, problems } from '#platform/http/api.ts'
import { givenAnswer, newDeadline, newProcedure, procedureDraft, procedureResult } from './model.ts'
import {
  answerProcedure,
  changeDraft,
  closeProcedure,
  dropProcedure,
  getProcedure,
  listProcedures,
  moveDeadline,
  openProcedure,
  planProcedure,
  remindMissing,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) })
const id = z.object({ id: z.string().max(80) })

const procedure = z
  .looseObject({
    id: z.string(),
    bodyId: z.string(),
    caseNumber: z.string(),
    deadline: z.string(),
    state: z.enum(['draft', 'open', 'closed']),
    version: z.int(),
  })
  .openapi('Procedure')
const asked = z
  .looseObject({
    place: z.string(),
    name: z.string().openapi({ description: 'Who held the place when the case was sent' }),
    holder: z.string().nullable().openapi({ description: 'Who came after on the seat; null: nobody' }),
    standIns: z
      .string()
      .nullable()
      .openapi({ description: 'Deputies who answer, where nobody with an account holds it' }),
    isEmpty: z.boolean().openapi({ description: 'Nobody can answer for the place today' }),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAs: z.enum(['holder', 'successor', 'deputy']).nullable(),
  })
  .openapi('ProcedurePlace')
const view = z
  .looseObject({
    procedure,
    asked: z.array(asked),
    unasked: z.array(z.string()),
    tally: z.record(z.string(), z.number()),
  })
  .openapi('ProcedureView')

const routes = {
  list: createRoute({
    method: 'get',
    path: '/procedures',
    summary: 'Written procedures the reader may see, the open ones first',
    request: { query: pageQuery },
    responses: {
      200: {
        description: 'Procedures',
        content: json(z.object({ items: z.array(procedure), next: z.string().nullable() })),
      },
      ...problems(400),
    },
  }),
  get: createRoute({
    method: 'get',
    path: '/procedures/{id}',
    summary: 'One written procedure with its answers and result',
    request: { params: id },
    responses: { 200: { description: 'The procedure', content: json(view) }, ...problems(404) },
  }),
  plan: createRoute({
    method: 'post',
    path: '/procedures',
    summary: 'Draft a written procedure for a planned stop of a case (its secretariat)',
    request: { body: body(newProcedure) },
    responses: {
      201: { description: 'Its id', content: json(z.object({ id: z.string() })) },
      ...problems(400, 401, 403, 404, 409),
    },
  }),
  change: createRoute({
    method: 'put',
    path: '/procedures/{id}',
    summary: 'Change the message and the last day of a draft; takes If-Match with its version',
    request: { params: id, body: body(procedureDraft) },
    responses: { 204: { description: 'Changed' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  send: createRoute({
    method: 'post',
    path: '/procedures/{id}/sending',
    summary:
      'Send a draft to the members of its body, with a mail each; whom it asks is kept from then on; takes If-Match with its version',
    request: { params: id },
    responses: { 204: { description: 'Sent' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  drop: createRoute({
    method: 'delete',
    path: '/procedures/{id}',
    summary: 'Delete a draft; takes If-Match with its version',
    request: { params: id },
    responses: { 204: { description: 'Deleted' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  deadline: createRoute({
    method: 'put',
    path: '/procedures/{id}/deadline',
    summary: 'Move the last day for answers; takes If-Match with its version',
    request: { params: id, body: body(newDeadline) },
    responses: { 204: { description: 'Moved' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  remind: createRoute({
    method: 'post',
    path: '/procedures/{id}/reminders',
    summary: 'Write to those who have not answered; once a day to each',
    request: { params: id },
    responses: {
      200: { description: 'For how many places no answer has come', content: json(z.object({ missing: z.int() })) },
      ...problems(401, 403, 404, 409),
    },
  }),
  answer: createRoute({
    method: 'put',
    path: '/procedures/{id}/answer',
    summary: 'Answer for the place one holds, or as a deputy',
    request: { params: id, body: body(givenAnswer) },
    responses: { 204: { description: 'Kept' }, ...problems(400, 401, 403, 404, 409) },
  }),
  close: createRoute({
    method: 'post',
    path: '/procedures/{id}/result',
    summary: 'Close it with the decision; takes If-Match with its version',
    request: { params: id, body: body(procedureResult) },
    responses: { 204: { description: 'Closed' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
}

/** The part of the HTTP API about written procedures: thin, the use cases decide. */
export function proceduresApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.list, async (c) => c.json(pageOf(await listProcedures(appOf(c)), c.req.valid('query')), 200))
  api.openapi(routes.get, async (c) => c.json(await getProcedure(appOf(c), c.req.valid('param').id), 200))
  api.openapi(routes.plan, async (c) => c.json({ id: await planProcedure(appOf(c), c.req.valid('json')) }, 201))
  api.openapi(routes.change, async (c) => {
    await changeDraft(appOf(c), { id: c.req.valid('param').id, version: ifMatch(c), draft: c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(routes.send, async (c) => {
    await openProcedure(appOf(c), { id: c.req.valid('param').id, version: ifMatch(c) })
    return c.body(null, 204)
  })
  api.openapi(routes.drop, async (c) => {
    await dropProcedure(appOf(c), { id: c.req.valid('param').id, version: ifMatch(c) })
    return c.body(null, 204)
  })
  api.openapi(routes.deadline, async (c) => {
    const { deadline } = c.req.valid('json')
    await moveDeadline(appOf(c), { id: c.req.valid('param').id, version: ifMatch(c), deadline })
    return c.body(null, 204)
  })
  api.openapi(routes.remind, async (c) => {
    return c.json({ missing: await remindMissing(appOf(c), c.req.valid('param').id) }, 200)
  })
  api.openapi(routes.answer, async (c) => {
    await answerProcedure(appOf(c), c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })
  api.openapi(routes.close, async (c) => {
    const input = { id: c.req.valid('param').id, version: ifMatch(c), decision: c.req.valid('json') }
    await closeProcedure(appOf(c), input)
    return c.body(null, 204)
  })
  return api
}
