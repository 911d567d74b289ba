import type { Page } from '@playwright/test'
import { expectAccessible, expectFitsNarrowScreen } from './support/axe.ts'
import { findIds, type Ids, routePaths, type Visit, visits } from './support/pages.ts'
import { type Person, people, sessionOf } from './support/people.ts'
import { test as base, expect } from './support/test.ts'

// Every page there is, as the one who uses it: for axe on a desktop and on a phone, at 320 px, printed, without an error in
// the browser. Each is loaded once and then made narrow: the program asks for the width in its styles only, never in a
// script, and not for a touch screen.

type Session = Awaited<ReturnType<typeof sessionOf>>

const test = base.extend<object, { ids: Ids; sessions: (person: Person) => Promise<Session> }>({
  ids: [async ({ server }, use) => use(await findIds(server.url)), { scope: 'worker' }],
  sessions: [
    async ({ server }, use) => {
      const known: Partial<Record<Person, Promise<Session>>> = {}
      await use((person) => {
        known[person] ??= sessionOf(server.url, person)
        return known[person]
      })
    },
    { scope: 'worker' },
  ],
})

// A visit changes nothing, so both workers share the list.
test.describe.configure({ mode: 'parallel' })

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
    test(`${route} is usable by everybody (${n + 1}: ${visit.as})`, async ({ page, ids, sessions }) => {
      const faults = listenForFaults(page)
      if (visit.as !== 'visitor') await page.context().addCookies(await sessions(visit.as))
      await visitPage(page, visit, ids)
      await expectAccessible(page)
      await expectPrintable(page)
      await page.setViewportSize({ width: 375, height: 812 })
      await expectAccessible(page)
      await expectFitsNarrowScreen(page)
      expect(faults, 'errors in the browser').toEqual([])
    })
  }
}

async function visitPage(page: Page, { as, at }: Visit, ids: Ids): Promise<void> {
  const answer = await page.goto(at(ids))
  expect(answer?.status(), at(ids)).toBe(at(ids) === '/findes-ikke' ? 404 : 200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/.+ – Rammeværk$|^Rammeværk – .+/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'da')
  if (as !== 'visitor') {
    await expect(page.getByRole('banner').getByRole('link', { name: people[as].name })).toBeVisible()
  }
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
