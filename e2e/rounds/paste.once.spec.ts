import { becomes } from '../support/people.ts'
import { cell, expect, expectForEverybody, journey, openForm, stored } from './walk.ts'

journey('a block copied from a spreadsheet is pasted at once and taken back at once', async (walk) => {
  const { page, hands, origin } = walk
  const form = await openForm(walk)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  await becomes(page, 'reporter', origin)
  await page.goto(form)
  const typed = stored(page, '5')
  await hands.write(cell(page, 'Pladser'), '5')
  await typed

  const paste = async () => {
    await page.evaluate(() => navigator.clipboard.writeText('7\t6\r\n8\t7,5\r\n9,5\t9\r\n'))
    await hands.write(cell(page, 'Pladser'), '5')
    await page.keyboard.press('ControlOrMeta+V')
    await expect(page.getByText('Indsat: 6 felter er ændret')).toBeVisible()
    for (const [line, [places, used]] of [
      ['7', '6'],
      ['8', '7,5'],
      ['9,5', '9'],
    ].entries()) {
      await expect(cell(page, 'Pladser', line)).toHaveValue(places as string)
      await expect(cell(page, 'Pladsforbrug', line)).toHaveValue(used as string)
    }
  }
  const expectTakenBack = async () => {
    await expect(cell(page, 'Pladser')).toHaveValue('5')
    for (const line of [1, 2]) await expect(cell(page, 'Pladser', line)).toHaveValue('')
    for (const line of [0, 1, 2]) await expect(cell(page, 'Pladsforbrug', line)).toHaveValue('')
  }
  await paste()
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Fortryd det hele' }))
  await expectTakenBack()

  await paste()
  await page.keyboard.press('ControlOrMeta+z')
  await expectTakenBack()

  const saved = stored(page, '9,5')
  await paste()
  await saved
  await page.reload()
  await expect(cell(page, 'Pladsforbrug', 1)).toHaveValue('7,5')
})

journey('every line is said to be unchanged with one press, and that counts as confirmed today', async (walk) => {
  const { page, hands, origin } = walk
  const form = await openForm(walk, '17')
  await becomes(page, 'reporter', origin)
  await page.goto(form)
  const places = page.getByLabel(/^Pladser \d{4},/)
  const lines = await places.count()
  expect(lines).toBeGreaterThan(1)
  const all = page.getByRole('button', { name: 'Alle linjer er uændrede' })
  const expectEverywhere = async (text: string) => {
    for (let line = 0; line < lines; line += 1) await expect(places.nth(line)).toHaveValue(text)
  }
  await hands.press(all)
  await expect(page.getByText(/Uændret: \d+ felter er udfyldt med sidste års tal og bekræftet i dag/)).toBeVisible()
  await expectEverywhere('17')
  await expectForEverybody(page)
  await hands.press(page.getByRole('button', { name: 'Fortryd det hele' }))
  await expectEverywhere('')

  const saved = stored(page, '17')
  await hands.press(all)
  await saved
  await page.reload()
  await expectEverywhere('17')
  const today = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', year: 'numeric' }).format(new Date())
  await expect(page.getByText(new RegExp(`^Bekræftet .*${today}`)).first()).toBeVisible()
})
