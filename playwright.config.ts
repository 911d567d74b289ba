import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './e2e/support/browser.ts'

const browser = await findBrowser()

// Journeys that a narrow window could break run twice: on a desktop and on a phone. The rest run once, and so does the visit
// of every page, which looks at it at each width itself.
// Each worker has a server and a database of its own, a copy of what the global setup loads once.
const once = ['**/faults/**', '**/*.once.spec.ts']
const pages = '**/pages.spec.ts'
const desktop = { viewport: { width: 1280, height: 800 } }
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/template.ts',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // What hangs ends. A machine a third as fast, or one with other work, still passes.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    screenshot: 'only-on-failure',
    // Recording each page as it changes costs more than the journeys themselves, so it is asked for: E2E_TRACE=1.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browser.executablePath,
      args: browserFlags,
      env: { ...process.env, ...browser.env } as Record<string, string>,
    },
  },
  projects: [
    { name: 'once', testMatch: once },
    { name: 'pages', testMatch: pages, use: desktop },
    { name: 'desktop', testIgnore: [...once, pages], use: desktop },
    {
      name: 'phone',
      testIgnore: [...once, pages],
      use: { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true },
    },
  ],
})
