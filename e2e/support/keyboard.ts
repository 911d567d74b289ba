import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Presses Tab until `target` has the focus, as somebody without a mouse does.
 * Also checks that the focus can be seen: the element is inside the window.
 */
export async function tabTo(page: Page, target: Locator, most = 150): Promise<void> {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await hasFocus(target)) {
      await expect(target).toBeInViewport()
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} was not reached with ${most} presses of Tab`)
}

/** Tabs to a link or button and presses Enter. */
export async function pressEnterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tabs to a field, empties it and types. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type(text)
}

/** Tabs to a list and types the beginning of the wanted option, as a keyboard user does. */
export async function chooseIn(page: Page, target: Locator, option: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(option)
  await expect(target.locator('option:checked')).toHaveText(option)
}

/** Tabs to a check box or a group's radio button and presses Space. */
export async function tick(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Space')
  await expect(target).toBeChecked()
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}
