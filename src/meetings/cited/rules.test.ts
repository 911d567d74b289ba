import { describe, expect, it } from 'vitest'
import { compareCited, type FigureNow, shownFigures, type TakenFigure } from './rules.ts'

const taken: TakenFigure = { ref: 'rapport:a/x', label: 'Belægning', value: '33', unit: '%', asOf: '2025-03-04' }
const now = (change: Partial<NonNullable<FigureNow>> = {}) =>
  new Map([[taken.ref, { value: '33', unit: '%', asOf: '2025-05-01', href: '/rapporter/a/udgave/2', ...change }]])

describe('a figure in a case', () => {
  it('is not moved by a new edition with the same value', () => {
    expect(compareCited([taken], now())).toMatchObject([{ isMoved: false, asOf: '2025-03-04' }])
  })

  it('is moved by another value, another unit, or when it is gone', () => {
    expect(compareCited([taken], now({ value: '34' }))).toMatchObject([{ isMoved: true, now: { value: '34' } }])
    expect(compareCited([taken], now({ unit: 'pladser' }))).toMatchObject([{ isMoved: true }])
    expect(compareCited([taken], new Map())).toMatchObject([{ isMoved: true, now: null }])
  })

  it('without a unit is the same as one whose unit is empty', () => {
    expect(compareCited([{ ...taken, unit: null }], now({ unit: '' }))).toMatchObject([{ isMoved: false }])
  })

  it('has on an agenda the value its readers were sent, unless it was put in since', () => {
    const since = { ...taken, ref: 'rapport:a/y', value: '7' }
    expect(shownFigures([taken], [{ ...taken, value: '34' }, since])).toEqual([taken, since])
    expect(shownFigures([taken], [])).toEqual([])
  })
})
