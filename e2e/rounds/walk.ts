import type { APIRequestContext, Browser, Locator, Page } from '@playwright/test'
import { expectAccessible, expectFitsNarrowScreen } from '../support/axe.ts'
import { type Hands, keyboard, pointer } from '../support/hands.ts'
import { tabTo } from '../support/keyboard.ts'
import { personAt } from '../support/people.ts'
import { approve, fill, handIn, openRound } from '../support/rounds.ts'
import { test as base, expect } from '../support/test.ts'

export { expect } from '../support/test.ts'

/** What a journey is walked with. */
export type Walk = {
  page: Page
  hands: Hands
  hasKeyboardOnly: boolean
  origin: string
  browser: Browser
  nextYear: () => number
}

/** With a fixture of their own these journeys get a worker, and so a database, of their own: their many rounds disturb no other. */
const test = base.extend<object, { nextYear: () => number }>({
  nextYear: [
    async ({}, use) => {
      let year = 2026
      await use(() => ++year)
    },
    { scope: 'worker' },
  ],
})

/** A journey with a pointer, where its file is run at both widths also on a phone, and with the keyboard alone. */
export function journey(title: string, walk: (walk: Walk) => Promise<void>): void {
  test(title, async ({ page, server, browser, nextYear }) => {
    await walk({ page, hands: pointer(page), hasKeyboardOnly: false, origin: server.url, browser, nextYear })
  })
  test(`${title}, with the keyboard alone`, async ({ page, server, browser, nextYear, isMobile }) => {
    // biome-ignore lint/suspicious/noSkippedTests: it is walked on the desktop
    test.skip(isMobile, 'a phone has none')
    await walk({ page, hands: keyboard(page), hasKeyboardOnly: true, origin: server.url, browser, nextYear })
  })
}

const mine = 'Region Nordjylland'

/** A year that is approved with these places everywhere, when asked for, and an open round after it; own form. */
export async function openForm(
  { origin, nextYear }: Pick<Walk, 'origin' | 'nextYear'>,
  lastYear?: string,
): Promise<string> {
  const secretariat = await personAt(origin, 'secretariat')
  if (lastYear !== undefined) {
    const before = (await openRound(secretariat, nextYear())).forms[mine] as string
    const reporter = await personAt(origin, 'reporter')
    await fill(reporter, before, lastYear)
    expect(await handIn(reporter, before)).toBe(303)
    expect(await approve(await personAt(origin, 'approver'), before)).toBe(303)
  }
  return (await openRound(secretariat, nextYear())).forms[mine] as string
}

export async function sendFilled(reporter: APIRequestContext, form: string, places: string): Promise<void> {
  await fill(reporter, form, places)
  expect(await handIn(reporter, form)).toBe(303)
}

/** The cell of a field in the first, second … line. */
export const cell = (page: Page, field: string, line = 0) => page.getByLabel(new RegExp(`^${field} \\d{4},`)).nth(line)

/** Chooses among radio buttons: with the keyboard one goes to the chosen one and on with the arrow keys. */
export async function pick({ page, hasKeyboardOnly }: Walk, group: string, option: string): Promise<void> {
  const radios = page.getByRole('group', { name: group })
  const wanted = radios.getByLabel(option)
  if (!hasKeyboardOnly) return wanted.check()
  const chosen = radios.getByRole('radio', { checked: true })
  await tabTo(page, (await chosen.count()) > 0 ? chosen : radios.getByRole('radio').first())
  for (let pressed = 0; pressed < 5 && !(await wanted.isChecked()); pressed += 1) await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

/** Chooses where typing the option would not do, for many begin alike or hold letters no key has: by going down to it. */
export async function goDownTo(walk: Walk, list: Locator, option: string): Promise<void> {
  if (!walk.hasKeyboardOnly) return walk.hands.choose(list, option)
  await tabTo(walk.page, list)
  const chosen = list.locator('option:checked')
  const most = await list.locator('option').count()
  for (let pressed = 0; pressed < most && (await chosen.textContent()) !== option; pressed += 1) {
    await walk.page.keyboard.press('ArrowDown')
  }
  await expect(chosen).toHaveText(option)
}

/** When the form has stored a text. */
export function stored(page: Page, text: string): Promise<unknown> {
  return page.waitForResponse((answer) => {
    const { pathname } = new URL(answer.url())
    return pathname.endsWith('/gem') && answer.ok() && (answer.request().postData() ?? '').includes(`\r\n${text}\r\n`)
  })
}

/** Nothing of the page as it stands is out of reach for anybody. */
export async function expectForEverybody(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFitsNarrowScreen(page)
}
