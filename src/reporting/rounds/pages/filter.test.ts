import { expect, test } from 'vitest'
import { countOpened, filterHref, isAll, isShown, readFilter } from './filter.ts'

const seen = '2026-01-10T09:00:00.000Z'
const row = (progressState: 'draft' | 'notStarted' | 'exempt', lastSeenAt: string | null, isLate = false) => ({
  progressState,
  regionId: null,
  isLate,
  lastSeenAt,
})
const rows = [row('draft', seen), row('notStarted', seen, true), row('notStarted', null, true), row('exempt', null)]
const shown = (search: string) => rows.filter((one) => isShown(readFilter(new URLSearchParams(search)), one))

test('those who have and have not opened the form are found; who is exempt is not asked', () => {
  expect(countOpened(rows)).toEqual({ opened: 2, notOpened: 1 })
  expect(shown('skema=ja')).toEqual(rows.slice(0, 2))
  expect(shown('skema=nej')).toEqual([rows[2]])
})

test('filters narrow each other, and what is no filter shows all', () => {
  expect(shown('skema=ja&sene=1')).toEqual([rows[1]])
  expect(shown('skema=nej&status=draft')).toEqual([])
  expect(shown('skema=måske')).toEqual(rows)
})

test.each(['?', '?sene=1&skema=nej', '?status=draft&region=ingen&skema=ja'])(
  'the address %s reads as itself',
  (href) => {
    const filter = readFilter(new URLSearchParams(href))
    expect(filterHref(filter)).toBe(href)
    expect(isAll(filter)).toBe(href === '?')
  },
)
