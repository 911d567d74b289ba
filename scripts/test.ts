// npm test: every check of the program, one after the other, none skipped because an earlier one failed.
// `npm test -- unit pglite` runs only the steps named. The last line is `N passed, N failed`.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { leanEnvironment } from './lean-memory.ts'
import { type Count, countPlaywright, countVitest } from './test-reports.ts'

type Step = {
  name: string
  commands: string[][]
  /** Counts the tests in the report the commands wrote; without it the step is one check. */
  count?: (report: string) => Count | undefined
}
type Outcome = Count & { name: string; seconds: number }

const root = path.join(import.meta.dirname, '..')
const reports = mkdtempSync(path.join(tmpdir(), 'rammevaerk-test-'))
// What hangs ends, and a slow machine still comes through.
const patience = 60 * 60_000

const vitest = (project: string): Step => ({
  name: project,
  commands: [
    [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report(project)}`,
    ],
  ],
  count: countVitest,
})

const steps: Step[] = [
  {
    name: 'types',
    commands: [['tsc', '--noEmit', '-p', '.']],
  },
  { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '.']] },
  vitest('architecture'),
  { name: 'knip', commands: [['knip']] },
  vitest('unit'),
  vitest('pglite'),
  vitest('postgres'),
  { name: 'build', commands: [['react-router', 'build']] },
  { name: 'browser', commands: [['playwright', 'test']], count: countPlaywright },
]

let running: ChildProcess | undefined
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
process.exitCode = await main(process.argv.slice(2))

async function main(named: string[]): Promise<number> {
  const unknown = named.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`No step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`)
    return 2
  }
  const outcomes: Outcome[] = []
  for (const step of steps) {
    if (interrupted || (named.length > 0 && !named.includes(step.name))) continue
    console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`)
    outcomes.push(await run(step))
  }
  return summarise(outcomes)
}

async function run(step: Step): Promise<Outcome> {
  const started = performance.now()
  let ok = true
  for (const command of step.commands) ok = ok && (await succeeds(step, command))
  const seconds = (performance.now() - started) / 1000
  return { name: step.name, seconds, ...judge(step, ok) }
}

/** A step that ran no test, or that broke outside its tests, has failed. */
function judge(step: Step, ok: boolean): Count {
  if (!step.count) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  const { passed, failed } = step.count(report(step.name)) ?? { passed: 0, failed: 0 }
  const broke = failed === 0 && (!ok || passed === 0)
  return { passed, failed: failed + (broke ? 1 : 0) }
}

/** Runs one command in a process group of its own, so that what it started ends with it. */
function succeeds(step: Step, [program = '', ...args]: string[]): Promise<boolean> {
  const PATH = [path.join(root, 'node_modules', '.bin'), path.dirname(process.execPath), process.env.PATH].join(
    path.delimiter,
  )
  const env = {
    ...process.env,
    PATH,
    CI: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: report(step.name),
    // Each of the several hundred processes of a run would otherwise compile the same packages anew.
    NODE_COMPILE_CACHE: leanEnvironment.NODE_COMPILE_CACHE,
  }
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  running = child

  return new Promise((resolve) => {
    const overdue = setTimeout(() => {
      console.error(`${step.name} took more than ${patience / 60_000} minutes and was ended`)
      end(child, 'SIGKILL')
    }, patience)
    const ended = (ok: boolean) => {
      clearTimeout(overdue)
      running = undefined
      resolve(ok)
    }
    child.on('error', (error) => {
      console.error(error.message)
      ended(false)
    })
    child.on('exit', (code) => ended(code === 0))
  })
}

function interrupt() {
  if (interrupted && running) end(running, 'SIGKILL')
  else if (running) end(running, 'SIGINT')
  interrupted = true
}

function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // it ended by itself meanwhile
  }
}

function report(name: string): string {
  return path.join(reports, `${name}.json`)
}

function summarise(outcomes: Outcome[]): number {
  const sum = (key: 'passed' | 'failed' | 'seconds') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  console.log(`\n${'─'.repeat(64)}`)
  for (const { name, passed, failed, seconds } of outcomes) {
    const state = failed === 0 ? 'ok    ' : 'FAILED'
    console.log(`${state} ${name.padEnd(14)} ${passed} passed, ${failed} failed  (${seconds.toFixed(1)} s)`)
  }
  if (interrupted) console.log('Interrupted: the remaining steps did not run')
  console.log(`Time: ${Math.round(sum('seconds'))} s`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return interrupted || outcomes.length === 0 || sum('failed') > 0 ? 1 : 0
}
