import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { exact, unknown } from '#figures/quantity.ts'
import { asActor } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound, secretariat } from './round-fixture.ts'
import { approvedValues, publishSubmissions } from './service/door.ts'
import { getForm } from './service/form.ts'
import { approve, correct, returnSubmission, submit } from './service/moves.ts'
import { exemptRespondent, extendRespondent } from './service/respondents.ts'
import { closeRound, createRound, getRound } from './service/rounds.ts'
import { acceptFinding, nothingToReport, saveValues } from './service/save.ts'
import { listTasks } from './service/tasks.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => openDemoRound(emptyDatabase))

type World = Awaited<ReturnType<typeof openDemoRound>>

const complete = [
  { lineId: 'line-a1', field: 'places', value: exact('6') },
  { lineId: 'line-a1', field: 'used', value: exact('5.5') },
  { lineId: 'line-a2', field: 'places', value: exact('10') },
  { lineId: 'line-a2', field: 'used', value: unknown },
]

async function submitted(world: World) {
  await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
  await submit(world.as('reporterA'), { respondentId: world.a })
}

/** The code of a refusal; fails when the work is not refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

describe('a round', () => {
  test('asks every operator with offerings, about its own', async ({ world }) => {
    const round = await getRound(world.as('secretary'), world.roundId)
    expect(round.respondents.map(({ name, lines }) => [name, lines])).toEqual([
      ['Driftsherre A', 2],
      ['Driftsherre B', 1],
    ])
    expect(round.deadline).toBe('2026-02-06T11:00:00.000Z')
  })

  test('writes once to each reporter when it opens', async ({ world, emptyDatabase }) => {
    const { rows } = await emptyDatabase.executeSql('select to_address from mail_message order by 1')
    expect(rows).toEqual(
      ['botha', 'reportera', 'reporterb', 'secondreportera'].map((name) => ({ to_address: `${name}@test.example` })),
    )
    expect(world.roundId).toBeTruthy()
  })

  test('keeps every character people write, and a cell alone', async ({ world }) => {
    const odd = 'a,b "c" {d} \\ \u001f NULL\n e'
    const save = (cells: Parameters<typeof saveValues>[1]['cells']) =>
      saveValues(world.as('reporterA'), { respondentId: world.a, cells })
    await save([{ lineId: 'line-a1', field: 'comment', value: { text: odd } }])
    await save([
      { lineId: 'line-a2', field: 'places', value: unknown },
      { lineId: 'line-a2', field: 'used', value: { state: 'interval', low: '8', high: '10' } },
      { lineId: 'line-a2', field: 'comment', value: { text: 'NULL' } },
    ])
    const { lines } = await getForm(world.as('reporterA'), { respondentId: world.a })
    expect(lines.map(({ values }) => values)).toEqual([
      { comment: { text: odd } },
      { places: unknown, used: { state: 'interval', low: '8', high: '10' }, comment: { text: 'NULL' } },
    ])
  })

  test('is made by a secretariat only, and once a year', async ({ world }) => {
    const input = {
      templateId: 'beds',
      year: 2025,
      title: 'X',
      ownerId: secretariat,
      deadlineDate: '2026-03-01',
      deadlineTime: '12.00',
    }
    expect(await refusal(createRound(world.as('reporterA'), input))).toBe('forbidden reporting.notSecretariat')
    expect(await refusal(createRound(world.as('secretary'), input))).toBe('conflict reporting.roundExists')
    expect(await refusal(createRound(world.as('secretary'), { ...input, deadlineDate: '2026-02-30' }))).toBe(
      'invalid reporting.deadlineUnreadable',
    )
  })

  test('locks drafts when it closes', async ({ world }) => {
    await closeRound(world.as('secretary'), { roundId: world.roundId })
    expect(await refusal(saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete }))).toBe(
      'conflict reporting.locked.closed',
    )
  })
})

describe('a form', () => {
  test('shows own lines with last year beside them', async ({ world }) => {
    const form = await getForm(world.as('reporterA'), { respondentId: world.a })
    expect(form.lines.map(({ name, detail }) => [name, detail])).toContainEqual(['Hus A', 'SEL § 108'])
    expect(form.previous['line-a1']).toEqual({ places: exact('6'), used: exact('6.4') })
    expect(form.findings.map(({ ruleId }) => ruleId)).toEqual([
      'places-missing',
      'used-missing',
      'places-missing',
      'used-missing',
    ])
  })

  test('keeps what is typed, and the same save twice changes nothing', async ({ world, emptyDatabase }) => {
    const first = await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    const again = await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    expect(again.submissionVersion).toBe(first.submissionVersion)
    const { rows } = await emptyDatabase.executeSql(
      "select count(*) as n from audit_entry where table_name = 'submission_value' and after->>'submission_id' = $1",
      [first.submissionId],
    )
    expect(rows).toEqual([{ n: 4 }])
    const { respondents } = await getRound(world.as('secretary'), world.roundId)
    expect(respondents[0]?.submission).toMatchObject({ filled: 2, errors: 0, warnings: 0 })
  })

  test('gives both values to the second of two who changed one cell', async ({ world }) => {
    const cell = { lineId: 'line-a1', field: 'used', version: 0 }
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: [{ ...cell, value: exact('5') }] })
    const other = saveValues(world.as('secondReporterA'), {
      respondentId: world.a,
      cells: [{ ...cell, value: exact('6.5') }],
    })
    await expect(other).rejects.toMatchObject({
      kind: 'stale',
      details: { data: { conflicts: [{ lineId: 'line-a1', field: 'used', mine: '6,5', theirs: '5', version: 1 }] } },
    })
  })

  test('loses nothing when two people begin it at the same moment in different cells', async ({ world }) => {
    const [one, two] = complete
    await Promise.all([
      saveValues(world.as('reporterA'), { respondentId: world.a, cells: [{ ...one!, version: 0 }] }),
      saveValues(world.as('secondReporterA'), { respondentId: world.a, cells: [{ ...two!, version: 0 }] }),
    ])
    const form = await getForm(world.as('reporterA'), { respondentId: world.a })
    expect(form.lines[0]?.values).toEqual({ places: exact('6'), used: exact('5.5') })
    expect(form.history).toHaveLength(1)
  })

  test('refuses lines and fields that are not its own', async ({ world }) => {
    const cells = [{ lineId: 'line-b1', field: 'places', value: exact('1') }]
    expect(await refusal(saveValues(world.as('reporterA'), { respondentId: world.a, cells }))).toBe(
      'invalid reporting.invalidCells',
    )
  })

  test('is locked from the instant of the deadline, and more time opens it', async ({ world }) => {
    const at = (now: string) => saveValues(world.as('reporterA', now), { respondentId: world.a, cells: complete })
    await at('2026-02-06T10:59:59.999Z')
    const late = () => at('2026-02-06T11:00:00.000Z')
    expect(
      await refusal(
        late().then(() => submit(world.as('reporterA', '2026-02-06T11:00:00.000Z'), { respondentId: world.a })),
      ),
    ).toBe('conflict reporting.locked.deadline')
    const more = { respondentId: world.a, date: '2026-02-13', time: '12.00', reason: 'Sygdom' }
    expect(await refusal(extendRespondent(world.as('reporterA'), more))).toBe('forbidden reporting.may.follow')
    await extendRespondent(world.as('secretary'), more)
    await expect(late()).resolves.toMatchObject({ filled: 2 })
  })

  test('is locked for an exempt respondent', async ({ world }) => {
    await exemptRespondent(world.as('secretary'), { respondentId: world.a, reason: 'Lukket i året' })
    expect(await refusal(saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete }))).toBe(
      'conflict reporting.locked.exempt',
    )
  })
})

describe('sending', () => {
  test('is refused with every place that is missing', async ({ world }) => {
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete.slice(0, 1) })
    await expect(submit(world.as('reporterA'), { respondentId: world.a })).rejects.toMatchObject({
      code: 'reporting.notComplete',
      details: {
        fields: [{ path: 'celle.line-a1.used' }, { path: 'celle.line-a2.places' }, { path: 'celle.line-a2.used' }],
      },
    })
  })

  test('needs a written reason for a warning, and another value asks again', async ({ world }) => {
    const over = (used: string) =>
      [...complete, { lineId: 'line-a1', field: 'used', value: exact(used) }].filter((_cell, i) => i !== 1)
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: over('6.4') })
    expect(await refusal(submit(world.as('reporterA'), { respondentId: world.a }))).toBe(
      'conflict reporting.notComplete',
    )
    const warning = { respondentId: world.a, ruleId: 'over-100', lineId: 'line-a1', field: 'used' }
    expect(await refusal(acceptFinding(world.as('reporterA'), { ...warning, reason: ' x ' }))).toBe(
      'invalid reporting.reasonMissing',
    )
    const saved = await acceptFinding(world.as('reporterA'), { ...warning, reason: 'Overbelagt hele året' })
    expect(saved.findings[0]?.accepted).toMatchObject({ reason: 'Overbelagt hele året', acceptedBy: 'reporterA' })
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: over('6.6') })
    expect(await refusal(submit(world.as('reporterA'), { respondentId: world.a }))).toBe(
      'conflict reporting.notComplete',
    )
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: over('6.4') })
    await submit(world.as('reporterA'), { respondentId: world.a })
  })

  test('works with nothing to report, said and not inferred', async ({ world }) => {
    expect(await refusal(submit(world.as('reporterB'), { respondentId: world.b }))).toBe(
      'conflict reporting.nothingWritten',
    )
    await nothingToReport(world.as('reporterB'), { respondentId: world.b, nothing: true })
    await submit(world.as('reporterB'), { respondentId: world.b })
    const form = await getForm(world.as('reporterB'), { respondentId: world.b })
    expect(form.submission).toMatchObject({ state: 'submitted', nothingToReport: true })
  })

  test('is refused when something was written since one looked', async ({ world }) => {
    const saved = await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    await saveValues(world.as('secondReporterA'), {
      respondentId: world.a,
      cells: [{ lineId: 'line-a1', field: 'comment', value: { text: 'Se her' } }],
    })
    const seen = { respondentId: world.a, submissionVersion: saved.submissionVersion }
    expect(await refusal(submit(world.as('reporterA'), seen))).toBe('stale reporting.stale')
  })

  test('happens once when two press at the same moment', async ({ world }) => {
    await saveValues(world.as('reporterA'), { respondentId: world.a, cells: complete })
    const results = await Promise.allSettled([
      submit(world.as('reporterA'), { respondentId: world.a }),
      submit(world.as('secondReporterA'), { respondentId: world.a }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { events } = await getForm(world.as('reporterA'), { respondentId: world.a })
    expect(events.map(({ kind }) => kind)).toEqual(['submitted'])
  })
})

describe('handling', () => {
  test('needs other eyes than those that reported, in the service', async ({ world }) => {
    await saveValues(world.as('bothA'), { respondentId: world.a, cells: complete })
    await submit(world.as('reporterA'), { respondentId: world.a })
    expect(await refusal(approve(world.as('bothA'), { respondentId: world.a }))).toBe('forbidden reporting.fourEyes')
    expect(await refusal(approve(world.as('reporterA'), { respondentId: world.a }))).toBe(
      'forbidden reporting.may.approve',
    )
    expect(await refusal(approve(world.as('approverB'), { respondentId: world.a }))).toBe('notFound reporting.notFound')
    await approve(world.as('approverA'), { respondentId: world.a })
  })

  test('needs other eyes in the database too, whatever the service does', async ({ world }) => {
    await saveValues(world.as('bothA'), { respondentId: world.a, cells: complete })
    await submit(world.as('bothA'), { respondentId: world.a })
    const forced = (who: 'bothA' | 'reporterA' | 'secretary', set: string) =>
      asActor(world.as(who), (tx) =>
        sql`update submission set ${sql.raw(set)} where respondent_id = ${world.a}::uuid`.execute(tx),
      )
    const approved = "state = 'approved', approved_at = now(), approved_by = app_user_id()"
    await expect(forced('bothA', approved)).rejects.toThrow(/submission/)
    await expect(forced('reporterA', approved)).rejects.toThrow(/not a move/)
    await expect(forced('secretary', approved)).rejects.toThrow(/not a move/)
    await expect(forced('bothA', `${approved}, submitted_by = '${world.people.reporterA}'`)).rejects.toThrow(
      /submission/,
    )
    await expect(forced('reporterA', "state = 'draft'")).rejects.toThrow(/not a move/)
  })

  test('returns with a reason the reporter reads, and the way goes on', async ({ world }) => {
    await submitted(world)
    const back = { respondentId: world.a, lineId: 'line-a1', field: 'used' }
    expect(await refusal(returnSubmission(world.as('approverA'), { ...back, reason: '' }))).toBe(
      'invalid reporting.reasonMissing',
    )
    await returnSubmission(world.as('secretary'), { ...back, reason: 'Er det hele året?' })
    expect(await listTasks(world.as('reporterA'))).toMatchObject([
      { kind: 'answer', organisationName: 'Driftsherre A' },
    ])
    const form = await getForm(world.as('reporterA', '2026-02-10T09:00:00.000Z'), { respondentId: world.a })
    expect(form.lock).toBeNull()
    expect(form.events.at(-1)).toMatchObject({
      kind: 'returned',
      text: 'Er det hele året?',
      lineId: 'line-a1',
      byName: 'secretary',
    })
    await submit(world.as('reporterA'), { respondentId: world.a })
    await approve(world.as('approverA'), { respondentId: world.a })
    expect(await listTasks(world.as('approverA'))).toEqual([])
  })

  test('a correction is a new version; the old one counts until the new one is approved', async ({ world }) => {
    await submitted(world)
    await approve(world.as('approverA'), { respondentId: world.a })
    expect(await refusal(correct(world.as('reporterA'), { respondentId: world.a, reason: '' }))).toBe(
      'invalid reporting.reasonMissing',
    )
    await correct(world.as('reporterA', '2026-05-01T09:00:00.000Z'), { respondentId: world.a, reason: 'Tastefejl' })
    await saveValues(world.as('reporterA', '2026-05-01T09:05:00.000Z'), {
      respondentId: world.a,
      cells: [{ lineId: 'line-a1', field: 'used', value: exact('5') }],
    })
    const counted = () =>
      asActor(world.as('reporterA'), (tx) =>
        approvedValues(tx, { templateId: 'beds', years: [2025], lineIds: ['line-a1'] }),
      ).then((values) => values.find(({ field }) => field === 'used'))
    expect(await counted()).toMatchObject({ quantity: exact('5.5'), submissionNumber: 1, approvedByName: 'approverA' })
    await submit(world.as('reporterA', '2026-05-01T09:10:00.000Z'), { respondentId: world.a })
    await approve(world.as('approverA', '2026-05-02T09:00:00.000Z'), { respondentId: world.a })
    expect(await counted()).toMatchObject({ quantity: exact('5'), submissionNumber: 2, isPublic: false })
    const old = await getForm(world.as('readerA'), { respondentId: world.a, number: 1 })
    expect(old.submission?.state).toBe('superseded')
    expect(old.lines[0]?.values.used).toEqual(exact('5.5'))
  })

  test('figures of a printed year can be corrected by their operator', async ({ world }) => {
    const [round] = (await import('./service/rounds.ts').then((rounds) =>
      rounds.listRoundOverviews(world.as('reporterA'), { year: 2024 }),
    ))!
    const respondentId = round!.respondents[0]!.id
    await correct(world.as('reporterA'), { respondentId, reason: 'Forkert i rapporten' })
    await saveValues(world.as('reporterA'), {
      respondentId,
      cells: [{ lineId: 'line-a1', field: 'used', value: exact('6') }],
    })
    await submit(world.as('reporterA'), { respondentId })
    await approve(world.as('approverA'), { respondentId })
    const used = async (who: 'reporterA' | null) => {
      const values = await asActor(world.as(who), (tx) => approvedValues(tx, { templateId: 'beds', years: [2024] }))
      return values
        .filter(({ field }) => field === 'used')
        .map(({ quantity, submissionNumber }) => [quantity, submissionNumber])
    }
    expect(await used('reporterA')).toEqual([[exact('6'), 2]])
    // The public reads what was published until an edition carries the correction.
    expect(await used(null)).toEqual([[exact('6.4'), 1]])
    const { id } = (await getForm(world.as('reporterA'), { respondentId })).submission!
    await asActor(world.as('secretary'), (tx) => publishSubmissions(tx, [id], '2026-03-01T00:00:00.000Z'))
    expect(await used(null)).toEqual([[exact('6'), 2]])
  })
})
