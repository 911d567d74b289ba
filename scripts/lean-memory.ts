/**
 * How the program is started to stay small: a small nursery for short-lived objects and two areas for native
 * memory, measured by `npm run bench -- memory`. 512 MB of objects is ample: rows are read page by page.
 */
export const leanFlags = ['--max-semi-space-size=4', '--max-old-space-size=512']

/** glibc otherwise keeps an area per thread and seldom gives it back. */
export const leanEnvironment = { MALLOC_ARENA_MAX: '2' }
