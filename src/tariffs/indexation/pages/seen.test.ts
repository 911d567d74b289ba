import { expect, test } from 'vitest'
import { seenText, seenVersion } from './seen.ts'

const stored = { percent: '2', source: 'x', decidedOn: '2025-06-01', recordedAt: '' }
const years = [
  { year: 2026, rates: { region: { ...stored, year: 2026, kind: 'region' as const, number: 2 }, municipality: null } },
]

test('the version is that of the year and kind that were typed, as the form saw them', () => {
  const seen = seenText(years)
  expect(seenVersion({ seen, year: '2026', kind: 'region' })).toBe('2')
  expect(seenVersion({ seen, year: '2026', kind: 'municipality' })).toBe('0')
  expect(seenVersion({ seen, year: '2027', kind: 'region' })).toBe('0')
  expect(seenVersion({})).toBe('0')
})
