import type { Locator } from '@playwright/test'
import { takenOver } from './taken-over.ts'

/** Presses a figure and gives the panel that explains it; before the scripts have come it is explained on the page itself. */
export async function explanationOf(
  figure: Locator,
  press: (target: Locator) => Promise<void> = (target) => target.click(),
): Promise<Locator> {
  await takenOver(figure)
  await press(figure)
  return figure.page().getByRole('dialog', { name: 'Sådan er tallet beregnet' })
}
