import type { Context } from 'hono'
import type { App } from '#platform/app.ts'

/** Who asks, for one request of the API. */
export type AppOf = (c: Context) => App
