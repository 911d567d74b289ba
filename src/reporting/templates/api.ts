import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import type { TemplateDefinition } from '../model.ts'
import { getStatistics } from './service/statistics.ts'
import { getTemplate, listTemplateSummaries, saveTemplate } from './service/templates.ts'

const Id = z.object({
  id: z
    .string()
    .max(60)
    .openapi({ param: { name: 'id', in: 'path' } }),
})
const SummaryBody = z
  .object({
    templateId: z.string(),
    name: z.string(),
    version: z.int(),
    validFrom: z.string(),
    years: z.array(z.int()),
    shipped: z.boolean(),
  })
  .openapi('TemplateSummary')
const DefinitionBody = z
  .custom<TemplateDefinition>((value) => typeof value === 'object')
  .openapi('Template', {
    type: 'object',
    description:
      'id, name {da, en}, about?, lineKind offering|organisation, respondents? operators|municipalities, version, validFrom, fields, computed, rules. ' +
      'A field: key, label, unit|null, type quantity|text|date, decimals?, help?, yearOffset? 0|1, min?, max?, allowInterval?, allowUnknown?, total? sum, role? months-covered|reservation. ' +
      'A rule: id, severity info|warning|error, message {da, en} with {found} {expected} {field} {line}, source, validFrom, validTo|null, predicate: ' +
      'required {field}, bounds {field, min?, max?}, ratio {numerator, denominator, min?, max?}, change {field, percent}, zero-after-use {field}, ' +
      'zero-without {field, base}, requires {when, fields}, sum {field, of}, needs-comment {field, when: another predicate}. Numbers are texts: "12.5".',
  })
const FigureBody = z.object({ id: z.string(), text: z.string(), unit: z.string(), label: z.string() }).loose()
const StatisticsBody = z
  .object({
    templateId: z.string(),
    years: z.array(
      z.object({
        year: z.int(),
        totals: z.record(z.string(), z.string()),
        months: z.string().nullable(),
        lines: z.array(
          z.object({
            lineId: z.string(),
            name: z.string(),
            figures: z.record(z.string(), z.string()),
            months: z.string().nullable(),
            reservation: z.string().nullable(),
          }),
        ),
      }),
    ),
    figures: z.record(z.string(), FigureBody),
  })
  .openapi('Statistics')

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const answer = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })

/** The HTTP API of templates and the yearly figures made with them: the same checks as the pages. */
export function templatesApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  addReading(api, appOf)
  addWriting(api, appOf)
  return api
}

function addReading(api: OpenAPIHono, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/templates',
    summary: 'Templates with their newest version and the years they were used',
    responses: { 200: answer(z.object({ templates: z.array(SummaryBody) }), 'The templates') },
  })
  api.openapi(list, async (c) => c.json({ templates: await listTemplateSummaries(appOf(c)) }, 200))

  const one = createRoute({
    method: 'get',
    path: '/templates/{id}',
    summary: 'One version of a template; the newest without `version`',
    request: { params: Id, query: z.object({ version: z.coerce.number().int().positive().max(1_000_000).optional() }) },
    responses: { 200: answer(DefinitionBody, 'The definition'), ...problems(400, 404) },
  })
  api.openapi(one, async (c) => {
    const { definition } = await getTemplate(appOf(c), c.req.valid('param').id, c.req.valid('query').version)
    return c.json(definition, 200)
  })

  const statistics = createRoute({
    method: 'get',
    path: '/templates/{id}/statistics',
    summary: 'The yearly figures of a template whose lines are organisations; the public sees what is published',
    request: { params: Id },
    responses: { 200: answer(StatisticsBody, 'Figures by id, and where they stand'), ...problems(404) },
  })
  api.openapi(statistics, async (c) => {
    const { definition, years, figures } = await getStatistics(appOf(c), c.req.valid('param').id)
    const shown = years.map(({ unpublished: _, ...year }) => year)
    return c.json({ templateId: definition.id, years: shown, figures: { ...figures } }, 200)
  })
}

function addWriting(api: OpenAPIHono, appOf: AppOf): void {
  const save = createRoute({
    method: 'post',
    path: '/templates',
    summary: 'Save a new template, or the next version of one (administrator); `version` is the newest plus one',
    request: { body: { content: json(DefinitionBody), required: true } },
    responses: {
      201: answer(z.object({ id: z.string(), version: z.int() }), 'Saved'),
      ...problems(400, 401, 403, 409, 412),
    },
  })
  api.openapi(save, async (c) => c.json(await saveTemplate(appOf(c), c.req.valid('json')), 201))
}
