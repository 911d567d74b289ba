import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#figures/dates.ts'
import type { RuleSet } from '../model/rule-set.ts'
import { inventedRegime } from '../tariffs-fixture.ts'
import { type EndKind, lastPaidDay, noticePayment, provisionalNotice, waitingPaidUntil } from './notice.ts'
import { ruleSets } from './rule-set-data.ts'

const agreement = ruleSets[0] as RuleSet

describe('payment after notice', () => {
  it.each<[EndKind, string, string]>([
    ['ordinary', '2022-01-15', '2022-02-28'],
    ['ordinary', '2022-01-31', '2022-02-28'],
    ['ordinary', '2024-01-15', '2024-02-29'],
    ['ordinary', '2024-01-31', '2024-02-29'],
    ['ordinary', '2024-02-29', '2024-03-31'],
    ['ordinary', '2022-11-30', '2022-12-31'],
    ['ordinary', '2022-12-01', '2023-01-31'],
    ['death', '2022-06-10', '2022-07-31'],
    ['substitution', '2024-02-20', '2024-03-05'],
    ['substitution', '2022-12-24', '2023-01-07'],
    ['special', '2022-06-10', '2022-06-10'],
    ['acute-closing', '2022-06-10', '2022-06-10'],
  ])('%s on %s is paid to %s', (kind, endsOn, expected) => {
    expect(lastPaidDay(kind, endsOn, agreement)).toBe(expected)
  })

  it('is days times the tariff, and supplements end with the notice', () => {
    const input = { kind: 'ordinary', startedOn: '2020-03-01', endsOn: '2024-01-15', perDay: '2000.50' } as const
    expect(noticePayment(input, agreement)).toEqual({
      ok: true,
      value: { paidUntil: '2024-02-29', daysAfter: 45, kr: '90022.5', supplementsUntil: '2024-01-15' },
    })
  })

  it('is refused when a stay ends before it begins', () => {
    const input = { kind: 'ordinary', startedOn: '2024-01-16', endsOn: '2024-01-15', perDay: '1' } as const
    expect(noticePayment(input, agreement)).toMatchObject({ ok: false, finding: { id: 'ends-before-start' } })
  })

  it('never ends earlier for a later notice, and never before the notice', () => {
    const kind = fc.constantFrom<EndKind>('ordinary', 'death', 'substitution', 'special', 'acute-closing')
    fc.assert(
      fc.property(kind, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60 }), (end, start, more) => {
        const [first, later] = [addDays('2020-01-01', start), addDays('2020-01-01', start + more)]
        expect(lastPaidDay(end, first, agreement) <= lastPaidDay(end, later, agreement)).toBe(true)
        expect(lastPaidDay(end, first, agreement) >= first).toBe(true)
      }),
    )
  })

  it('follows the months of another rule set', () => {
    expect(lastPaidDay('ordinary', '2027-01-15', inventedRegime)).toBe('2027-03-31')
  })
})

describe('waiting and provisional notice', () => {
  it('pays documented waiting, at most the running month and one more', () => {
    expect(waitingPaidUntil('2022-05-10', '2022-06-12', agreement)).toBe('2022-06-12')
    expect(waitingPaidUntil('2022-05-10', '2022-08-01', agreement)).toBe('2022-06-30')
    expect(waitingPaidUntil('2022-05-10', null, agreement)).toBeNull()
  })

  it('needs the operator’s accept of a provisional notice', () => {
    expect(provisionalNotice(true, false)?.id).toBe('provisional-notice')
    expect(provisionalNotice(true, true)).toBeNull()
    expect(provisionalNotice(false, false)).toBeNull()
  })
})
