import { describe, expect } from 'vitest'
import { exact, unknown } from '#figures/quantity.ts'
import { asActor } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from '../round-fixture.ts'
import { getForm } from '../service/form.ts'
import { approve, returnSubmission, submit } from '../service/moves.ts'
import { confirmUnchanged, nothingToReport, saveValues } from '../service/save.ts'
import { listTasks } from '../service/tasks.ts'
import { answer, ask, askAgain, closeThread, openQuestions } from './service.ts'

const complete = [
  { lineId: 'line-a1', field: 'places', value: exact('6') },
  { lineId: 'line-a1', field: 'used', value: exact('5.5') },
  { lineId: 'line-a2', field: 'places', value: exact('10') },
  { lineId: 'line-a2', field: 'used', value: unknown },
]

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
  const mails = async (like: string) => {
    const { rows } = await emptyDatabase.executeSql(
      'select to_address from mail_message where subject like $1 order by created_at, to_address',
      [like],
    )
    return rows.map((row) => (row as { to_address: string }).to_address)
  }
  return { ...world, mails, respondent: { respondentId: world.a } }
})

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

const used = { lineId: 'line-a1', field: 'used' }

describe('a question', () => {
  test('is asked about a cell, mailed, answered in the locked form, and closed by who asked', async ({ world }) => {
    const { as, respondent } = world
    await submit(as('reporterA'), respondent)
    const question = { ...respondent, ...used, text: 'Er det hele året?', answerDueOn: '2026-01-15' }
    const threadId = await ask(as('secretary'), question)
    expect(await world.mails('Spørgsmål til%')).toEqual(
      ['botha', 'reportera', 'secondreportera'].map((name) => `${name}@test.example`),
    )
    expect(await listTasks(as('reporterA'))).toMatchObject([{ kind: 'question', deadline: '2026-01-15T22:59:00.000Z' }])
    await answer(as('secondReporterA'), { ...respondent, threadId, text: 'Ja, hele året.' })
    expect(await world.mails('Svar:%')).toEqual(['secretary@test.example'])
    expect(await listTasks(as('reporterA'))).toEqual([])
    expect(await listTasks(as('secretary'))).toMatchObject([{ kind: 'followUp' }])
    const { threads, lock } = await getForm(as('reporterA'), respondent)
    expect(lock?.reason).toBe('submitted')
    expect(threads).toMatchObject([{ id: threadId, ...used, state: 'answered', askedByName: 'secretary' }])
    await closeThread(as('secretary'), { ...respondent, threadId })
    expect((await getForm(as('reporterA'), respondent)).threads[0]?.state).toBe('closed')
    expect(await refusal(answer(as('reporterA'), { ...respondent, threadId, text: 'Mere' }))).toBe(
      'conflict reporting.threadClosed',
    )
  })

  test('is asked by those who handle, of what was sent, with words and a day to come', async ({ world }) => {
    const { as, respondent } = world
    const text = 'Hvorfor?'
    expect(await refusal(ask(as('secretary'), { ...respondent, text }))).toBe('conflict reporting.nothingSent')
    await submit(as('reporterA'), respondent)
    expect(await refusal(ask(as('reporterA'), { ...respondent, text }))).toBe('forbidden reporting.may.approve')
    expect(await refusal(ask(as('reporterB'), { ...respondent, text }))).toBe('notFound reporting.notFound')
    const asked = (more: object) => refusal(ask(as('approverA'), { ...respondent, text, ...more }))
    expect(await asked({ text: ' ? ' })).toBe('invalid reporting.questionMissing')
    expect(await asked({ answerDueOn: '2026-01-09' })).toBe('invalid reporting.duePassed')
    expect(await asked({ answerDueOn: '9/1' })).toBe('invalid reporting.dueUnreadable')
    expect(await asked({ lineId: 'line-b1' })).toBe('invalid reporting.unknownLine')
  })

  test('of another keeps the form from being approved until it is closed', async ({ world }) => {
    const { as, respondent } = world
    await submit(as('reporterA'), respondent)
    const own = await ask(as('approverA'), { ...respondent, text: 'Er tallet rigtigt?' })
    const threadId = await ask(as('secretary'), { ...respondent, text: 'Hvad med 2024?' })
    expect(await refusal(approve(as('approverA'), respondent))).toBe('conflict reporting.openQuestions')
    expect(await refusal(closeThread(as('approverA'), { ...respondent, threadId }))).toBe(
      'forbidden reporting.notAsker',
    )
    await closeThread(as('secretary'), { ...respondent, threadId })
    await approve(as('approverA'), respondent)
    const { threads } = await getForm(as('reporterA'), respondent)
    expect(threads.map(({ id, state }) => [id, state])).toEqual([
      [own, 'closed'],
      [threadId, 'closed'],
    ])
  })

  test('asked again waits again, and the round lists what is open with the late ones', async ({ world }) => {
    const { as, respondent, roundId } = world
    await submit(as('reporterA'), respondent)
    const threadId = await ask(as('approverA'), { ...respondent, ...used, text: 'Er det rigtigt?' })
    await answer(as('reporterA'), { ...respondent, threadId, text: 'Ja da' })
    await askAgain(as('approverA'), { ...respondent, threadId, text: 'Sikker?', answerDueOn: '2026-01-12' })
    const listed = (who: 'secretary' | 'reporterB', now: string) =>
      asActor(as(who), (tx) => openQuestions(tx, [roundId], now))
    expect(await listed('secretary', '2026-01-12T20:00:00.000Z')).toMatchObject([
      { threadId, respondentId: world.a, state: 'waiting', overdue: false },
    ])
    expect(await listed('secretary', '2026-01-13T20:00:00.000Z')).toMatchObject([{ overdue: true }])
    expect(await listed('reporterB', '2026-01-13T20:00:00.000Z')).toEqual([])
  })
})

describe('a returned part', () => {
  test('is open alone, the rest says that it is locked', async ({ world }) => {
    const { as, respondent } = world
    await submit(as('reporterA'), respondent)
    await returnSubmission(as('approverA'), { ...respondent, ...used, reason: 'For lavt', answerDueOn: '2026-01-20' })
    expect(await world.mails('Sendt retur%')).toContain('reportera@test.example')
    const save = (lineId: string, field: string, value: string) =>
      saveValues(as('reporterA'), { ...respondent, cells: [{ lineId, field, value: exact(value) }] })
    expect(await refusal(save('line-a1', 'places', '7'))).toBe('conflict reporting.locked.parts')
    expect(await refusal(save('line-a2', 'used', '9'))).toBe('conflict reporting.locked.parts')
    expect(await refusal(nothingToReport(as('reporterA'), { ...respondent, nothing: true }))).toBe(
      'conflict reporting.locked.parts',
    )
    const reason = { ruleId: 'over-100', lineId: 'line-a2', field: 'used', reason: 'Nyt påfund' }
    expect(await refusal(saveValues(as('reporterA'), { ...respondent, cells: [], reasons: [reason] }))).toBe(
      'conflict reporting.locked.parts',
    )
    await save('line-a1', 'used', '5.8')
    await returnSubmission(as('approverA'), { ...respondent, lineId: 'line-a2', reason: 'Også denne' })
    await save('line-a2', 'used', '9')
    await submit(as('reporterA'), respondent)
    await approve(as('approverA'), respondent)
    const { threads, openParts } = await getForm(as('reporterA'), respondent)
    expect(threads.map(({ state }) => state)).toEqual(['closed', 'closed'])
    expect(openParts).toBeNull()
  })
})

describe('"uændret"', () => {
  test('copies last year into empty cells, confirmed on the day and by whom', async ({ world }) => {
    const { as, respondent } = world
    await saveValues(as('reporterA'), { ...respondent, cells: [{ ...used, value: { state: 'notReported' } }] })
    const at = '2026-01-11T09:00:00.000Z'
    const saved = await confirmUnchanged(as('secondReporterA', at), respondent)
    expect(saved.confirmed).toBe(1)
    const form = await getForm(as('readerA'), respondent)
    expect(form.lines[0]?.values).toMatchObject({ places: exact('6'), used: exact('6.4') })
    expect(form.confirmed['line-a1 used']).toEqual({ at, by: 'secondReporterA' })
    // Last year's places stood there already: confirmed anew.
    expect(form.confirmed['line-a1 places']).toEqual({ at, by: 'secondReporterA' })
    expect(form.confirmed['line-a2 places']).toEqual({ at: '2026-01-10T09:00:00.000Z', by: 'reporterA' })
    expect(form.versions).toEqual(saved.versions)
  })

  test('leaves another value as it is, and is refused where last year has nothing', async ({ world }) => {
    const { as, respondent } = world
    await confirmUnchanged(as('reporterA'), { ...respondent, lineIds: ['line-a1'] })
    const form = await getForm(as('reporterA'), respondent)
    expect(form.lines[0]?.values.used).toEqual(exact('5.5'))
    const nothing = confirmUnchanged(as('reporterA'), { ...respondent, lineIds: ['line-a2'] })
    expect(await refusal(nothing)).toBe('invalid reporting.nothingLastYear')
  })
})
