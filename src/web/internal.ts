import { timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '#platform/errors.ts'

/** Runs one command line in the open database of this server. */
export type RunCommand = (args: string[], stdin: string) => Promise<{ code: number; stdout: string; stderr: string }>

const CommandLine = z.object({ args: z.array(z.string()).min(1).max(100), stdin: z.string().max(1_000_000) })

export type InternalCommands = { token: string; run: RunCommand }

/**
 * `POST /internal/cli`: commands of the same machine, for the owner of the data folder alone. The token is
 * in the lock file that only they can read; a request from elsewhere, or through a proxy, finds nothing here.
 */
export function internalCommands({ token, run }: InternalCommands) {
  const internal = new Hono<{ Bindings: Partial<HttpBindings> }>()
  internal.post('/internal/cli', async (c) => {
    const from = c.env.incoming?.socket.remoteAddress ?? ''
    const isHere = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from)
    const isDirect = !c.req.header('x-forwarded-for') && !c.req.header('forwarded')
    const known = sameSecret(c.req.header('authorization') ?? '', `Bearer ${token}`)
    if (!isHere || !isDirect || !known) throw new AppError('notFound', 'web.notFound')
    const line = CommandLine.safeParse(await c.req.json())
    if (!line.success) throw new AppError('invalid', 'web.badInput', { params: { expected: 'args, stdin' } })
    return c.json(await run(line.data.args, line.data.stdin))
  })
  return internal
}

function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
