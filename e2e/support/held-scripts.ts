import type { Page } from '@playwright/test'

/**
 * Opens a page whose scripts are on their way for as long as one likes, as on a slow line or machine.
 * @returns lets the scripts arrive, and waits until they have
 */
export async function openBeforeScripts(page: Page, path: string): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  return async () => {
    release()
    await page.waitForLoadState('networkidle')
    await page.unroute('**/*.js')
  }
}
