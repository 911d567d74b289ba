import { createRoute, z } from '@hono/zod-openapi'
import { formatQuantity } from '#figures/format.ts'
import { type AppOf, apiRouter, fitting, ifMatch, problems } from '#platform/http/api.ts'
import { newOverhead } from './model.ts'
import { getOverheads, overheadFigureId, recordOverhead } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

const Register = z
  .object({
    year: z.int(),
    mean: z.string(),
    weightedMean: z.string(),
    n: z.int(),
    nWeighted: z.int(),
    items: z.array(
      z.object({
        operatorId: z.string(),
        operatorName: z.string(),
        unitName: z.string(),
        percent: z.string().openapi({ description: 'Danish notation: "5,5", "12,3–17,3" or "ikke oplyst"' }),
        definition: z.string(),
        version: z.int(),
      }),
    ),
    figures: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'Every figure with sources, formula and inputs' }),
  })
  .openapi('OverheadRegister')
const Body = z
  .strictObject({
    operatorId: z.string(),
    unitName: z.string().optional(),
    year: z.int(),
    percent: z.string().openapi({ description: 'Danish notation: "5,5", "12,3-17,3", or "" when it is not reported' }),
    basis: z.string().optional(),
    definition: z.string(),
  })
  .openapi('NewOverhead')

const list = createRoute({
  method: 'get',
  path: '/overheads',
  summary: 'Overhead of the operators in a year, with the mean by its rule; no login',
  request: { query: z.object({ year: z.coerce.number().int().min(2007).max(2100).optional() }) },
  responses: { 200: { description: 'The register of the year', content: json(Register) }, ...problems(400) },
})
const record = createRoute({
  method: 'post',
  path: '/overheads',
  summary: 'Report overhead of an operator, or correct it as a new version (If-Match: the version seen, 0 for none)',
  request: { body: { required: true, content: json(Body) } },
  responses: {
    201: { description: 'Recorded', content: json(z.object({ version: z.int() })) },
    ...problems(400, 401, 403, 412),
  },
})

/** The HTTP API of the overhead register. */
export function overheadApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(list, async (c) => {
    const register = await getOverheads(appOf(c), c.req.valid('query').year)
    const { year, n, nWeighted, rows, figures } = register
    const items = rows.map(({ operatorId, operatorName, unitName, percent, definition, number, ...row }) => {
      const text = figures[overheadFigureId({ operatorId, unitName, year: row.year })]?.text ?? formatQuantity(percent)
      return { operatorId, operatorName, unitName, percent: text, definition, version: number }
    })
    const means = {
      mean: figures[`overhead.mean.${year}`]?.text ?? '',
      weightedMean: figures[`overhead.weighted.${year}`]?.text ?? '',
    }
    return c.json({ year, ...means, n, nWeighted, items, figures }, 200)
  })
  api.openapi(record, async (c) => {
    const version = ifMatch(c)
    await recordOverhead(appOf(c), fitting(newOverhead, { ...c.req.valid('json'), version }))
    return c.json({ version: version + 1 }, 201)
  })
  return api
}
