import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { isAppError } from '#platform/errors.ts'
import { loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import type { TemplateDefinition } from '../model.ts'
import { beds } from '../round-fixture.ts'
import { getForm } from '../service/form.ts'
import { approve, submit } from '../service/moves.ts'
import { createRound, getRound, openRound } from '../service/rounds.ts'
import { acceptFinding, saveValues } from '../service/save.ts'
import { loadTemplates } from './files.ts'
import { getStatistics, listStatistics, publishStatistics } from './service/statistics.ts'
import { getTemplate, listTemplateSummaries, saveTemplate } from './service/templates.ts'

const secretariat = 'sekretariat-nordjylland'
const id = 'sundhedstjek-botilbud'
const roles = {
  administrator: ['administrator', secretariat],
  secretary: ['secretariat', secretariat],
  reporterA: ['reporter', '851'],
  approverA: ['approver', '851'],
  reporterB: ['reporter', '860'],
  approverB: ['approver', '860'],
} as const

const test = databaseTest.extend('world', { scope: 'file' }, async ({ database }) => {
  await loadRegistry(database.db)
  await loadTemplates(database.db)
  await loadTemplates(database.db)
  const people: Record<string, string> = {}
  for (const [name, [role, organisation]] of Object.entries(roles)) {
    const userId = randomUUID()
    people[name] = userId
    await database.executeSql('insert into app_user (id, email, name) values ($1, $2, $3)', [
      userId,
      `${name.toLowerCase()}@test.example`,
      name,
    ])
    await database.executeSql(
      `insert into membership (user_id, role, organisation_id, valid_from) values ($1, $2, $3, '2007-01-01')`,
      [userId, role, organisation],
    )
  }
  const as = (name: keyof typeof roles | null, now = '2026-01-10T09:00:00.000Z') =>
    testApp(database, { userId: name === null ? undefined : people[name], now, today: now.slice(0, 10) }).app
  return { as }
})

const own: TemplateDefinition = { ...beds, id: 'own-beds' }

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error ?? new Error('nothing was refused')
  return { kind: error.kind, code: error.code, fields: error.details.fields }
}

describe('the shipped template of health checks', () => {
  test('shows everybody the printed totals with their reservation, and divides nothing', async ({ world }) => {
    const { years, figures, definition } = await getStatistics(world.as(null), id)
    const shown = years.map(({ year, totals, months, lines }) => [
      year,
      figures[totals.checks ?? '']?.text,
      months,
      lines.map(({ lineId }) => lineId),
    ])
    expect(shown).toEqual([
      [2022, '381', null, [secretariat]],
      [2023, '458', null, [secretariat]],
      [2024, '602', '10', [secretariat]],
    ])
    const newest = figures[`${id}.2024.${secretariat}.checks`]
    expect(newest?.notes?.[0]).toContain('januar–oktober 2024')
    expect(newest?.sources[0]?.label).toContain('DAS Social, møde 17. marts 2025')
    expect(definition.about?.da).toContain('omkring 40 %')
    expect(await listStatistics(world.as(null))).toEqual([{ id, name: definition.name }])
  })

  test('carries a round of municipalities from the first number to the public figure', async ({ world }) => {
    const { as } = world
    const terms = { templateId: id, year: 2025, title: 'Sundhedstjek 2025', ownerId: secretariat }
    const deadline = { deadlineDate: '2026-02-06', deadlineTime: '12.00' }
    const roundId = await createRound(as('secretary'), { ...terms, ...deadline, organisationIds: ['851', '860'] })
    await openRound(as('secretary'), { roundId })
    const { respondents } = await getRound(as('secretary'), roundId)
    for (const [organisationId, who, checks] of [
      ['851', 'A', '212'],
      ['860', 'B', '48'],
    ] as const) {
      const respondentId = respondents.find((row) => row.organisationId === organisationId)?.id ?? ''
      const cell = (field: string, value: string) => ({ lineId: organisationId, field, value: exact(value) })
      const months = who === 'B' ? '9' : '12'
      const saved = await saveValues(as(`reporter${who}`), {
        respondentId,
        cells: [cell('checks', checks), cell('months', months)],
      })
      if (who === 'B') {
        expect(saved.findings.map(({ ruleId }) => ruleId)).toEqual(['part-of-year', 'part-of-year-reservation'])
        const text = { text: 'Kun januar–september.' }
        await saveValues(as('reporterB'), {
          respondentId,
          cells: [{ lineId: organisationId, field: 'reservation', value: text }],
        })
        const place = { ruleId: 'part-of-year', lineId: organisationId, field: 'months' }
        await acceptFinding(as('reporterB'), { respondentId, ...place, reason: 'Ordningen stoppede i oktober' })
      }
      await submit(as(`reporter${who}`), { respondentId })
      const { submission } = await getForm(as(`approver${who}`), { respondentId })
      await approve(as(`approver${who}`), { respondentId, submissionVersion: submission?.version ?? 0 })
    }
    expect((await getStatistics(as(null), id)).years.map(({ year }) => year)).toEqual([2022, 2023, 2024])
    expect((await getStatistics(as('secretary'), id)).mayPublish).toEqual([2025])
    expect((await getStatistics(as('reporterA'), id)).mayPublish).toEqual([])
    const other = publishStatistics(as('reporterA'), { templateId: id, year: 2025 })
    expect(await refusal(other)).toMatchObject({ kind: 'forbidden' })

    await publishStatistics(as('secretary'), { templateId: id, year: 2025 })
    const { years, figures } = await getStatistics(as(null), id)
    const last = years.at(-1)
    expect(last).toMatchObject({ year: 2025, months: '9', unpublished: [] })
    expect(last?.lines.map(({ name, reservation }) => [name, reservation])).toEqual([
      ['Hjørring Kommune', 'Kun januar–september.'],
      ['Aalborg Kommune', null],
    ])
    const total = figures[last?.totals.checks ?? '']
    expect(total).toMatchObject({ text: '260', inputs: [`${id}.2025.860.checks`, `${id}.2025.851.checks`] })
    expect(figures[`${id}.2025.860.checks`]?.sources[0]?.kind).toBe('submission')
  })
})

describe('templates', () => {
  test('are saved by an administrator, version after version, and keep who made them', async ({ world }) => {
    const { as } = world
    expect(await saveTemplate(as('administrator'), own)).toEqual({ id: 'own-beds', version: 1 })
    const next = { ...own, version: 2, name: { da: 'Senge nu', en: 'Beds now' } }
    await saveTemplate(as('administrator'), next)
    const { definition, versions, shipped, mayKeep } = await getTemplate(as('administrator'), 'own-beds')
    expect(definition).toEqual(next)
    expect([shipped, mayKeep]).toEqual([false, true])
    expect(versions.map(({ version, createdByName }) => [version, createdByName])).toEqual([
      [2, 'administrator'],
      [1, 'administrator'],
    ])
    expect((await getTemplate(as(null), 'own-beds', 1)).definition).toEqual(own)
    const listed = (await listTemplateSummaries(as(null))).map((row) => [row.templateId, row.name, row.shipped])
    expect(listed).toEqual([
      ['own-beds', 'Senge nu', false],
      [id, 'Sundhedstjek på botilbud', true],
    ])
  })

  test('refuse whoever is no administrator, a version that came too late, and the shipped ones', async ({ world }) => {
    const { as } = world
    expect(await refusal(saveTemplate(as(null), own))).toMatchObject({ kind: 'unauthenticated' })
    expect(await refusal(saveTemplate(as('secretary'), own))).toMatchObject({ code: 'template.notKeeper' })
    const late = { ...own, id: 'late', version: 2 }
    expect(await refusal(saveTemplate(as('administrator'), late))).toMatchObject({ kind: 'stale' })
    const { definition } = await getTemplate(as(null), id)
    const changed = saveTemplate(as('administrator'), { ...definition, version: 2 })
    expect(await refusal(changed)).toMatchObject({ code: 'template.shipped' })
  })

  test('list every fault with its place', async ({ world }) => {
    const [rule] = own.rules
    const wrong = {
      ...own,
      id: 'Wrong Id',
      fields: [...own.fields, { ...own.fields[0], label: { da: '', en: 'x' } }],
      rules: [
        { ...rule, predicate: { kind: 'bounds', field: 'comment', min: '9', max: '1' } },
        { ...rule, id: 'no-such-field', predicate: { kind: 'required', field: 'rooms' }, validTo: '2019-01-01' },
        { ...rule, id: 'no-such-kind', predicate: { kind: 'magic' } },
      ],
    }
    const { fields } = await refusal(saveTemplate(world.as('administrator'), wrong))
    expect(fields?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'fields[3].label.da reporting.textMissing',
      'id reporting.badId',
      'rules[2].predicate.kind reporting.badPredicate',
    ])
    const { fields: deeper } = await refusal(
      saveTemplate(world.as('administrator'), {
        ...wrong,
        id: 'right',
        fields: own.fields,
        rules: wrong.rules.slice(0, 2),
      }),
    )
    expect(deeper?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'rules[0].predicate reporting.notANumberField',
      'rules[0].predicate.max reporting.limitsTurned',
      'rules[1].predicate reporting.unknownField',
      'rules[1].validTo reporting.endsBeforeItBegins',
    ])
  })

  test('cannot be changed in place, not even by the owner of the database', async ({ database, world }) => {
    await getTemplate(world.as(null), id)
    const change = database.executeSql(
      `update template_version set valid_from = '2001-01-01' where template_id = '${id}'`,
    )
    await expect(change).rejects.toThrow(/a version never changes/)
    await expect(database.executeSql('delete from template_version')).rejects.toThrow(/a version never changes/)
  })
})
