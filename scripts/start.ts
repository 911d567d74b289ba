import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// Builds the browser bundle (about a second) and starts the program with the same Node.
const root = join(import.meta.dirname, '..')
const build = spawnSync(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
if (build.status !== 0) process.exit(build.status ?? 1)

process.chdir(root)
await import('../src/main.ts')
