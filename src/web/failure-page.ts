import { isAppError } from '#platform/errors.ts'
import type { Log } from '#platform/log.ts'
import { sentencesIn } from './sentences.ts'

/**
 * The last answer, when a request fails before it reaches a page: a database that is gone, a change from
 * another site, a body that is too large. Plain HTML without scripts or styles of its own.
 */
export function failurePage(error: unknown, requestId: string, language: 'da' | 'en', log: Log): Response {
  const sentence = sentencesIn(language)
  const refusal = isAppError(error) ? error : undefined
  if (!refusal) log.error('request failed', { requestId, error: error instanceof Error ? error.stack : String(error) })
  const status = refusal?.status ?? 500
  const message = refusal ? sentence(refusal.code, refusal.details.params) : sentence('web.internal', { requestId })
  const title = sentence(titles[status] ?? (refusal ? 'error.409.title' : 'error.500.title'))
  const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} – Rammeværk</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p><p><a href="/">${escapeHtml(sentence('error.home'))}</a></p></main></body></html>`
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...(status === 503 ? { 'retry-after': '10' } : {}) },
  })
}

/** A refusal without words of its own, a body that is too large, is no fault of ours. */
const titles: Record<number, string> = { 403: 'error.403.title', 503: 'error.503.title' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
