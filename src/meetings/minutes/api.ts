import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { mediaTypes } from '#platform/extract/model.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { MinutesFound, SaveMinutes } from './model.ts'
import { getImport, getImports, saveImport, uploadMinutes } from './service.ts'

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) })
const binary = Object.fromEntries(
  Object.values(mediaTypes).map((type) => [type, { schema: z.any().openapi({ type: 'string', format: 'binary' }) }]),
)
const Saved = z
  .object({
    meetings: z.array(
      z.object({
        place: z.int(),
        meetingId: z.string(),
        bodyId: z.string(),
        date: z.string(),
        outcome: z.enum(['added', 'was-there']),
      }),
    ),
  })
  .openapi('SavedMinutes')
const Imported = z
  .object({
    id: z.string(),
    state: z.enum(['review', 'saved']),
    version: z.int(),
    found: MinutesFound,
    bodies: z.array(z.string().nullable()).openapi({ description: 'For each meeting the body its name fits' }),
  })
  .openapi('MinutesImport')
const Choice = SaveMinutes.omit({ version: true })

/** Old minutes over HTTP: read a file, look at what was found, save what is chosen. */
export function minutesApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  api.openapi(
    createRoute({
      method: 'post',
      path: '/minutes-imports',
      summary: 'Read a file of old minutes; the same file gives the same import',
      request: {
        query: z.object({ fileName: z.string().min(1).max(300).optional() }),
        body: { content: binary, required: true },
      },
      responses: {
        200: { description: 'Read before', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
        201: { description: 'Read now', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
        ...problems(400, 401, 403, 413),
      },
    }),
    async (c) => {
      await getImports(appOf(c))
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const mediaType = c.req.header('content-type') ?? ''
      const { id, isNew } = await uploadMinutes(appOf(c), {
        bytes,
        mediaType,
        fileName: c.req.valid('query').fileName ?? 'referat',
      })
      return c.json({ id }, isNew ? 201 : 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/minutes-imports/{id}',
      summary: 'What was found in a file, for review',
      request: { params: Id },
      responses: {
        200: { description: 'The import', content: { 'application/json': { schema: Imported } } },
        ...problems(401, 403, 404),
      },
    }),
    async (c) => {
      const { import: found, proposals } = await getImport(appOf(c), c.req.valid('param').id)
      const { id, state, version } = found
      c.header('etag', `"${version}"`)
      return c.json({ id, state, version, found: found.found.found, bodies: proposals }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/minutes-imports/{id}/saving',
      summary: 'Save the chosen meetings; meetings that are there already stay as they are',
      request: { params: Id, body: { content: { 'application/json': { schema: Choice } }, required: true } },
      responses: {
        200: { description: 'Saved', content: { 'application/json': { schema: Saved } } },
        ...problems(400, 401, 403, 404, 412),
      },
    }),
    async (c) => {
      const choice = { ...c.req.valid('json'), version: ifMatch(c) }
      return c.json({ meetings: await saveImport(appOf(c), c.req.valid('param').id, choice) }, 200)
    },
  )
  return api
}
