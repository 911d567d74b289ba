import { becomes } from '../support/people.ts'
import { cell, expect, expectForEverybody, journey, openForm, stored } from './walk.ts'

journey('who writes second in the same cell gets both values to choose from', async (walk) => {
  const { page, hands, origin, browser } = walk
  const form = await openForm(walk)
  const context = await browser.newContext({ baseURL: origin, locale: 'da-DK' })
  const other = await context.newPage()
  for (const one of [page, other]) {
    await becomes(one, 'reporter', origin)
    await one.goto(form)
  }
  const first = stored(other, '11')
  await cell(other, 'Pladser').fill('11')
  await first

  const others = stored(page, '9')
  await hands.write(cell(page, 'Pladser'), '12')
  await hands.write(cell(page, 'Pladsforbrug'), '9')
  const notice = page.locator('.alert', { hasText: 'En anden har skrevet samtidig' })
  await expect(notice.getByRole('button', { name: 'Behold min: 12' })).toBeVisible()
  await expectForEverybody(page)

  // Nothing was overwritten, and the cell nobody else wrote in is stored without waiting for the choice.
  await others
  await other.reload()
  await expect(cell(other, 'Pladser')).toHaveValue('11')
  await expect(cell(other, 'Pladsforbrug')).toHaveValue('9')

  await hands.press(notice.getByRole('button', { name: 'Brug den andens: 11' }))
  await expect(notice).toHaveCount(0)
  await expect(cell(page, 'Pladser')).toHaveValue('11')

  const second = stored(other, '13')
  await cell(other, 'Pladser').fill('13')
  await second
  await hands.write(cell(page, 'Pladser'), '14')
  const chosen = stored(page, '14')
  await hands.press(notice.getByRole('button', { name: 'Behold min: 14' }))
  await chosen
  await expect(notice).toHaveCount(0)
  for (const one of [page, other]) {
    await one.reload()
    await expect(cell(one, 'Pladser')).toHaveValue('14')
  }
  await context.close()
})
