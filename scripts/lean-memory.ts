import { join } from 'node:path'

/**
 * How the program is started to be up soon and to stay small: a small nursery for short-lived objects and two areas for native
 * memory, measured by `npm run bench -- memory`. 512 MB of objects is ample: rows are read page by page.
 */
export const leanFlags = ['--max-semi-space-size=4', '--max-old-space-size=512']

/** glibc otherwise keeps an area per thread and seldom gives it back; compiled code is kept from start to start. */
export const leanEnvironment = {
  NODE_ENV: 'production',
  MALLOC_ARENA_MAX: '2',
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/rammevaerk'),
}
