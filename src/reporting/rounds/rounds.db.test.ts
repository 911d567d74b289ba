import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { isAppError } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { sendWaiting } from '#platform/mail.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound, secretariat } from '../round-fixture.ts'
import { getForm } from '../service/form.ts'
import { approve, submit } from '../service/moves.ts'
import { exemptRespondent, extendRespondent } from '../service/respondents.ts'
import { createRound, getRound, openRound, startTest } from '../service/rounds.ts'
import { nothingToReport, saveValues } from '../service/save.ts'
import type { CalendarInput } from './model.ts'
import { answersCsv, answersWorkbook, getAnswers } from './service/answers.ts'
import { getCalendar, moveToWorkingDays, setCalendar } from './service/calendar.ts'
import { endJointReporter, setJointReporter } from './service/joint.ts'
import { messageTask, previewMessage, startMessage } from './service/messages.ts'
import { remindRespondents, writeDueReminders } from './service/reminders.ts'
import { actOnSelection } from './service/selection.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  await emptyDatabase.executeSql('delete from mail_message')
  const mails = async () => {
    const { rows } = await emptyDatabase.executeSql('select to_address, subject from mail_message order by 1, 2')
    return rows.map((row) => String((row as { to_address: string }).to_address).replace('@test.example', ''))
  }
  return { ...world, mails, database: emptyDatabase }
})

const moment = (date: string, time = '12.00') => ({ date, time })
const calendar: CalendarInput = {
  testFrom: moment('2026-01-05', '08.00'),
  opens: moment('2026-01-08', '08.00'),
  deadlines: [
    { name: 'Udkast', ...moment('2026-01-30') },
    { name: 'Endelig', ...moment('2026-02-06') },
  ],
  correctionsUntil: moment('2026-03-06'),
  final: moment('2026-03-20'),
  remindBefore: [7, 1],
  remindAfter: [3],
}
const cells = [
  { lineId: 'line-b1', field: 'places', value: exact('6') },
  { lineId: 'line-b1', field: 'used', value: exact('5.5') },
]

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

describe('a calendar', () => {
  test('is kept as it was set, and moving a deadline moves the lock', async ({ world }) => {
    const { roundId } = world
    await setCalendar(world.as('secretary'), { roundId, calendar })
    const kept = await getCalendar(world.as('secretary'), roundId)
    expect(kept.calendar).toEqual(calendar)
    const late = () => saveValues(world.as('reporterB', '2026-02-06T11:00:00.000Z'), { respondentId: world.b, cells })
    expect(await refusal(late())).toBe('conflict reporting.locked.deadline')
    const deadlines = [{ name: 'Endelig', ...moment('2026-02-13') }]
    await setCalendar(world.as('secretary'), { roundId, calendar: { ...calendar, deadlines } })
    await expect(late()).resolves.toMatchObject({ filled: 1 })
  })

  test('is refused when it runs backwards, at every place', async ({ world }) => {
    const inverted = { ...calendar, opens: moment('2026-02-10'), final: moment('2026-02-01') }
    await expect(
      setCalendar(world.as('secretary'), { roundId: world.roundId, calendar: inverted }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      details: {
        fields: [
          { path: 'deadlines[0].date' },
          { path: 'deadlines[1].date' },
          { path: 'final.date' },
          { path: 'final.date' },
        ],
      },
    })
  })

  test('says that a deadline is on a holiday, and moves it to the next working day when asked', async ({ world }) => {
    const { roundId } = world
    const easter = {
      ...calendar,
      deadlines: [{ name: '', ...moment('2026-04-02') }],
      correctionsUntil: null,
      final: null,
    }
    const notices = await setCalendar(world.as('secretary'), { roundId, calendar: easter })
    expect(notices).toMatchObject([{ date: '2026-04-02', day: { da: 'skærtorsdag' }, next: '2026-04-07' }])
    await moveToWorkingDays(world.as('secretary'), { roundId })
    const { calendar: moved, closedDays } = await getCalendar(world.as('secretary'), roundId)
    expect([moved.deadlines, closedDays]).toEqual([[{ name: '', ...moment('2026-04-07') }], []])
  })

  test('is the secretariat’s, and not written over by who saw an older one', async ({ world }) => {
    const { roundId } = world
    expect(await refusal(setCalendar(world.as('reporterA'), { roundId, calendar }))).toBe(
      'forbidden reporting.notSecretariat',
    )
    const { round } = await getCalendar(world.as('secretary'), roundId)
    const asSeen = { roundId, roundVersion: round.version, calendar }
    await setCalendar(world.as('secretary'), asSeen)
    expect(await refusal(setCalendar(world.as('secretary'), asSeen))).toBe('stale reporting.calendar.stale')
  })
})

describe('the test window', () => {
  type World = { as: Awaited<ReturnType<typeof openDemoRound>>['as'] }

  /** It begins by the calendar; the job that writes that down has not run yet. */
  async function byCalendar({ as }: World, roundId: string) {
    const { round } = await getCalendar(as('secretary'), roundId)
    const opens = moment('2026-02-01', '08.00')
    const deadlines = [{ name: '', ...moment('2026-03-06') }]
    const dated = { ...calendar, opens, deadlines, correctionsUntil: null, final: null }
    await setCalendar(as('secretary'), { roundId, roundVersion: round.version, calendar: dated })
  }

  const byHand = ({ as }: World, roundId: string) => startTest(as('secretary'), { roundId })

  async function tested(world: World, begin = byHand) {
    const roundId = await createRound(world.as('secretary'), {
      templateId: 'beds',
      year: 2026,
      title: 'Senge 2026',
      ownerId: secretariat,
      deadlineDate: '2026-03-06',
      deadlineTime: '12.00',
    })
    await begin(world, roundId)
    const { respondents } = await getRound(world.as('secretary'), roundId)
    const respondentId = respondents.find(({ organisationId }) => organisationId === 'op-b')?.id ?? ''
    await saveValues(world.as('reporterB'), { respondentId, cells })
    return { roundId, respondentId }
  }

  test('lets one fill and not send', async ({ world }) => {
    const { roundId, respondentId } = await tested(world)
    expect(await refusal(submit(world.as('reporterB'), { respondentId }))).toBe('conflict reporting.locked.test')
    const { round } = await getCalendar(world.as('secretary'), roundId)
    const later = {
      ...calendar,
      opens: moment('2026-02-01', '08.00'),
      deadlines: [{ name: '', ...moment('2026-03-06') }],
    }
    const dated = { ...later, correctionsUntil: null, final: null }
    await setCalendar(world.as('secretary'), { roundId, roundVersion: round.version, calendar: dated })
    await expect(submit(world.as('reporterB'), { respondentId })).rejects.toMatchObject({
      details: { params: { until: ' Den åbner 1. februar 2026 kl. 08.00.' } },
    })
  })

  test('is kept when the round opens', async ({ world }) => {
    const { roundId, respondentId } = await tested(world)
    await openRound(world.as('secretary'), { roundId })
    await expect(submit(world.as('reporterB'), { respondentId })).resolves.toMatchObject({ number: 1 })
  })

  test.for([
    ['by hand', byHand],
    ['by the calendar', byCalendar],
  ] as const)(
    'begun %s is thrown away when the secretariat says so, and nothing else is',
    async ([, begin], { world }) => {
      const { roundId, respondentId } = await tested(world, begin)
      await saveValues(world.as('reporterB'), { respondentId: world.b, cells })
      await openRound(world.as('secretary'), { roundId, discardTest: true })
      const form = await getForm(world.as('reporterB'), { respondentId })
      expect([form.submission, form.lines[0]?.values]).toEqual([null, {}])
      const other = await getForm(world.as('reporterB'), { respondentId: world.b })
      expect(other.lines[0]?.values.places).toEqual(exact('6'))
    },
  )
})

describe('reminders', () => {
  const at = (now: string) => ({ now, today: now.slice(0, 10) })
  const write = (world: { database: Parameters<typeof openDemoRound>[0] }, now: string) =>
    writeDueReminders(world.database.db, at(now), 'https://test.example')

  test('go on their days to those who are missing, each once, whoever asks how often', async ({ world }) => {
    await setCalendar(world.as('secretary'), { roundId: world.roundId, calendar })
    await nothingToReport(world.as('reporterB'), { respondentId: world.b, nothing: true })
    await submit(world.as('reporterB'), { respondentId: world.b })
    expect(await write(world, '2026-01-22T09:00:00.000Z')).toBe(0)
    expect(await write(world, '2026-01-23T06:59:00.000Z')).toBe(0)
    await Promise.all([1, 2, 3].map(() => write(world, '2026-01-23T09:00:00.000Z')))
    await write(world, '2026-01-23T12:00:00.000Z')
    await write(world, '2026-01-24T12:00:00.000Z')
    expect(await world.mails()).toEqual(['botha', 'reportera', 'secondreportera'])
    await write(world, '2026-02-09T09:00:00.000Z')
    expect(await world.mails()).toHaveLength(6)
  })

  test('follow a respondent’s own deadline, and leave the exempt alone', async ({ world }) => {
    await setCalendar(world.as('secretary'), { roundId: world.roundId, calendar })
    await exemptRespondent(world.as('secretary'), { respondentId: world.a, reason: 'Lukket i året' })
    const more = { respondentId: world.b, date: '2026-02-16', time: '12.00', reason: 'Sygdom' }
    await extendRespondent(world.as('secretary'), more)
    await write(world, '2026-02-05T09:00:00.000Z')
    expect(await world.mails()).toEqual([])
    await write(world, '2026-02-09T09:00:00.000Z')
    expect(await world.mails()).toEqual(['reporterb'])
  })

  test('come once each when the mail server was down for an hour and two instances send', async ({ world }) => {
    await setCalendar(world.as('secretary'), { roundId: world.roundId, calendar })
    await write(world, '2026-01-23T09:00:00.000Z')
    const { db } = world.database
    const log = createLog('error')
    const down = async () => {
      throw new Error('mail server is down')
    }
    await Promise.all([
      sendWaiting(db, down, { ...log, warn: () => {} }),
      sendWaiting(db, down, { ...log, warn: () => {} }),
    ])
    await world.database.executeSql('update mail_message set next_attempt_at = now()')
    await write(world, '2026-01-23T10:00:00.000Z')
    const got: string[] = []
    const up = async ({ to }: { to: string }) => void got.push(to)
    await Promise.all([sendWaiting(db, up, log), sendWaiting(db, up, log)])
    await sendWaiting(db, up, log)
    expect(got.sort()).toEqual(
      ['botha', 'reportera', 'reporterb', 'secondreportera'].map((name) => `${name}@test.example`),
    )
  })

  test('of chosen respondents go to those still missing, once a day', async ({ world }) => {
    const { roundId } = world
    await nothingToReport(world.as('reporterB'), { respondentId: world.b, nothing: true })
    await submit(world.as('reporterB'), { respondentId: world.b })
    const chosen = { roundId, respondentIds: [world.a, world.b] }
    await remindRespondents(world.as('secretary'), chosen)
    await remindRespondents(world.as('secretary'), chosen)
    expect(await world.mails()).toEqual(['botha', 'reportera', 'secondreportera'])
    expect(await refusal(remindRespondents(world.as('secretary'), { roundId, respondentIds: [world.b] }))).toBe(
      'conflict reporting.select.nobody',
    )
    expect(await refusal(remindRespondents(world.as('approverA'), chosen))).toBe('forbidden reporting.notSecretariat')
  })
})

describe('a message', () => {
  const text = { subject: 'Ny vejledning', body: 'Se bilaget.' }

  test('goes to those shown, once each, also when it is sent twice', async ({ world }) => {
    const { roundId } = world
    await exemptRespondent(world.as('secretary'), { respondentId: world.a, reason: 'Lukket i året' })
    const all = { roundId, to: 'all' as const }
    const shown = await previewMessage(world.as('secretary'), all)
    expect(shown).toMatchObject({ people: 1, receivers: [{ name: 'Driftsherre B', people: 1 }] })
    const { app, sent } = testApp(world.database, { userId: world.people.secretary, now: '2026-01-10T09:00:00.000Z' })
    const message = { ...all, ...text, messageId: randomUUID(), people: 1 }
    await startMessage(app, message)
    await startMessage(app, message)
    expect(sent.map(({ name }) => name)).toEqual(['task.run', 'task.run'])
    const { rows } = await world.database.executeSql('select user_id, input from background_task')
    for (const row of rows as { user_id: string; input: unknown }[]) {
      await messageTask(world.database.db).run(row.user_id, row.input, async () => {})
    }
    expect(await world.mails()).toEqual(['reporterb'])
  })

  test('is refused when others would get it than were shown', async ({ world }) => {
    const message = { roundId: world.roundId, to: 'missing' as const, ...text, messageId: randomUUID(), people: 9 }
    expect(await refusal(startMessage(world.as('secretary'), message))).toBe('conflict reporting.message.changed')
    expect(await refusal(previewMessage(world.as('reporterA'), message))).toBe('forbidden reporting.notSecretariat')
  })
})

describe('a joint reporter', () => {
  const joint = { reportedById: 'op-a', from: '2026-01-01', to: null, reason: 'Fælles administration' }

  test('writes and sends for another, who still approves', async ({ world }) => {
    const asked = { respondentId: world.b }
    expect(await refusal(saveValues(world.as('reporterA'), { ...asked, cells }))).toMatch(/notFound|forbidden/)
    await setJointReporter(world.as('secretary'), { ...asked, ...joint })
    await saveValues(world.as('reporterA'), { ...asked, cells })
    await submit(world.as('reporterA'), asked)
    await expect(approve(world.as('approverB'), asked)).resolves.toMatchObject({ number: 1 })
    expect(await refusal(saveValues(world.as('reporterB'), { ...asked, cells }))).toBe('forbidden reporting.may.report')
  })

  test('has dates: before and after them the respondent reports for itself', async ({ world }) => {
    const asked = { respondentId: world.b }
    await setJointReporter(world.as('secretary'), { ...asked, ...joint, from: '2000-01-01', to: '2001-01-01' })
    await expect(saveValues(world.as('reporterB'), { ...asked, cells })).resolves.toMatchObject({ filled: 1 })
    expect(await refusal(saveValues(world.as('reporterA'), { ...asked, cells }))).toMatch(/notFound|forbidden/)
    await endJointReporter(world.as('secretary'), asked)
    const { respondents } = await getRound(world.as('secretary'), world.roundId)
    expect(respondents.map(({ reportedByName }) => reportedByName)).toEqual([null, null])
  })

  test('is set by the secretariat, with a reason, and is another organisation', async ({ world }) => {
    const asked = { respondentId: world.b, ...joint }
    expect(await refusal(setJointReporter(world.as('reporterA'), asked))).toMatch(/notFound|forbidden/)
    expect(await refusal(setJointReporter(world.as('secretary'), { ...asked, reportedById: 'op-b' }))).toBe(
      'invalid reporting.joint.noOrganisation',
    )
    expect(await refusal(setJointReporter(world.as('secretary'), { ...asked, to: '2025-01-01' }))).toBe(
      'invalid reporting.joint.inverted',
    )
  })
})

describe('the overview', () => {
  test('says who is late, per region and in all', async ({ world }) => {
    await world.database.executeSql(`
      insert into organisation (id, kind, valid_from) values ('999', 'municipality', '2007-01-01');
      insert into organisation_name (organisation_id, name, valid_from) values ('999', 'Kommune', '2007-01-01');
      insert into municipality_region (municipality_id, region_id, valid_from) values ('999', 'op-a', '2007-01-01');
      insert into municipality_tile (municipality_id, col, row) values ('999', 1, 1);`)
    const before = await getRound(world.as('secretary', '2026-02-06T10:59:59.999Z'), world.roundId)
    const after = await getRound(world.as('secretary', '2026-02-06T11:00:00.000Z'), world.roundId)
    expect([before.late, after.late]).toEqual([0, 2])
    expect(after.regions.map(({ regionId, late, counts }) => [regionId, late, counts.notStarted])).toEqual([
      ['op-a', 1, 1],
      [null, 1, 1],
    ])
  })

  test('acts on a selection: each by itself, and says which refused and why', async ({ world }) => {
    await nothingToReport(world.as('reporterB'), { respondentId: world.b, nothing: true })
    await submit(world.as('reporterB'), { respondentId: world.b })
    const chosen = { roundId: world.roundId, respondentIds: [world.a, world.b], reason: 'Mangler bemærkning' }
    expect(await actOnSelection(world.as('secretary'), { ...chosen, action: 'return' })).toEqual({
      done: 1,
      refused: [{ respondentId: world.a, code: 'reporting.nothingWritten' }],
    })
    const more = { ...chosen, action: 'extend' as const, date: '2026-02-20', time: '12.00' }
    expect((await actOnSelection(world.as('secretary'), more)).done).toBe(2)
    expect(await refusal(actOnSelection(world.as('secretary'), { ...chosen, action: 'return', reason: '' }))).toBe(
      'invalid reporting.reasonMissing',
    )
  })
})

describe('all answers', () => {
  test('hold every respondent, version and value with who and when, and no draft values', async ({ world }) => {
    await saveValues(world.as('reporterA'), {
      respondentId: world.a,
      cells: [{ lineId: 'line-a1', field: 'places', value: exact('7') }],
    })
    await saveValues(world.as('reporterB'), { respondentId: world.b, cells })
    await submit(world.as('reporterB'), { respondentId: world.b })
    const { answers } = await getAnswers(world.as('secretary'), { roundId: world.roundId })
    expect(answers.map((row) => [row.organisationName, row.state, row.lineName, row.field, row.value])).toEqual([
      ['Driftsherre A', 'draft', null, null, null],
      ['Driftsherre B', 'submitted', 'Hus B', 'places', '6'],
      ['Driftsherre B', 'submitted', 'Hus B', 'used', '5.5'],
    ])
    expect(answers[1]).toMatchObject({ submittedBy: 'reporterB', changedBy: 'reporterB', unit: 'pladser' })
    expect(await refusal(getAnswers(world.as('reporterA'), { roundId: world.roundId }))).toBe(
      'forbidden reporting.notSecretariat',
    )
  })

  test('are the same in Excel and CSV, and no text becomes a formula', async ({ world }) => {
    const comment = { lineId: 'line-b1', field: 'comment', value: { text: '=1+1' } }
    await saveValues(world.as('reporterB'), { respondentId: world.b, cells: [...cells, comment] })
    await submit(world.as('reporterB'), { respondentId: world.b })
    const { content } = await answersCsv(world.as('secretary'), { roundId: world.roundId })
    expect(content.split('\r\n')).toHaveLength(6)
    expect(content).toContain(",'=1+1,")
    const workbook = new ExcelJS.Workbook()
    const { content: bytes, name } = await answersWorkbook(world.as('secretary'), { roundId: world.roundId })
    await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
    const values = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flatMap((row) => row as unknown[]))
    expect(name).toBe('beds-2025-svar.xlsx')
    expect(values).toEqual(expect.arrayContaining(['Driftsherre B', 5.5, '=1+1', 'Venter på godkendelse']))
    const instants = [content, ...values].filter((value) => /\d\d:\d\d(:\d\d)?(\.\d+)?Z/.test(String(value)))
    expect(instants).toEqual([])
    expect(content).toMatch(/,2026-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00,/)
    expect(values).toContainEqual(expect.stringMatching(/^2026-\d\d-\d\d \d\d\.\d\d$/))
  })
})
