import { expect, type Locator, type Page } from '@playwright/test'
import { chooseIn, pressEnterOn, tabTo, tick, typeInto } from './keyboard.ts'

/** How somebody works on a page: with a pointer, or with the keyboard alone. A journey is walked with either. */
export type Hands = {
  press(target: Locator): Promise<void>
  write(target: Locator, text: string): Promise<void>
  choose(target: Locator, option: string): Promise<void>
  tick(target: Locator): Promise<void>
  /** A day, as an ISO date. */
  writeDay(target: Locator, day: string): Promise<void>
  /** Goes to a page by the menu, which is folded on a phone. */
  goTo(name: string): Promise<void>
}

export function pointer(page: Page): Hands {
  const press = async (target: Locator) => target.click()
  return {
    press,
    write: (target, text) => target.fill(text),
    choose: async (target, option) => void (await target.selectOption({ label: option })),
    tick: (target) => target.check(),
    writeDay: (target, day) => target.fill(day),
    goTo: (name) => goTo(page, name, press),
  }
}

export function keyboard(page: Page): Hands {
  const press = (target: Locator) => pressEnterOn(page, target)
  return {
    press,
    write: (target, text) => typeInto(page, target, text),
    choose: (target, option) => chooseIn(page, target, option),
    tick: (target) => tick(page, target),
    async writeDay(target, day) {
      await tabTo(page, target)
      const [year, month, date] = day.split('-')
      // The order of the parts is the browser's; days whose month and date are the same read alike in all of them.
      expect(month, 'a day that reads alike in every order').toBe(date)
      await page.keyboard.type(`${date}${month}${year}`)
      await expect(target).toHaveValue(day)
    },
    goTo: (name) => goTo(page, name, press),
  }
}

async function goTo(page: Page, name: string, press: Hands['press']): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name, exact: true })
  if (!(await link.filter({ visible: true }).count())) await press(page.locator('summary', { hasText: 'Menu' }))
  await press(link.filter({ visible: true }))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}
