import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { getVersion, getVersions } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const ofCase = z.object({ id: z.string().max(80) })
const listed = z
  .looseObject({ number: z.int(), replacedAt: z.string().nullable(), sentTo: z.array(z.looseObject({})) })
  .openapi('CaseVersion')
const view = z
  .looseObject({
    version: z.looseObject({ number: z.int(), title: z.string() }),
    parts: z.array(z.looseObject({ part: z.string(), isChanged: z.boolean() })),
  })
  .openapi('CaseVersionView')

/** The part of the HTTP API about versions of a case. */
export function versionsApi(appOf: AppOf) {
  const api = apiRouter()
  const list = createRoute({
    method: 'get',
    path: '/cases/{id}/versions',
    summary: 'The versions of a case the reader may see, the latest first, with whom each was sent to',
    request: { params: ofCase },
    responses: {
      200: {
        description: 'Versions',
        content: json(z.object({ items: z.array(listed), next: z.string().nullable() })),
      },
      ...problems(404),
    },
  })
  api.openapi(list, async (c) => {
    return c.json({ items: await getVersions(appOf(c), c.req.valid('param').id), next: null }, 200)
  })
  const one = createRoute({
    method: 'get',
    path: '/cases/{id}/versions/{number}',
    summary: 'A version of a case with what has changed from it to the text that stands',
    request: { params: ofCase.extend({ number: z.coerce.number() }) },
    responses: { 200: { description: 'The version', content: json(view) }, ...problems(400, 404) },
  })
  api.openapi(one, async (c) => {
    const { id, number } = c.req.valid('param')
    return c.json(await getVersion(appOf(c), id, number), 200)
  })
  return api
}
