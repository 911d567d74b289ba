import { randomBytes, randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { AppError } from '#platform/errors.ts'

export type RequestVariables = { nonce: string; requestId: string }

/**
 * Headers of every answer. Scripts run only with this answer's nonce; nothing is framed, nothing is
 * loaded from elsewhere. Style attributes are refused too: all looks are in the style sheet.
 */
export function secureHeaders(isHttps: boolean): MiddlewareHandler<{ Variables: RequestVariables }> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    c.set('requestId', randomUUID())
    await next()
    const headers = c.res.headers
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy(nonce, isHttps))
    // What a page holds is its reader's; who may keep it longer says so.
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    headers.set('x-request-id', c.get('requestId'))
    if (isHttps) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
}

export function contentPolicy(nonce: string, isHttps: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site sends through the user's browser, with a cookie or to plant one
 * (log-in). Browsers say where a request comes from (Sec-Fetch-Site, Origin); a change that says nothing
 * comes from a program, and is refused when it carries a cookie.
 */
export function sameSiteChangesOnly(origins: (request: Request) => string[]): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw
    const isFromBrowser = ['cookie', 'origin', 'sec-fetch-site'].some((name) => request.headers.has(name))
    if (!safeMethods.has(request.method) && isFromBrowser && !comesFromHere(request, origins(request))) {
      throw new AppError('forbidden', 'web.crossSite')
    }
    await next()
  }
}

function comesFromHere(request: Request, allowed: string[]): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = request.headers.get('origin')
  if (origin !== null) return allowed.includes(origin)
  return site === 'same-origin'
}
