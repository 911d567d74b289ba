import { describe, expect, it } from 'vitest'
import { stepTally } from './rules.ts'

const body = (state: 'planned' | 'sent' | 'done' | 'cancelled', dueOn: string | null = null) => ({ state, dueOn })

describe('the bodies of a step', () => {
  it('are counted once each, those left out not at all', () => {
    const bodies = [body('planned'), body('sent'), body('sent', '2025-03-16'), body('done'), body('cancelled')]
    expect(stepTally(bodies, '2025-03-17')).toEqual({ asked: 4, planned: 1, waiting: 1, overdue: 1, answered: 1 })
  })

  it('are in time on the day itself', () => {
    expect(stepTally([body('sent', '2025-03-17')], '2025-03-17')).toMatchObject({ waiting: 1, overdue: 0 })
    expect(stepTally([], '2025-03-17')).toEqual({ asked: 0, planned: 0, waiting: 0, overdue: 0, answered: 0 })
  })
})
