import { describe, expect, test } from 'vitest'
import { lockOf, sendLockOf } from '../rules/calendar.ts'
import { da as roomDa } from '../texts.da.ts'
import { en as roomEn } from '../texts.en.ts'
import { lockSentence } from './service/locked.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const sentence = (lock: Parameters<typeof lockSentence>[0], language: 'da' | 'en') => {
  const { code, params } = lockSentence(lock, language)
  const texts: Record<string, string> = language === 'da' ? { ...roomDa, ...da } : { ...roomEn, ...en }
  return (texts[code] ?? '').replace('{since}', params.since).replace('{until}', params.until)
}

const stages = [
  { kind: 'test-from', at: '2026-01-05T07:00:00.000Z' },
  { kind: 'opens', at: '2026-01-12T07:00:00.000Z' },
  { kind: 'deadline', at: '2026-02-06T11:00:00.000Z' },
  { kind: 'corrections-until', at: '2026-03-06T11:00:00.000Z' },
  { kind: 'final', at: '2026-04-06T10:00:00.000Z' },
] as const
const nobody = { extendedUntil: null, exemptedAt: null }
const open = { state: 'open' as const, stages }
const draft = { state: 'draft' as const, number: 1 }

const locks = [
  ['exempt', lockOf(open, { ...nobody, exemptedAt: '2026-01-13T00:00:00.000Z' }, null, '2026-01-14T00:00:00.000Z')],
  ['planned', lockOf({ ...open, state: 'planned' }, nobody, null, '2026-01-01T00:00:00.000Z')],
  ['planned', lockOf({ state: 'planned', stages: [] }, nobody, null, '2026-01-01T00:00:00.000Z')],
  ['test', sendLockOf({ ...open, state: 'test' }, nobody, draft, '2026-01-06T00:00:00.000Z')],
  ['not-open', lockOf(open, nobody, null, '2026-01-06T00:00:00.000Z')],
  ['deadline', lockOf(open, nobody, draft, '2026-02-06T11:00:00.000Z')],
  ['closed', lockOf({ ...open, state: 'closed' }, nobody, draft, '2026-01-20T00:00:00.000Z')],
  ['submitted', lockOf(open, nobody, { ...draft, state: 'submitted' }, '2026-01-20T00:00:00.000Z')],
  ['approved', lockOf(open, nobody, { ...draft, state: 'approved' }, '2026-01-20T00:00:00.000Z')],
  ['superseded', lockOf(open, nobody, { ...draft, state: 'superseded' }, '2026-01-20T00:00:00.000Z')],
  ['corrections', lockOf(open, nobody, { ...draft, number: 2 }, '2026-03-07T00:00:00.000Z')],
  ['final', lockOf(open, nobody, draft, '2026-04-07T00:00:00.000Z')],
] as const

describe.each(['da', 'en'] as const)('the sentence of a lock (%s)', (language) => {
  test.each(locks)('%s says until when, and who may lift it', (reason, lock) => {
    expect(lock?.reason).toBe(reason)
    if (!lock) return
    const said = sentence(lock, language)
    expect(said).not.toContain('{')
    const words = {
      until: { da: /indtil|åbner|kan ikke låses op/, en: /until|opens|cannot be unlocked/ },
      secretariat: { da: /sekretariatet/i, en: /secretariat/ },
      approver: { da: /den, der godkender/, en: /approver/ },
      correction: { da: /indberettere begynder en rettelse/, en: /reporter of the organisation begins a correction/ },
      nobody: { da: /kan ikke låses op/, en: /cannot be unlocked/ },
    }
    expect(said).toMatch(words.until[language])
    expect(said).toMatch(words[lock.liftedBy][language])
  })
})

test('names the date that locked it, or the one that opens it, in Danish time', () => {
  const [, deadline] = locks.find(([reason]) => reason === 'deadline') ?? []
  expect(deadline && sentence(deadline, 'da')).toBe(
    'Fristen udløb 6. februar 2026 kl. 12.00. Skemaet er låst, indtil sekretariatet giver mere tid.',
  )
  const [, test] = locks.find(([reason]) => reason === 'test') ?? []
  expect(test && sentence(test, 'da')).toContain('12. januar 2026 kl. 08.00')
})
