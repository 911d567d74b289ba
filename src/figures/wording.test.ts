import { expect, test } from 'vitest'
import { fillText } from './wording.ts'

test('a number and its word agree', () => {
  const text = '{n} {n|ydelse|ydelser} {n|er|er} fundet i {year}'
  expect(fillText(text, { n: 1, year: 2025 })).toBe('1 ydelse er fundet i 2025')
  expect(fillText(text, { n: '1', year: 2025 })).toBe('1 ydelse er fundet i 2025')
  expect(fillText(text, { n: 0, year: 2025 })).toBe('0 ydelser er fundet i 2025')
  expect(fillText(text, { n: 21, year: 2025 })).toBe('21 ydelser er fundet i 2025')
})

test('one of the two words may be nothing', () => {
  expect(fillText('{n} place{n||s}', { n: 1 })).toBe('1 place')
  expect(fillText('{n} place{n||s}', { n: 3 })).toBe('3 places')
})

test('what has no value stays visible, and no text of a person is taken for a placeholder', () => {
  expect(fillText('{n} af {m|en|flere}', { n: 3 })).toBe('3 af {m|en|flere}')
  expect(fillText('Grund: {reason}', { reason: 'se {n} her', n: 4 })).toBe('Grund: se {n} her')
  expect(fillText('{toString}', {})).toBe('{toString}')
})
