import { expect, test } from 'vitest'
import { limitText } from './words.ts'

test('sentences take the limits of a year from the dated rule', () => {
  expect(limitText('lowOccupancy', 2024)).toBe('80 %')
  expect(limitText('securedTarget', 2024)).toBe('85 %')
  expect(limitText('lowOccupancy', 2017)).toBe('–')
})
