import { createRoute, z } from '@hono/zod-openapi'
import { ratioText } from '#figures/ratio.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { newComparison, newScenario } from './model.ts'
import {
  addScenario,
  type ComputedScenario,
  changeScenario,
  createComparison,
  getComparison,
  getComparisons,
  recommendScenario,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const Made = z.object({ id: z.string() })
const Id = z.object({ id: z.uuid('scenarios.notFound') })
const ScenarioId = Id.extend({ scenarioId: z.uuid('scenarios.notFound') })
const Head = z
  .looseObject({ id: z.string(), title: z.string(), year: z.int(), currentTariff: z.string().nullable() })
  .openapi('TariffComparison')
const ScenarioBody = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    recommended: z.boolean(),
    version: z.int(),
    tariff: z.string().nullable().openapi({ description: 'kr. a day; null when it cannot be computed' }),
    difference: z.string().nullable(),
    breakEvenPercent: z.string().nullable(),
    remarks: z.array(z.string()),
  })
  .openapi('TariffScenario')

const routes = {
  list: createRoute({
    method: 'get',
    path: '/tariff-comparisons',
    summary: 'Comparisons of tariff scenarios of the own organisation',
    responses: {
      200: { description: 'Comparisons', content: json(z.object({ items: z.array(Head) })) },
      ...problems(401),
    },
  }),
  read: createRoute({
    method: 'get',
    path: '/tariff-comparisons/{id}',
    summary: 'One comparison with every scenario computed',
    request: { params: Id },
    responses: {
      200: { description: 'The comparison', content: json(Head.extend({ scenarios: z.array(ScenarioBody) })) },
      ...problems(401, 404),
    },
  }),
  create: createRoute({
    method: 'post',
    path: '/tariff-comparisons',
    summary: 'Begin a comparison, from a tariff sheet when one is named (reporters)',
    request: { body: { required: true, content: json(newComparison) } },
    responses: { 201: { description: 'Begun', content: json(Made) }, ...problems(400, 401, 403) },
  }),
  add: createRoute({
    method: 'post',
    path: '/tariff-comparisons/{id}/scenarios',
    summary: 'Add a scenario (reporters)',
    request: { params: Id, body: { required: true, content: json(newScenario) } },
    responses: { 201: { description: 'Added', content: json(Made) }, ...problems(400, 401, 403, 404, 409) },
  }),
  change: createRoute({
    method: 'put',
    path: '/tariff-comparisons/{id}/scenarios/{scenarioId}',
    summary: 'Change a scenario; takes If-Match with its version (reporters)',
    request: { params: ScenarioId, body: { required: true, content: json(newScenario) } },
    responses: { 200: { description: 'Changed', content: json(Made) }, ...problems(400, 401, 403, 404, 409, 412) },
  }),
  recommend: createRoute({
    method: 'post',
    path: '/tariff-comparisons/{id}/scenarios/{scenarioId}/recommendation',
    summary: 'Recommend this scenario and no other (reporters)',
    request: { params: ScenarioId },
    responses: { 200: { description: 'Recommended', content: json(Made) }, ...problems(401, 403, 404) },
  }),
}

/** The HTTP API of tariff scenarios. */
export function scenariosApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.list, async (c) => c.json({ items: (await getComparisons(appOf(c))).items }, 200))
  api.openapi(routes.read, async (c) => {
    const { scenarios, ...head } = await getComparison(appOf(c), c.req.valid('param').id)
    return c.json({ ...head, scenarios: scenarios.map(scenarioBody) }, 200)
  })
  api.openapi(routes.create, async (c) => c.json({ id: await createComparison(appOf(c), c.req.valid('json')) }, 201))
  api.openapi(routes.add, async (c) => {
    const id = await addScenario(appOf(c), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ id }, 201)
  })
  api.openapi(routes.change, async (c) => {
    const { id: comparisonId, scenarioId: id } = c.req.valid('param')
    await changeScenario(appOf(c), { comparisonId, id, version: ifMatch(c) }, c.req.valid('json'))
    return c.json({ id }, 200)
  })
  api.openapi(routes.recommend, async (c) => {
    const { id, scenarioId } = c.req.valid('param')
    await recommendScenario(appOf(c), id, scenarioId)
    return c.json({ id: scenarioId }, 200)
  })
  return api
}

function scenarioBody({ result, ...scenario }: ComputedScenario) {
  const none = { tariff: null, difference: null, breakEvenPercent: null }
  if (!result.ok) return { ...scenario, ...none, remarks: [result.finding.message] }
  const { tariff, difference, breakEven } = result.value
  const rounding = { rule: 'half-away-from-zero', decimals: 2 } as const
  return {
    ...scenario,
    tariff: tariff.perDayText,
    difference: difference && ratioText(difference, rounding),
    breakEvenPercent: breakEven && ratioText(breakEven, rounding),
    remarks: tariff.findings.map(({ message }) => message),
  }
}
