import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { leanEnvironment, leanFlags } from '../../scripts/lean-memory.ts'
import { freePort } from '../../src/testing/free-port.ts'

const root = path.join(import.meta.dirname, '..', '..')

/** The built program, running. */
export type RunningServer = {
  url: string
  pid: number
  /** Folder of the embedded database; survives `kill`, so that the program can be started on it again. */
  dataFolder: string
  /** Everything it has printed so far: the one-time link of the first administrator is in it. */
  printed(): string
  /** Ends it at once, as a power cut does (kill -9). */
  kill(): Promise<void>
  /** Ends it as an operator does; its folder stays. */
  end(): Promise<void>
  /** Ends it and deletes its folder. */
  stop(): Promise<void>
}

/**
 * Starts the built program (`react-router build` first) on a free port and waits until it is ready.
 *
 * @param options.env - variables of the program, e.g. RAMMEVAERK_DEMO or SMTP_URL
 * @param options.port - where an address must be known before the start; a free one by default
 * @param options.dataFolder - an existing folder to start on again; a new temporary one by default
 */
export async function startServer(
  options: { env?: Record<string, string>; dataFolder?: string; port?: number } = {},
): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'rammevaerk-e2e-')))
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...leanFlags, 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...plainEnvironment(),
      ...leanEnvironment,
      PORT: String(port),
      BASE_URL: url,
      RAMMEVAERK_DATA: dataFolder,
      ...options.env,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)

  const kill = async (signal: NodeJS.Signals) => {
    process.off('exit', endWithUs)
    await ended(child, signal)
  }
  const server: RunningServer = {
    url,
    pid: child.pid ?? 0,
    dataFolder,
    printed: () => text,
    kill: () => kill('SIGKILL'),
    end: () => kill('SIGTERM'),
    stop: async () => {
      await kill('SIGTERM')
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  try {
    await ready(server, child)
  } catch (error) {
    await server.kill()
    throw error
  }
  return server
}

/** The environment of the machine without settings of the program that a developer may have set. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = /^(PORT|DATABASE_URL|RAMMEVAERK_.*|BASE_URL|SMTP_URL|MAIL_FROM|OIDC_.*|LOG_LEVEL)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

async function ready(server: RunningServer, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 180_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(`${server.url}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`The program did not become ready. It printed:\n${server.printed().slice(-4000)}`)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await exit
  clearTimeout(patience)
}
