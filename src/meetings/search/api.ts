import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { clauseVerbs, outcomeKinds } from '../model.ts'
import { type HitCursor, hitKinds, hitParts } from './model.ts'
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
  hits: z.number().int().openapi({ description: 'Records found that the reader may see; counted up to 1,000' }),
  atLeast: z.boolean().openapi({ description: 'True: there are more than `hits`' }),
  more: z.boolean().openapi({ description: 'More were found than the 500 that are ranked; narrow the search' }),
  kinds: z.partialRecord(z.enum(hitKinds), z.number().int()).openapi({ description: 'Whatever kind is asked for' }),
  kindsAtLeast: z
    .boolean()
    .openapi({ description: 'True: there are at least so many of each kind; counted are the newest records' }),
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
    .max(300, 'search.cursorWrong')
    .transform((text, context) => {
      const read = readCursor(text)
      if (!read) context.addIssue({ code: 'custom', message: 'search.cursorWrong' })
      return read
    })
    .optional()
    .openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

const cursorOf = z.object({
  rank: z.number(),
  day: z.iso.date().nullable(),
  kind: z.enum(hitKinds),
  record: z.string().max(200),
})

/** A page is asked for by the last hit of the one before, so that nothing is shown twice when something new is found. */
const writeCursor = ({ rank, day, kind, record }: HitCursor) =>
  Buffer.from(JSON.stringify([rank, day, kind, record])).toString('base64url')

function readCursor(text: string): HitCursor | undefined {
  try {
    const [rank, day, kind, record] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    return cursorOf.safeParse({ rank, day, kind, record }).data
  } catch {
    return undefined
  }
}

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
      const { cursor: after, limit: size, ...asked } = c.req.valid('query')
      const { rows, next, ...found } = await searchMeetings(appOf(c), asked, { after, size })
      return c.json({ ...found, items: rows, next: next && writeCursor(next) }, 200)
    },
  )
  return api
}
