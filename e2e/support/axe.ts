import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Of what is right only one place a rule is described, not every element: on the largest pages that is most of the work.
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
}

/**
 * No rule of WCAG 2.0, 2.1 or 2.2, level A and AA, is broken on the page as it stands now. Nothing is exempt.
 *
 * Axe runs in the page itself. `@axe-core/playwright` opens a second page for every check, to bring the results of frames
 * together; the program has no frames (the content policy refuses them), which is checked here.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Its words can be there before its styles.
  await page.waitForLoadState()
  expect(page.frames().length, 'frames, which this check does not look into').toBe(1)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations, applied } = await page.evaluate(runAxe, options)
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} – ${failureSummary}`),
  }))
  expect(found, `accessibility of ${page.url()}`).toEqual([])
  expect(applied, 'rules that axe could apply').toBeGreaterThan(0)
}

/** Runs in the page. A colour on its way to another is nobody's choice: what is changing has changed first. */
async function runAxe(options: RunOptions) {
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  const { axe } = window as unknown as { axe: { run(page: Document, options: RunOptions): Promise<AxeResults> } }
  const { violations, passes } = await axe.run(document, options)
  return { violations, applied: passes.length }
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
