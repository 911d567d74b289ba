import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { PublishInput } from './model.ts'
import { getDraft, getEdition, getReportEditions, listReports, publish } from './service.ts'

const Edition = z
  .object({
    number: z.number().int(),
    sha256: z.string().openapi({ description: 'Of document and figures' }),
    publishedAt: z.string(),
    note: z.string().nullable(),
  })
  .openapi('Edition')

const Report = z
  .object({
    id: z.string(),
    kind: z.string(),
    year: z.number().int(),
    title: z.string(),
    ownerId: z.string(),
    edition: z.number().int().nullable().openapi({ description: 'The latest; null before the first' }),
    publishedAt: z.string().nullable(),
  })
  .openapi('Report')

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const ReportId = z.object({ id: z.string() })
const EditionId = ReportId.extend({ number: z.coerce.number().int().positive() })
/** A document or a figure as it was frozen; the shape is the program's own and only grows. */
const Frozen = z.record(z.string(), z.unknown())
const tags = ['reports']

/** Reports and their editions. Reading is public; drafts and publishing are for the secretariat that owns the report. */
export function publishingApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports',
      tags,
      summary: 'Reports with their latest edition',
      responses: { 200: json(z.object({ items: z.array(Report), next: z.null() }), 'All that the reader may see') },
    }),
    async (c) => {
      const items = (await listReports(appOf(c))).map(({ mayWrite: _, ...report }) => report)
      return c.json({ items, next: null }, 200)
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{id}',
      tags,
      summary: 'One report with its editions',
      request: { params: ReportId },
      responses: {
        200: json(z.object({ report: Frozen, moved: z.boolean(), editions: z.array(Edition) }), 'The report'),
        ...problems(404),
      },
    }),
    async (c) => {
      const { report, editions, moved } = await getReportEditions(appOf(c), c.req.valid('param').id)
      return c.json({ report: { ...report }, moved, editions: editions.map(editionOf) }, 200)
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{id}/editions/{number}',
      tags,
      summary: 'A frozen edition: document and every figure with its provenance',
      request: { params: EditionId },
      responses: { 200: json(Frozen, 'The edition'), ...problems(404) },
    }),
    async (c) => {
      const { id, number } = c.req.valid('param')
      const { head, moved, document, figures } = await getEdition(appOf(c), id, number)
      return c.json({ edition: editionOf(head), moved, document, figures }, 200)
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{id}/editions/{number}/figures/{figureId}',
      tags,
      summary: 'One figure of an edition with what it was computed from',
      request: { params: EditionId.extend({ figureId: z.string() }) },
      responses: { 200: json(z.object({ figure: Frozen, inputs: z.array(Frozen) }), 'The figure'), ...problems(404) },
    }),
    async (c) => {
      const { id, number, figureId } = c.req.valid('param')
      const { figures } = await getEdition(appOf(c), id, number)
      const figure = Object.hasOwn(figures, figureId) ? figures[figureId] : undefined
      if (!figure) throw new AppError('notFound', 'publishing.noFigure')
      const inputs = figure.inputs.flatMap((input) => (figures[input] ? [{ ...figures[input] }] : []))
      return c.json({ figure: { ...figure }, inputs }, 200)
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{id}/draft',
      tags,
      summary: 'The report as it would be published now; `sha256` is what publishing it takes',
      request: { params: ReportId },
      responses: { 200: json(Frozen, 'The draft'), ...problems(404) },
    }),
    async (c) => {
      const { sha256, document, figures } = await getDraft(appOf(c), c.req.valid('param').id)
      return c.json({ sha256, document, figures }, 200)
    },
  )

  api.openapi(
    createRoute({
      method: 'post',
      path: '/reports/{id}/editions',
      tags,
      summary: 'Freeze and publish the draft one has seen',
      security: [{ token: [] }],
      request: {
        params: ReportId,
        body: {
          required: true,
          content: { 'application/json': { schema: PublishInput.meta({ id: 'PublishInput' }) } },
        },
      },
      responses: {
        201: json(z.object({ number: z.number().int() }), 'The new edition'),
        ...problems(400, 403, 404, 409, 412),
      },
    }),
    async (c) => c.json({ number: await publish(appOf(c), c.req.valid('param').id, c.req.valid('json')) }, 201),
  )

  return api
}

function editionOf({ number, sha256, publishedAt, note }: z.infer<typeof Edition>): z.infer<typeof Edition> {
  return { number, sha256, publishedAt, note }
}
