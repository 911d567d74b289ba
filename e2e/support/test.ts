import { test as base } from '@playwright/test'
import { type RunningServer, startServer } from './server.ts'
import { demoFolder } from './template.ts'

export { expect } from '@playwright/test'

/**
 * Use in place of Playwright's `test`: each worker has the built program running on an embedded database
 * with the demo content, as `server`, and `page.goto('/')` leads to it.
 */
export const test = base.extend<object, { server: RunningServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer({ dataFolder: await demoFolder(), env: { RAMMEVAERK_DEMO: '1' } })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
})
