import type { Page } from '@playwright/test'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { findIds, type Ids, routePaths, type Visit, visits } from './support/pages.ts'
import { becomes } from './support/people.ts'
import { test as base, expect } from './support/test.ts'

// Every page there is, as the one who uses it: for axe, at 320 px, printed, without an error in the browser.

const test = base.extend<object, { ids: Ids }>({
  ids: [async ({ server }, use) => use(await findIds(server.url)), { scope: 'worker' }],
})

test('every address of the program is in the list of visits', () => {
  const known = Object.keys(visits)
  expect(
    routePaths().filter((path) => !known.includes(path)),
    'routes without a visit',
  ).toEqual([])
  expect(
    known.filter((path) => !routePaths().includes(path)),
    'visits without a route',
  ).toEqual([])
})

for (const [route, list] of Object.entries(visits)) {
  for (const [n, visit] of (list === 'no page' ? [] : list).entries()) {
    test(`${route} is usable by everybody (${n + 1}: ${visit.as})`, async ({ page, server, ids, isMobile }) => {
      const faults = listenForFaults(page)
      await visitPage(page, server.url, visit, ids)
      await expectAccessible(page)
      if (isMobile) await expectFitsNarrowScreen(page)
      else await expectPrintable(page)
      expect(faults, 'errors in the browser').toEqual([])
    })
  }
}

async function visitPage(page: Page, origin: string, { as, at }: Visit, ids: Ids): Promise<void> {
  await becomes(page, as, origin)
  const answer = await page.goto(at(ids))
  expect(answer?.status(), at(ids)).toBe(at(ids) === '/findes-ikke' ? 404 : 200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/.+ – Rammeværk$|^Rammeværk – .+/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'da')
}

/** Uncaught errors, failed hydration, refusals of the content policy: the browser says them on the console. */
function listenForFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    const isMissingPage = /status of 404/.test(message.text()) && message.location().url === page.url()
    if (['error', 'warning'].includes(message.type()) && !isMissingPage) faults.push(message.text())
  })
  return faults
}

/** On paper stands what stands on the screen, without the frame. */
async function expectPrintable(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Hovedmenu' })).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
}
