import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { appContext } from '#ui/context.ts'

const timeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, log } = context.get(appContext)
  const agent = request.headers.get('user-agent')
  const ready = agent && isbot(agent) ? 'onAllReady' : 'onShellReady'

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        [ready]() {
          const body = new PassThrough()
          headers.set('content-type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          log.error('page render failed', { path: new URL(request.url).pathname, error: String(error) })
        },
      },
    )
    setTimeout(abort, timeout).unref()
  })
}

/** Bugs only: refusals are answers and were translated before they came here. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
) {
  if (request.signal.aborted) return
  const { log, actor } = context.get(appContext)
  log.error('page failed', {
    requestId: actor.requestId,
    path: new URL(request.url).pathname,
    error: error instanceof Error ? error.stack : String(error),
  })
}
