import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { App } from '#platform/app.ts'
import { AppError } from '#platform/errors.ts'

/** Who asks, for one request of the API. */
export type AppOf = (c: Context) => App

/** A room's part of the API. Input that does not fit its schema is refused with every fault at its path. */
export function apiRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw badInput(result.error)
    },
  })
}

/**
 * What a schema makes of input that no route's own schema covers, such as a body together with its `If-Match`.
 *
 * @throws AppError invalid web.badInput with every fault at its path
 */
export function fitting<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (!result.success) throw badInput(result.error)
  return result.data
}

function badInput(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): AppError {
  const fields = error.issues.map((issue) => ({
    path: issue.path
      .map(String)
      .join('.')
      .replace(/\.(\d+)(?=\.|$)/g, '[$1]'),
    code: issue.message.includes('.') && !issue.message.includes(' ') ? issue.message : 'web.badInput',
    params: { expected: issue.message },
  }))
  return new AppError('invalid', 'web.badInput', { fields, params: { expected: fields[0]?.path ?? '' } })
}

/** RFC 9457 problem details, as every refusal of the API reads. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

/** The refusals an operation can answer with, for its OpenAPI description. */
export function problems(...statuses: (400 | 401 | 403 | 404 | 409 | 412 | 413 | 429)[]) {
  const content = { 'application/problem+json': { schema: ProblemSchema } }
  return Object.fromEntries(statuses.map((status) => [status, { description: descriptions[status], content }]))
}

const descriptions = {
  400: 'Something in the request is wrong; `errors` says where and what would be right',
  401: 'Log in or send a token',
  403: 'Not allowed for this user or this token',
  404: 'Not found, or not visible to this user',
  409: 'In conflict with what is stored',
  412: 'A newer version exists; the answer carries it',
  413: 'Too large',
  429: 'Too many attempts; wait',
}

/** Which page of a list is asked for: `cursor` is the `next` of the page before. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

/**
 * One page of a list that the service gives whole and in a fixed order; `next` is the id of its last row.
 * @throws AppError invalid web.cursor when no row of the list has the id of the cursor
 */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): { items: Row[]; next: string | null } {
  const from = cursor === undefined ? 0 : rows.findIndex(({ id }) => id === cursor) + 1
  if (cursor !== undefined && from === 0) throw new AppError('invalid', 'web.cursor', { field: 'cursor' })
  const items = rows.slice(from, from + limit)
  return { items, next: from + limit < rows.length ? (items.at(-1)?.id ?? null) : null }
}

/** Version asked for by a write: `If-Match: "3"`. @throws AppError invalid web.ifMatch when it is missing */
export function ifMatch(c: Context): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(c.req.header('if-match') ?? '')
  if (!match) throw new AppError('invalid', 'web.ifMatch', { field: 'If-Match' })
  return Number(match[1])
}
