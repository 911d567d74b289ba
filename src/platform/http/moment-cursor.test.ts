import { expect, test } from 'vitest'
import { pageByMoment, readMomentCursor } from './moment-cursor.ts'

const row = (n: number) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, madeAt: `2026-11-0${n}T08:00:00.000Z` })

test('the next page begins after the last row of this one; the last page has no next', () => {
  const { items, next } = pageByMoment([row(3), row(2), row(1)], 2)
  expect(items).toEqual([row(3), row(2)])
  expect(readMomentCursor(String(next))).toEqual(row(2))
  expect(pageByMoment([row(1)], 2)).toEqual({ items: [row(1)], next: null })
})

test('a cursor that is none of ours is refused at its field', () => {
  for (const cursor of ['', 'abc', Buffer.from('2026-11-01~x').toString('base64url')]) {
    expect(() => readMomentCursor(cursor)).toThrow(expect.objectContaining({ code: 'web.badInput' }))
  }
})
