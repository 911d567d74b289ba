import { join } from 'node:path'
import { build, type Rollup } from 'vite'

/** The rules as the browser gets them: bundled and made small for it, as one script that sets `verdicts`. */
export async function browserBundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../..'),
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: join(import.meta.dirname, 'verdict-fixture.ts'), formats: ['iife'], name: 'verdicts' },
    },
  })) as Rollup.RollupOutput[]
  const [chunk] = built[0]?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('nothing was bundled')
  return chunk.code
}
