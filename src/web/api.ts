import { OpenAPIHono } from '@hono/zod-openapi'

import type { AppOf } from '#platform/http/api.ts'

/** The HTTP API of all rooms under /api/v1, and its description at /api/openapi.json. */
export function createApi(_appOf: AppOf): OpenAPIHono {
  const api = new OpenAPIHono()
  return api
}
