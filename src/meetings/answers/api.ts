import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { bodyAnswer, sending } from './model.ts'
import { answerForBody, getMatrix, sendToBodies } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const ofCase = z.object({ id: z.string().max(80) })

const matrix = z
  .looseObject({
    steps: z.array(
      z.looseObject({
        step: z.int(),
        tally: z.record(z.string(), z.number()),
        bodies: z.array(
          z.looseObject({
            stopId: z.string(),
            bodyId: z.string(),
            state: z.string(),
            peopleTold: z.int().nullable().openapi({
              description:
                'People with an account who were asked when the case was sent to the body; null: not sent, or not for the reader',
            }),
            version: z.int(),
          }),
        ),
      }),
    ),
  })
  .openapi('CaseAnswers')

const routes = {
  get: createRoute({
    method: 'get',
    path: '/cases/{id}/answers',
    summary: 'The bodies a case is with outside meetings, how far each is and what it answered',
    request: { params: ofCase },
    responses: { 200: { description: 'Step by step', content: json(matrix) }, ...problems(404) },
  }),
  send: createRoute({
    method: 'post',
    path: '/cases/{id}/sendings',
    summary: 'Send the case to all planned bodies of a step (its secretariat)',
    request: { params: ofCase, body: { required: true, content: json(sending) } },
    responses: {
      200: {
        description:
          'How many bodies it went to, and how many people of each were written to; a body with none must be told in another way',
        content: json(
          z.object({
            sent: z.int(),
            told: z.int(),
            bodies: z.array(z.object({ stopId: z.string(), bodyId: z.string(), told: z.int() })),
          }),
        ),
      },
      ...problems(400, 401, 403, 404, 409),
    },
  }),
  answer: createRoute({
    method: 'put',
    path: '/cases/{id}/answers/{stopId}',
    summary: 'Give the answer of a body; takes If-Match with the version of the stop',
    request: {
      params: z.object({ id: z.string().max(80), stopId: z.string().max(80) }),
      body: { required: true, content: json(bodyAnswer) },
    },
    responses: { 204: { description: 'Kept' }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
}

/** The part of the HTTP API about the answers of bodies outside meetings. */
export function answersApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.get, async (c) => c.json(await getMatrix(appOf(c), c.req.valid('param').id), 200))
  api.openapi(routes.send, async (c) =>
    c.json(await sendToBodies(appOf(c), c.req.valid('param').id, c.req.valid('json')), 200),
  )
  api.openapi(routes.answer, async (c) => {
    const { id: caseId, stopId } = c.req.valid('param')
    await answerForBody(appOf(c), { caseId, stopId, version: ifMatch(c), answer: c.req.valid('json') })
    return c.body(null, 204)
  })
  return api
}
