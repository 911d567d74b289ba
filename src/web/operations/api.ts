import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { getHistory } from './service.ts'

const AuditEntryResource = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    userId: z.string().nullable(),
    userName: z.string().nullable(),
    system: z.string().nullable(),
    table: z.string(),
    record: z.string(),
    label: z.string().nullable(),
    action: z.enum(['insert', 'update', 'delete']),
    changes: z.array(z.object({ field: z.string(), from: z.any(), to: z.any() })),
  })
  .openapi('AuditEntry')

const route = createRoute({
  method: 'get',
  path: '/audit',
  summary: 'The history of a record: who changed which field from what to what',
  request: {
    query: z.object({
      table: z.string().max(63).optional(),
      record: z.string().max(400).optional(),
      cursor: z.coerce.number().int().positive().optional().openapi({ description: '`next` of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: {
      description: 'Newest first; administrators see all, others what concerns their organisation or what they did',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(AuditEntryResource), next: z.number().int().nullable() }),
        },
      },
    },
    ...problems(400, 401),
  },
})

/** The audit trail over HTTP; needs a log-in or a token. */
export function operationsApi(appOf: AppOf) {
  return apiRouter().openapi(route, async (c) => {
    const { table, record, cursor, limit } = c.req.valid('query')
    const { entries, next } = await getHistory(appOf(c), { table, record, before: cursor, limit })
    return c.json({ items: entries, next }, 200)
  })
}
