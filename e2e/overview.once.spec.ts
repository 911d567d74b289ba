import { expectAccessible } from './support/axe.ts'
import { pressEnterOn } from './support/keyboard.ts'
import { becomes } from './support/people.ts'
import { startServer } from './support/server.ts'
import { demoFolder } from './support/template.ts'
import { test as base, expect } from './support/test.ts'

// Other journeys plan meetings and move deadlines, and this page shows only the next few: it has a program of its own.
const test = base.extend({
  baseURL: async ({}, use) => {
    const server = await startServer({ dataFolder: await demoFolder(), env: { RAMMEVAERK_DEMO: '1' } })
    await use(server.url)
    await server.stop()
  },
})

test('the overview says what happens soon and what others did, to each their own, by keyboard', async ({
  page,
  baseURL,
}) => {
  await becomes(page, 'secretariat', String(baseURL))
  await page.goto('/overblik')
  const soon = page.getByRole('region', { name: 'Sker snart' })
  const changed = page.getByRole('region', { name: 'Ændret siden sidst' })
  await expect(soon.getByRole('link', { name: 'Kapacitet og belægning 2025: frist for indberetning' })).toBeVisible()
  await expect(soon.getByRole('link', { name: /^Sidste dag for sager til / }).first()).toBeVisible()
  await expect(changed.getByRole('link', { name: /^Dagsorden sendt: DAS / }).first()).toBeVisible()
  await expect(changed.getByRole('link', { name: /^Region Syddanmark har sendt/ }).first()).toBeVisible()
  await expectAccessible(page)
  const meeting = soon.getByRole('link', { name: 'DAS holder møde' }).first()
  await pressEnterOn(page, meeting)
  await expect(page.getByRole('heading', { level: 1, name: /^DAS/ })).toBeVisible()

  // A reporter meets their own deadline among their tasks alone, and nothing of another operator.
  await becomes(page, 'reporter', String(baseURL))
  await page.goto('/overblik')
  await expect(page.getByRole('link', { name: 'Udfyld indberetning' }).first()).toBeVisible()
  await expect(soon.getByRole('link', { name: 'DAS holder møde' }).first()).toBeVisible()
  await expect(soon.getByRole('link', { name: /frist for indberetning|Sidste dag for/ })).toHaveCount(0)
  await expect(changed.getByRole('link', { name: /^Dagsorden sendt: DAS / }).first()).toBeVisible()
  await expect(changed.getByRole('link', { name: /Region Syddanmark/ })).toHaveCount(0)
})
