import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

// Of what is right only one place a rule is described, not every element: on the largest pages that is most of the work.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** No rule of WCAG 2.0, 2.1 or 2.2, level A and AA, is broken on the page as it stands now. Nothing is exempt. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} – ${failureSummary}`),
  }))
  expect(found, `accessibility of ${page.url()}`).toEqual([])
  expect(passes.length, 'rules that axe could apply').toBeGreaterThan(0)
}

/** At 320 px (WCAG 1.4.10) the page is not wider than the window; wide tables scroll in a frame of their own. */
export async function expectFitsNarrowScreen(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const { wanted, given } = await page.evaluate(() => ({
    wanted: document.documentElement.scrollWidth,
    given: document.documentElement.clientWidth,
  }))
  if (before) await page.setViewportSize(before)
  expect(wanted, `width of ${page.url()} at 320 px`).toBeLessThanOrEqual(given)
}
