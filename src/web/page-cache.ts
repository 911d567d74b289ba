import { casesAbout } from '#meetings/index.ts'
import type { App } from '#platform/app.ts'
import { getEditionHead } from '#publishing/index.ts'

/** Secrets of one answer that stand in its page, and must be another's own in the next. */
export type AnswerMarks = { nonce: string; requestId: string }

type Page = {
  state: string
  parts: Uint8Array[]
  marks: (keyof AnswerMarks)[]
  bytes: number
  headers: [string, string][]
}

const address = /^\/rapporter\/([a-z0-9-]{1,80})(?:\/udgave\/([1-9]\d{0,5}))?$/
const mostBytes = 32 * 1024 * 1024

/**
 * Keeps rendered pages of published editions for visitors who are not logged in: the same page for everybody
 * but for its nonce and request id, which are put in anew. Before every answer the database is asked which edition
 * is the one, whether its inputs moved and which cases mention it, so that all of that is seen at once.
 */
export function createPageCache(limit = mostBytes) {
  const pages = new Map<string, Page>()
  const states = new Map<string, (asker: App) => Promise<string>>()

  function stateOf(path: string, app: App): Promise<string> {
    const [, reportId = '', number] = address.exec(path) ?? []
    let ask = states.get(path)
    if (!ask) {
      ask = togetherWithLater(async (asker: App) => {
        const { head, editions, moved } = await getEditionHead(asker, reportId, number ? Number(number) : undefined)
        const cases = await casesAbout(asker, { kind: 'report', recordId: reportId })
        return [head.id, editions[0]?.id, moved, ...cases.map(({ id, version }) => `${id} ${version}`)].join(' ')
      })
      states.set(path, ask)
      if (states.size > 1000) states.delete(states.keys().next().value ?? '')
    }
    return ask(app)
  }

  function keep(key: string, page: Page) {
    pages.delete(key)
    pages.set(key, page)
    let total = [...pages.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    for (const [oldest, { bytes }] of pages) {
      if (total <= limit) break
      pages.delete(oldest)
      total -= bytes
    }
  }

  /** The kept page, or what `render` answers; only an answer with status 200 is kept. */
  return async function answer(request: Request, app: App, marks: AnswerMarks, render: () => Promise<Response>) {
    const { pathname } = new URL(request.url)
    if (!isPlainReading(request)) return render()
    const state = await stateOf(pathname, app).catch(() => undefined)
    if (state === undefined) return render()

    const key = `${pathname} ${app.actor.language}`
    const found = pages.get(key)
    if (found?.state === state) {
      keep(key, found)
      return respond(found, marks)
    }
    const response = await render()
    if (response.status !== 200 || response.headers.has('set-cookie')) return response
    const page = split(await response.text(), state, marks, [...response.headers])
    keep(key, page)
    return respond(page, marks)
  }
}

/** A visitor without log-in who asks for an edition and nothing special of it. */
function isPlainReading(request: Request): boolean {
  const { pathname, search } = new URL(request.url)
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim().split('=')[0])
  const onlyLanguage = cookies.every((name) => name === '' || name === 'sprog')
  const anonymous = onlyLanguage && !request.headers.has('authorization')
  return request.method === 'GET' && search === '' && anonymous && address.test(pathname)
}

function split(html: string, state: string, marks: AnswerMarks, headers: [string, string][]): Page {
  const names = new Map(Object.entries(marks).map(([name, text]) => [text, name as keyof AnswerMarks]))
  const pattern = new RegExp(`(${[...names.keys()].map(literal).join('|')})`)
  const pieces = html.split(pattern)
  const encoder = new TextEncoder()
  const parts = pieces.filter((_, at) => at % 2 === 0).map((text) => encoder.encode(text))
  const found = pieces.filter((_, at) => at % 2 === 1).flatMap((text) => names.get(text) ?? [])
  return { state, parts, marks: found, bytes: parts.reduce((sum, part) => sum + part.length, 0), headers }
}

function literal(text: string): string {
  return text.replace(/[^\w]/g, '\\$&')
}

function respond({ parts, marks, headers }: Page, own: AnswerMarks): Response {
  const pieces = parts.flatMap((part, at) => {
    const mark = marks[at]
    return mark ? [part, Buffer.from(own[mark])] : [part]
  })
  return new Response(Buffer.concat(pieces), { status: 200, headers })
}

/**
 * Asks once for all who wait: whoever comes while a question is under way waits for the next one, so no answer is
 * older than its asker.
 */
export function togetherWithLater<In, Out>(ask: (input: In) => Promise<Out>): (input: In) => Promise<Out> {
  let running: Promise<Out> | undefined
  let next: Promise<Out> | undefined
  const start = (input: In) => {
    const mine = ask(input).finally(() => {
      if (running === mine) running = undefined
    })
    running = mine
    return mine
  }
  return (input) => {
    if (!running) return start(input)
    const after = () => {
      next = undefined
      return start(input)
    }
    next ??= running.then(after, after)
    return next
  }
}
