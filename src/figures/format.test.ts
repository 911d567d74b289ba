import { describe, expect, it } from 'vitest'
import {
  danishDate,
  formatAmount,
  formatDate,
  formatDateTime,
  formatDecimal,
  formatPercent,
  formatQuantity,
  formatRange,
  formatSum,
  formatWeekday,
  formatWeekdayDate,
} from './format.ts'
import { exact, interval, notReported, unknown } from './quantity.ts'

describe('formatting for readers', () => {
  it.each([
    ['1234.5', '1.234,5'],
    ['999', '999'],
    ['-1234567', '-1.234.567'],
    ['0.001', '0,001'],
    ['12345678901234567890.12345', '12.345.678.901.234.567.890,12345'],
  ])('writes %s as %s', (value, text) => {
    expect(formatDecimal(value)).toBe(text)
  })

  it('rounds once when decimals are asked for', () => {
    expect(formatDecimal('79.5', { decimals: 0 })).toBe('80')
    expect(formatDecimal('6.4', { decimals: 2 })).toBe('6,40')
    expect(formatDecimal('6.5', { decimals: 0, rule: 'half-even' })).toBe('6')
    expect(formatDecimal('-0.2', { decimals: 0 })).toBe('0')
  })

  it('writes English second', () => {
    expect(formatDecimal('1234.5', { language: 'en' })).toBe('1,234.5')
    expect(formatPercent('80', { language: 'en' })).toBe('80%')
    expect(formatAmount('4275000', { language: 'en' })).toBe('DKK 4,275,000')
    expect(formatDateTime('2026-02-06T13:32:00Z', 'en')).toBe('6 February 2026 at 14:32')
  })

  it('writes percentages, amounts and ranges', () => {
    expect(formatPercent('80')).toBe('80 %')
    expect(formatAmount('4275000')).toBe('4.275.000 kr.')
    expect(formatRange('8', '10')).toBe('8–10')
    expect(formatRange('8.2', '8.4', { decimals: 0 })).toBe('8')
  })

  it('writes what is missing in words, never as zero', () => {
    expect(
      [exact('6.4'), interval('8', '10'), unknown, notReported].map((quantity) => formatQuantity(quantity)),
    ).toEqual(['6,4', '8–10', '?', 'ikke oplyst'])
    expect(formatSum({ low: '21', high: '23', unknown: 1, notReported: 2 })).toBe('21–23, 1 ukendt, 2 ikke oplyst')
    expect(formatSum({ low: null, high: null, unknown: 2, notReported: 0 })).toBe('2 ukendt')
    expect(formatSum({ low: '5', high: '5', unknown: 0, notReported: 0 })).toBe('5')
  })

  it('writes dates and weekdays', () => {
    expect(formatDate('2025-03-17')).toBe('17. marts 2025')
    expect(formatDate('2025-03-17', 'en')).toBe('17 March 2025')
    expect(formatWeekday('2025-03-17')).toBe('mandag')
    expect(formatWeekdayDate('2024-11-17')).toBe('søndag den 17. november 2024')
  })

  it('writes instants in Danish time, summer and winter', () => {
    expect(formatDateTime('2026-02-06T13:32:00Z')).toBe('6. februar 2026 kl. 14.32')
    expect(formatDateTime('2026-07-06T22:05:00Z')).toBe('7. juli 2026 kl. 00.05')
    expect(danishDate(new Date('2025-12-31T23:30:00Z'))).toBe('2026-01-01')
  })

  it('refuses what is not a number or a date', () => {
    expect(() => formatDecimal('1e9')).toThrow(RangeError)
    expect(() => formatDate('2023-02-29')).toThrow(RangeError)
  })
})
