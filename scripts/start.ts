import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { leanEnvironment, leanFlags } from './lean-memory.ts'

// Builds the browser bundle (about a second) and becomes the program, with the same Node.
const root = join(import.meta.dirname, '..')
const build = spawnSync(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
if (build.status !== 0) process.exit(build.status ?? 1)

process.chdir(root)
const main = join(root, 'src/main.ts')
const environment = { ...leanEnvironment, ...process.env }
if (process.platform === 'win32') await import('../src/main.ts')
else process.execve?.(process.execPath, [process.execPath, ...leanFlags, main], environment)
