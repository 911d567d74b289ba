import { expect, test } from 'vitest'
import { attachable, fileOf } from './model.ts'

const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const formWith = (file: File) => {
  const data = new FormData()
  data.set('file', file)
  return data
}

test('Excel and PowerPoint can be attached, also where the browser does not know them', () => {
  expect(attachable).toContain('.xlsx,.pptx')
  expect(fileOf(formWith(new File(['x'], 'Oplæg.PPTX')))).toMatchObject({ name: 'Oplæg.PPTX', mediaType: slides })
  expect(fileOf(formWith(new File(['x'], 'a.exe')))?.mediaType).toBe('application/octet-stream')
  expect(fileOf(formWith(new File([], 'a.pdf')))).toBeNull()
})
