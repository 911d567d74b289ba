import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '#platform/errors.ts'
import { maximumBytes, maximumMegabytes } from '#platform/file-limits.ts'

const megabyte = 1024 * 1024
/** Whoever sends it, also without login: room for the largest workbook (10 MB) and no more. */
const usualMegabytes = 12
/** What a form carries around its file. A file a little too large still reaches its form, which answers at its field. */
const formBytes = 2 * megabyte
/** Files of this size are held in memory while they are checked; more of them at once wait. */
const atOnce = 2

/** Where whole files are taken: attachments of a case or an item, old minutes. */
const filePaths = [
  /^\/sager\/[^/]+\/rediger(\.data)?$/,
  /^\/moeder\/[^/]+\/dagsorden\/[^/]+$/,
  /^\/moeder\/import(\.data)?$/,
  /^\/api\/v1\/minutes-imports$/,
  /^\/api\/v1\/cases\/[^/]+\/attachments$/,
  /^\/api\/v1\/meetings\/[^/]+\/items\/[^/]+\/attachments$/,
]

/** How much may be sent: to places that take files the largest file, elsewhere much less. */
export function bodyLimits(): MiddlewareHandler {
  const usual = bodyLimit({ maxSize: usualMegabytes * megabyte, onError: refuse(usualMegabytes) })
  const files = bodyLimit({ maxSize: maximumBytes + formBytes, onError: refuse(maximumMegabytes) })
  const inTurn = gate(atOnce)
  return (c, next) => {
    if (!filePaths.some((path) => path.test(c.req.path))) return usual(c, next)
    return isLarge(c) ? inTurn(() => files(c, next)) : files(c, next)
  }
}

/** Without a length it may be anything. */
function isLarge(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false
  const length = c.req.header('content-length')
  return length === undefined || Number(length) > usualMegabytes * megabyte
}

function refuse(limit: number) {
  return (): never => {
    throw new AppError('tooLarge', 'web.tooLarge', { params: { limit } })
  }
}

/** Lets so many works run at a time; the others wait in the order they came. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
