import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf, pageSize } from './paging.ts'

test('every row stands on exactly one page, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 260 }), (count) => {
      const rows = Array.from({ length: count }, (_, n) => n)
      const { pages } = pageOf(rows, null)
      const read = Array.from({ length: pages }, (_, n) => pageOf(rows, String(n + 1)).rows)
      expect(read.flat()).toEqual(rows)
      expect(read.every((page) => page.length <= pageSize)).toBe(true)
    }),
  )
})

test('an address that asks for no page gets one', () => {
  const rows = Array.from({ length: 120 }, (_, n) => n)
  expect([null, '', '0', '-1', 'x', '1.5'].map((asked) => pageOf(rows, asked).page)).toEqual([1, 1, 1, 1, 1, 1])
  expect(pageOf(rows, '99')).toMatchObject({ page: 3, pages: 3 })
  expect(pageOf([], '2')).toEqual({ rows: [], page: 1, pages: 1 })
})
