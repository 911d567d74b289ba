import { expect, type Locator } from '@playwright/test'

/**
 * Waits until the scripts of a page have come to a part of it, for what works otherwise without them: until then a link
 * leads to another page and a button sends its form alone, however slow the machine is.
 */
export async function takenOver(part: Locator): Promise<void> {
  await expect.poll(() => part.evaluate(isTakenOver), { message: 'the scripts of the page have come' }).toBe(true)
}

/** React marks each element that it has taken over from the page as the server sent it. */
function isTakenOver(element: Element): boolean {
  return Object.keys(element).some((key) => key.startsWith('__reactProps$'))
}
