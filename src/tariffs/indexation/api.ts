import { createRoute, z } from '@hono/zod-openapi'
import { formatDecimal } from '#figures/format.ts'
import { type AppOf, apiRouter, fitting, ifMatch, problems } from '#platform/http/api.ts'
import { indexKinds, newRate } from './model.ts'
import { getIndexRates, recordRate } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const kind = z.enum(indexKinds)

const Rate = z
  .object({
    year: z.int(),
    kind,
    percent: z.string().openapi({ description: 'rise from the year before, in percent' }),
    source: z.string(),
    decidedOn: z.string(),
    version: z.int(),
  })
  .openapi('IndexRate')
const Body = z
  .strictObject({
    year: z.int(),
    kind,
    percent: z.string().openapi({ description: 'JSON notation: "3.1"' }),
    source: z.string(),
    decidedOn: z.string(),
  })
  .openapi('NewIndexRate')

const list = createRoute({
  method: 'get',
  path: '/index-rates',
  summary: 'Expected rise of prices and wages by year and kind, those in force; no login',
  responses: { 200: { description: 'Rates', content: json(z.object({ items: z.array(Rate) })) } },
})
const record = createRoute({
  method: 'post',
  path: '/index-rates',
  summary: 'Enter a rate, or correct it as a new version (If-Match: the version seen, 0 for none)',
  request: { body: { required: true, content: json(Body) } },
  responses: {
    201: { description: 'Recorded', content: json(z.object({ version: z.int() })) },
    ...problems(400, 401, 403, 412),
  },
})

/** The HTTP API of price and wage rates. */
export function indexRatesApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(list, async (c) => {
    const { years } = await getIndexRates(appOf(c))
    const rates = years.flatMap((one) => indexKinds.flatMap((which) => one.rates[which] ?? []))
    const items = rates.map(({ number, recordedAt: _recordedAt, ...rate }) => ({ ...rate, version: number }))
    return c.json({ items }, 200)
  })
  api.openapi(record, async (c) => {
    const version = ifMatch(c)
    const { percent, ...body } = c.req.valid('json')
    // The schema reads what people type; a number of the API is put in their notation first.
    const typed = /^-?[0-9]+(\.[0-9]+)?$/.test(percent) ? formatDecimal(percent) : percent
    await recordRate(appOf(c), fitting(newRate, { ...body, percent: typed, version }))
    return c.json({ version: version + 1 }, 201)
  })
  return api
}
