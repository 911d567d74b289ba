import { expect, test } from 'vitest'
import { momentCursor, pageByMoment, readMomentCursor } from './moment-cursor.ts'

const row = (n: number) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, madeAt: `2026-11-0${n}T08:00:00.000Z` })

test('the next page begins after the last row of this one; the last page has no next', () => {
  const { items, next } = pageByMoment([row(3), row(2), row(1)], 2)
  expect(items).toEqual([row(3), row(2)])
  expect(readMomentCursor(String(next))).toEqual(row(2))
  expect(pageByMoment([row(1)], 2)).toEqual({ items: [row(1)], next: null })
})

test('a cursor that is none of ours is refused at its field', () => {
  const { id } = row(1)
  const odd = [
    '2026-11-01~x',
    `1~${id}`,
    `2026-99-01T08:00:00.000Z~${id}`,
    `2026-11-01T08:00:00.000Z~${'-'.repeat(36)}`,
  ]
  for (const cursor of ['', 'abc', ...odd.map((text) => Buffer.from(text).toString('base64url'))]) {
    expect(() => readMomentCursor(cursor)).toThrow(expect.objectContaining({ code: 'web.badInput' }))
  }
})

test('a page whose address somebody changed begins at the start', () => {
  expect(momentCursor(pageByMoment([row(3), row(2)], 1).next)).toEqual(row(3))
  for (const cursor of [null, '', 'abc']) expect(momentCursor(cursor)).toBeNull()
})
