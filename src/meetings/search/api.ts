import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { clauseVerbs, outcomeKinds } from '../model.ts'
import { hitKinds, hitParts } from './model.ts'
import { searchMeetings } from './service.ts'

const SearchHit = z
  .object({
    kind: z.enum(hitKinds),
    recordId: z.string(),
    caseId: z.string().nullable(),
    meetingId: z.string().nullable(),
    fileId: z.string().nullable(),
    title: z.string(),
    day: z.string().nullable(),
    bodies: z.array(z.string()),
    part: z.enum(hitParts),
    page: z.number().int().nullable(),
    fragment: z.array(z.object({ text: z.string(), hit: z.boolean() })).openapi({
      description: 'Plain text; `hit` marks the words that were searched for',
    }),
  })
  .openapi('SearchHit')

const Answer = z.object({
  hits: z.number().int().openapi({ description: 'Records found that the reader may see' }),
  more: z.boolean().openapi({ description: 'More were found than are ranked; narrow the search' }),
  kinds: z.partialRecord(z.enum(hitKinds), z.number().int()),
  items: z.array(SearchHit),
  next: z.string().nullable(),
})

const query = z.object({
  q: z.string().trim().min(1, 'search.empty').max(200, 'search.tooLong').openapi({
    description:
      'Words; each is also found at the beginning of longer ones. "A phrase" in quotation marks; -word must be missing',
  }),
  kind: z.enum(hitKinds).optional(),
  body: z.string().max(80).optional(),
  year: z.coerce.number().int().min(1970).max(2200).optional(),
  verb: z.enum(clauseVerbs).optional(),
  outcome: z.enum(outcomeKinds).optional(),
  targetGroup: z.string().max(80).optional(),
  facility: z.string().max(80).optional(),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'search.cursorWrong')
    .optional()
    .openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

/** Search in cases, meetings and reports over HTTP; as everywhere, only what the reader may see is found or counted. */
export function searchApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  api.openapi(
    createRoute({
      method: 'get',
      path: '/search',
      tags: ['meetings'],
      summary: 'Search cases, items, attachments, decisions, minutes, follow-ups and reports',
      request: { query },
      responses: {
        200: { description: 'One page of hits, the best first', content: { 'application/json': { schema: Answer } } },
        ...problems(400),
      },
    }),
    async (c) => {
      const { cursor = '1', limit, ...asked } = c.req.valid('query')
      const page = Number(cursor)
      const { rows, ...found } = await searchMeetings(appOf(c), asked, page, limit)
      const next = rows.length === limit && page * limit < found.hits ? String(page + 1) : null
      return c.json({ ...found, items: rows, next }, 200)
    },
  )
  return api
}
