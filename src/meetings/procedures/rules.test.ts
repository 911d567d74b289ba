import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { procedureAnswers } from '../model.ts'
import { canClose, latestAnswer, proposedResult, resultOf, takesAnswers, tally } from './rules.ts'

const said = (...answers: (string | null)[]) => answers.map((answer) => ({ answer: answer as 'adopt' | null }))

describe('counting the answers of a written procedure', () => {
  it('counts each member once, the silent ones as missing', () => {
    expect(tally(said('adopt', 'adopt', 'adopt-with-remark', 'reject', null))).toEqual({
      asked: 5,
      adopt: 2,
      adoptWithRemark: 1,
      reject: 1,
      missing: 1,
    })
  })

  it('has parts that sum to the members asked', () => {
    const answers = fc.array(fc.constantFrom(...procedureAnswers, null))
    fc.assert(
      fc.property(answers, (list) => {
        const { asked, adopt, adoptWithRemark, reject, missing } = tally(said(...list))
        expect(adopt + adoptWithRemark + reject + missing).toBe(asked)
      }),
    )
  })
})

test('the latest answer is the last that was given, and none while nobody answered', () => {
  const at = (...times: (string | null)[]) => latestAnswer(times.map((answeredAt) => ({ answeredAt })))
  expect(at('2026-03-02T08:00:00Z', null, '2026-03-03T08:00:00Z')).toBe('2026-03-03T08:00:00Z')
  expect(at(null)).toBeNull()
  expect(at()).toBeNull()
})

describe('the proposed result', () => {
  it.each([
    [said('adopt', null), 'adopted'],
    [said('adopt', 'adopt-with-remark'), 'adopted-with-remark'],
    [said('adopt', 'adopt-with-remark', 'reject'), 'rejected'],
    [said(null), null],
    [[], null],
  ])('of %j is %s', (members, result) => expect(proposedResult(tally(members))).toBe(result))
})

describe('what the outcomes say of the case', () => {
  const all = tally(said('adopt'))
  it.each([
    [['adopted', 'adopted'], all, 'adopted'],
    [['adopted', 'noted'], all, 'adopted'],
    [['adopted'], tally(said('adopt', 'adopt-with-remark')), 'adopted-with-remark'],
    [['adopted', 'adopted-with-change'], all, 'adopted-with-remark'],
    [['noted', 'noted'], all, 'noted'],
    [['adopted', 'postponed'], all, 'other'],
    [['postponed', 'rejected'], all, 'rejected'],
    [[], all, 'adopted'],
  ] as const)('%j', (outcomes, counted, result) => {
    expect(
      resultOf(
        outcomes.map((outcome) => ({ outcome })),
        counted,
      ),
    ).toBe(result)
  })
})

describe('time to answer', () => {
  const open = { state: 'open', deadline: '2026-03-10' } as const

  it('includes the last day and nothing after it', () => {
    expect(takesAnswers(open, '2026-03-10')).toBe(true)
    expect(takesAnswers(open, '2026-03-11')).toBe(false)
    expect(takesAnswers({ ...open, state: 'draft' }, '2026-03-01')).toBe(false)
  })

  it('is not cut short: the result waits for the last answer or the day after the last day', () => {
    expect(canClose(open, tally(said('adopt', null)), '2026-03-10')).toBe(false)
    expect(canClose(open, tally(said('adopt', null)), '2026-03-11')).toBe(true)
    expect(canClose(open, tally(said('adopt', 'reject')), '2026-03-01')).toBe(true)
    expect(canClose({ ...open, state: 'closed' }, tally(said('adopt')), '2026-03-11')).toBe(false)
  })
})
