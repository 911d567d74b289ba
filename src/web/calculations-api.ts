import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { apiRouter, problems } from '#platform/http/api.ts'
import { runCalculation } from './calculations.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

const calculate = createRoute({
  method: 'post',
  path: '/calc/{name}',
  summary: 'Run a calculation on one JSON object, as the command `calc` does; no login',
  request: {
    params: z.object({ name: z.string().max(60) }),
    body: { required: true, content: json(z.record(z.string(), z.unknown())) },
  },
  responses: {
    200: {
      description: 'Result, steps and warnings',
      content: json(
        z.object({
          result: z.record(z.string(), z.unknown()),
          steps: z.array(z.unknown()),
          warnings: z.array(z.unknown()),
        }),
      ),
    },
    ...problems(400, 404),
  },
})

/** The part of the HTTP API that calculates on what it is sent: no login, no database. */
export function calculationsApi() {
  const api = apiRouter()
  api.openapi(calculate, async (c) => {
    const answer = runCalculation(c.req.valid('param').name, c.req.valid('json'))
    if (!answer.ok) throw calculationRefused(answer.error)
    return c.json(answer.output as never, 200)
  })
  return api
}

function calculationRefused(error: { code: string; path: string; message: string }): AppError {
  const kind = error.code === 'unknown-calculation' ? 'notFound' : 'invalid'
  return new AppError(kind, 'web.calculation', { fields: [error], params: { message: error.message } })
}
