import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { listTasks, whenTasksAreListed } from '#reporting/index.ts'
import { freshDatabase } from '#testing/database.ts'
import { everySheet, handIn, handInCorrection, type Opened, openTariffRound, type Person } from './cycle-fixture.ts'
import { addRemark, answerRemark, getCycle, getSheetPage, remarkTasks } from './service.ts'
import { tariffTemplateId } from './template.ts'

let database: OpenDatabase
let opened: Opened
let remarkId: string
beforeEach(async () => {
  whenTasksAreListed(tariffTemplateId, remarkTasks)
  database = await freshDatabase()
  opened = await openTariffRound(database)
  await handIn(opened)
  const sheetId = (await everySheet(database))[0]?.id ?? ''
  const remark = { sheetId, field: 'cost_staff', text: 'Hvorfor så meget?', sendBack: false }
  await addRemark(opened.as('secretary'), { ...remark, address: 'https://x.example' })
  const { rows } = await getCycle(opened.as('secretary'), opened.roundId)
  remarkId = rows[0]?.steps.find(({ kind }) => kind === 'remark')?.id ?? ''
  return () => database.close()
})

const pageOf = (person: Person) => getSheetPage(opened.as(person), { respondentId: opened.a, lineId: 'line-a1' })
const answerAs = (person: Person | null, text = 'Nye nattevagter') =>
  answerRemark(opened.as(person), { stepId: remarkId, text, address: 'https://x.example' }).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const mails = () =>
  asSystem(database.db, 'test', async (tx) => {
    const { rows } = await sql<{ to_address: string; subject: string; body: string }>`
      select to_address, subject, body from mail_message where dedupe_key like 'tariffs.step.%' order by created_at`.execute(
      tx,
    )
    return rows
  })

describe('a remark of the group', () => {
  test('is mailed to the operator with its line and the address of the sheet, and answered to who remarked', async () => {
    expect((await pageOf('reporterA')).answerable).toEqual([remarkId])
    expect(await answerAs('reporterA')).toBe('done')
    const [row] = (await getCycle(opened.as('secretary'), opened.roundId)).rows
    expect(row?.steps.at(-1)).toMatchObject({
      kind: 'answer',
      answersId: remarkId,
      text: 'Nye nattevagter',
      byName: 'reporterA',
    })
    const [asked, answered, ...rest] = await mails()
    expect(rest).toEqual([])
    expect(asked).toMatchObject({ to_address: 'reportera@test.example' })
    expect(asked?.body).toContain('Personale: Hvorfor så meget?')
    expect(asked?.body).toContain(`https://x.example/takster/skema/${opened.a}/line-a1`)
    expect(answered).toMatchObject({ to_address: 'secretary@test.example' })
    expect(answered?.body).toContain('Nye nattevagter')
  })

  test('waits for the operator among the tasks until it is answered, and for nobody else', async () => {
    const task = { kind: 'remark', roundTitle: 'Hus A, 2026', organisationName: 'Driftsherre A', deadline: null }
    const waits = async (person: Person) => (await listTasks(opened.as(person))).filter(({ kind }) => kind === 'remark')
    expect(await waits('reporterA')).toMatchObject([
      { ...task, href: `/takster/skema/${opened.a}/line-a1#bemaerkninger` },
    ])
    expect(await waits('reporterB')).toEqual([])
    expect(await waits('secretary')).toEqual([])
    await answerAs('reporterA')
    expect(await waits('reporterA')).toEqual([])
    const sheetId = (await everySheet(database))[0]?.id ?? ''
    await addRemark(opened.as('secretary'), { sheetId, field: null, text: 'Ret belægningen', sendBack: true })
    expect(await waits('reporterA')).toMatchObject([task])
    await handInCorrection(opened, { cost_staff: '6400000' })
    expect(await waits('reporterA')).toEqual([])
  })

  test('is answered by the operator alone', async () => {
    expect(await answerAs('approverA')).toBe('done')
    expect(await answerAs('secretary')).toBe('tariffs.answerOperatorOnly')
    expect(await answerAs('member')).toBe('tariffs.answerOperatorOnly')
    expect(await answerAs('reporterB')).toBe('tariffs.noRemark')
    expect(await answerAs(null)).toBe('tariffs.logIn')
  })

  test('is not answered past the policies: not by others, nor an answer that answers no remark', async () => {
    const sheetId = (await everySheet(database))[0]?.id
    const insert = (person: Person, values: string) =>
      asActor(opened.as(person), (tx) =>
        sql
          .raw(
            `insert into tariff_step (sheet_id, kind, text, answers_id, by_user) values ('${sheetId}', ${values}, app_user_id())`,
          )
          .execute(tx),
      ).then(
        () => 'done',
        () => 'refused',
      )
    expect(await insert('reporterA', `'answer', 'Fordi', '${remarkId}'`)).toBe('done')
    expect(await insert('secretary', `'answer', 'Fordi', '${remarkId}'`)).toBe('refused')
    expect(await insert('reporterB', `'answer', 'Fordi', '${remarkId}'`)).toBe('refused')
    expect(await insert('reporterA', `'answer', 'Fordi', null`)).toBe('refused')
    expect(await insert('reporterA', `'answer', 'x', '${remarkId}'`)).toBe('refused')
    expect(await insert('reporterA', `'remark', 'Fordi', null`)).toBe('refused')
  })

  test('stays with the version it was about: after a correction the group reads both, and nobody answers the old', async () => {
    await answerAs('reporterA')
    await handInCorrection(opened, { cost_staff: '6400000' })
    const [row] = (await getCycle(opened.as('secretary'), opened.roundId)).rows
    expect(row?.steps.map(({ kind }) => kind)).toEqual(['reported'])
    expect(row?.earlier.map(({ kind }) => kind)).toEqual(['reported', 'remark', 'answer'])
    const page = await pageOf('reporterA')
    expect(page.answerable).toEqual([])
    expect(page.steps.map(({ kind }) => kind)).toContain('answer')
    expect(await answerAs('reporterA')).toBe('tariffs.remarkClosed')
  })
})
