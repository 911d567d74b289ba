import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, type FieldError, isAppError, type Sentence } from '#platform/errors.ts'
import type { Log } from '#platform/log.ts'

/** RFC 9457 problem details. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  errors?: Required<Pick<FieldError, 'path' | 'code' | 'message'>>[]
}

/** Translates whatever was thrown under /api into problem details; a bug shows nothing but its request id. */
export function apiProblem(thrown: unknown, c: Context, sentence: Sentence, log: Log): Response {
  // Hono says so itself when a body is no JSON, or is not called that.
  const noJson = thrown instanceof HTTPException && [400, 415].includes(thrown.status)
  const error = noJson ? new AppError('invalid', 'web.notJson', { field: 'body' }) : thrown
  const requestId = String(c.get('requestId') ?? '')
  if (!isAppError(error)) {
    log.error('api failed', {
      requestId,
      path: c.req.path,
      error: error instanceof Error ? error.stack : String(error),
    })
    return problem({
      type: 'about:blank',
      title: 'internal',
      status: 500,
      detail: sentence('web.internal', { requestId }),
    })
  }
  const { fields, field, params, data } = error.details
  const places = fields ?? (field ? [{ path: field, code: error.code, params }] : [])
  const errors = places.map((one) => ({
    path: one.path,
    code: one.code,
    message: one.message ?? sentence(one.code, one.params),
  }))
  return problem(
    {
      type: `/metode/fejl#${error.code}`,
      title: error.kind,
      status: error.status,
      detail: sentence(error.code, params),
      ...(errors.length > 0 ? { errors } : {}),
    },
    data,
  )
}

function problem(body: Problem, extra?: unknown): Response {
  const whole = extra && typeof extra === 'object' ? { ...body, ...extra } : body
  return new Response(JSON.stringify(whole), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
