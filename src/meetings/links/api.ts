import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { linkKinds } from '../model.ts'
import { aboutRecord } from './model.ts'
import { getLinks, linkCase, unlinkCase } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const ofCase = z.object({ id: z.string() })
const shown = z
  .object({ kind: z.enum(linkKinds), recordId: z.string(), label: z.string(), href: z.string().nullable() })
  .openapi('CaseLink')

const routes = {
  list: createRoute({
    method: 'get',
    path: '/cases/{id}/links',
    summary: 'What a case concerns, by the names of today',
    request: { params: ofCase },
    responses: {
      200: { description: 'Links', content: json(z.object({ items: z.array(shown), next: z.null() })) },
      ...problems(404),
    },
  }),
  add: createRoute({
    method: 'post',
    path: '/cases/{id}/links',
    summary:
      'Say what a case concerns: a facility, an offering, a target group, a round, a published report, an initiative',
    request: { params: ofCase, body: { required: true, content: json(aboutRecord) } },
    responses: {
      201: { description: 'Linked', content: json(z.object({ id: z.string() })) },
      ...problems(400, 401, 403, 404),
    },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/cases/{id}/links/{kind}/{recordId}',
    summary: 'Take a link off a case',
    request: { params: ofCase.extend({ kind: z.enum(linkKinds), recordId: z.string() }) },
    responses: {
      200: { description: 'Removed', content: json(z.object({ id: z.string() })) },
      ...problems(400, 401, 403, 404),
    },
  }),
}

/** The part of the HTTP API about what a case concerns. */
export function linksApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.list, async (c) =>
    c.json({ items: await getLinks(appOf(c), c.req.valid('param').id), next: null }, 200),
  )
  api.openapi(routes.add, async (c) => {
    const caseId = c.req.valid('param').id
    await linkCase(appOf(c), { caseId, about: c.req.valid('json') })
    return c.json({ id: caseId }, 201)
  })
  api.openapi(routes.remove, async (c) => {
    const { id: caseId, ...about } = c.req.valid('param')
    await unlinkCase(appOf(c), { caseId, about })
    return c.json({ id: caseId }, 200)
  })
  return api
}
