import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, fitting, problems } from '#platform/http/api.ts'
import { newUse, purposes } from './model.ts'
import { getLedger, recordUse } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

const Used = z.object({ year: z.int(), kr: z.string(), purpose: z.enum(purposes) })
const Ledger = z
  .object({
    asOf: z.int().openapi({ description: 'The year the ledger is read in' }),
    offerings: z.array(
      z.object({
        offeringId: z.string(),
        operatorId: z.string(),
        left: z.string().openapi({ description: 'Kroner, decimal text: retained and neither used nor expired' }),
        expired: z.string(),
        years: z.array(
          z.object({
            year: z.int(),
            basis: z.string(),
            result: z.string(),
            retained: z.string(),
            toTariff: z.string(),
            carriedYear: z.int().nullable(),
            useBy: z.int().nullable(),
            used: z.array(Used),
            left: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('RetainedLedger')
const Body = z
  .strictObject({
    offeringId: z.string(),
    year: z.int(),
    purpose: z.enum(purposes),
    kr: z.string().openapi({ description: 'Danish notation: "125.000" or "125.000,50"; "0" takes the use back' }),
    note: z.string().optional(),
  })
  .openapi('RetainedUse')

const list = createRoute({
  method: 'get',
  path: '/retained-ledgers',
  summary: 'Results, what is kept of them, what it was used for and what is left, as far as one may read them',
  responses: { 200: { description: 'The ledgers', content: json(Ledger) } },
})
const record = createRoute({
  method: 'post',
  path: '/retained-uses',
  summary: 'Record what retained amounts were used for in a year; the oldest is taken first (reporter)',
  request: { body: { required: true, content: json(Body) } },
  responses: {
    201: { description: 'Recorded', content: json(z.object({ done: z.literal(true) })) },
    ...problems(400, 401, 403),
  },
})

/** The HTTP API of the ledger. */
export function ledgerApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(list, async (c) => {
    const { asOf, operators } = await getLedger(appOf(c))
    const offerings = operators.flatMap(({ operatorId, offerings: own }) =>
      own.map(({ offeringId, left, expired, years }) => ({
        offeringId,
        operatorId,
        left,
        expired,
        years: years.map(({ year, basis, result, retained, toTariff, carriedYear, row }) => {
          const [useBy, used, rest] = [row?.useBy ?? null, row?.used ?? [], row?.left ?? null]
          return { year, basis, result, retained, toTariff, carriedYear, useBy, used, left: rest }
        }),
      })),
    )
    return c.json({ asOf, offerings }, 200)
  })
  api.openapi(record, async (c) => {
    await recordUse(appOf(c), fitting(newUse, c.req.valid('json')))
    return c.json({ done: true as const }, 201)
  })
  return api
}
