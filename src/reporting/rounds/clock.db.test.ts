import { describe, expect } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound, secretariat } from '../round-fixture.ts'
import { getForm } from '../service/form.ts'
import { createRound, getRound, reopenRound } from '../service/rounds.ts'
import { saveValues } from '../service/save.ts'
import type { CalendarInput } from './model.ts'
import { setCalendar } from './service/calendar.ts'
import { followCalendars } from './service/clock.ts'

// A round opens and closes by its calendar: in the very second, written down once, whether or not anybody is there.

const address = 'https://test.example'
const moment = (date: string, time = '12.00') => ({ date, time })
// Danish clocks go forward on the night to 29 March 2026: 08.00 on the 28th is 07:00 UTC, on the 30th 06:00 UTC.
const calendar: CalendarInput = {
  testFrom: moment('2026-03-28', '08.00'),
  opens: moment('2026-03-30', '08.00'),
  deadlines: [{ name: '', ...moment('2026-04-20') }],
  correctionsUntil: moment('2026-05-20'),
  final: moment('2026-06-01', '12.00'),
  remindBefore: [],
  remindAfter: [],
}
const [testFrom, opens, final] = ['2026-03-28T07:00:00.000Z', '2026-03-30T06:00:00.000Z', '2026-06-01T10:00:00.000Z']
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString()

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await openDemoRound(emptyDatabase)
  const roundId = await createRound(world.as('secretary'), {
    templateId: 'beds',
    year: 2026,
    title: 'Senge 2026',
    ownerId: secretariat,
    deadlineDate: '2026-04-20',
    deadlineTime: '12.00',
  })
  await setCalendar(world.as('secretary'), { roundId, calendar })
  await emptyDatabase.executeSql('delete from mail_message')
  const mails = async () =>
    (await emptyDatabase.executeSql('select to_address as to from mail_message order by 1')).rows.map(
      (row) => (row as { to: string }).to,
    )
  const stored = async () =>
    (await emptyDatabase.executeSql('select state, version from round where id = $1', [roundId])).rows[0] as {
      state: string
      version: number
    }
  const respondents = (await getRound(world.as('secretary'), roundId)).respondents
  const respondentId = respondents.find((row) => row.organisationId === 'op-a')?.id ?? ''
  return { ...world, roundId, respondentId, mails, stored, db: emptyDatabase.db }
})

describe('the calendar of a round', () => {
  test('opens the form in its very second, before anything is written down', async ({ world }) => {
    const { as, respondentId, roundId } = world
    const lockAt = async (now: string) => (await getForm(as('reporterA', now), { respondentId })).lock?.reason ?? null
    expect(await lockAt(justBefore(testFrom))).toBe('planned')
    expect(await lockAt(testFrom)).toBe(null)
    expect((await getRound(as('secretary', testFrom), roundId)).state).toBe('test')
    expect((await getRound(as('secretary', justBefore(opens)), roundId)).state).toBe('test')
    expect((await getRound(as('secretary', opens), roundId)).state).toBe('open')
    expect((await getRound(as('secretary', justBefore(final)), roundId)).state).toBe('open')
    expect((await getRound(as('secretary', final), roundId)).state).toBe('closed')
    expect(await lockAt(final)).toBe('final')
    expect(await world.stored()).toMatchObject({ state: 'planned' })
  })

  test('is written down once by two instances at the same moment, and invites once', async ({ world }) => {
    const { db, as, respondentId } = world
    expect(await followCalendars(db, justBefore(testFrom), address)).toBe(0)
    expect(await followCalendars(db, testFrom, address)).toBe(1)
    expect(await world.mails(), 'nobody is invited to a trial').toEqual([])
    const cells = [{ lineId: 'line-a1', field: 'places', value: exact('6') }]
    await saveValues(as('reporterA', testFrom), { respondentId, cells })
    const before = await world.stored()

    const moved = await Promise.all([1, 2].map(() => followCalendars(db, opens, address)))
    expect(moved.sort()).toEqual([0, 1])
    expect(await followCalendars(db, opens, address)).toBe(0)
    expect(await world.stored()).toEqual({ state: 'open', version: before.version + 1 })
    const invited = await world.mails()
    expect(invited).toEqual(expect.arrayContaining(['reportera@test.example', 'reporterb@test.example']))
    expect(invited, 'one letter each').toEqual([...new Set(invited)])
    const { lines } = await getForm(as('reporterA', opens), { respondentId })
    expect(lines[0]?.values.places, 'what was tried is kept').toEqual(exact('6'))
  })

  test('closes at the final figures, and leaves a round alone that was opened again after that', async ({ world }) => {
    const { db, as, roundId } = world
    await followCalendars(db, opens, address)
    expect(await followCalendars(db, justBefore(final), address)).toBe(0)
    expect(await followCalendars(db, final, address)).toBe(1)
    expect(await world.stored()).toMatchObject({ state: 'closed' })
    await reopenRound(as('secretary', '2026-06-02T09:00:00.000Z'), { roundId })
    expect(await followCalendars(db, '2026-06-03T09:00:00.000Z', address)).toBe(0)
    expect(await world.stored()).toMatchObject({ state: 'open' })
  })
})

describe('the organisations of a new round', () => {
  const round = { templateId: 'beds', year: 2027, title: 'Senge', ownerId: secretariat }
  const deadline = { deadlineDate: '2026-04-20', deadlineTime: '12.00' }

  test('are asked once each, also when one is named twice', async ({ world }) => {
    const app = world.as('secretary')
    const id = await createRound(app, { ...round, ...deadline, organisationIds: ['op-a', 'op-a'] })
    expect((await getRound(app, id)).respondents.map((row) => row.organisationId)).toEqual(['op-a'])
  })

  test('are refused when the register does not know one', async ({ world }) => {
    const app = world.as('secretary')
    const made = createRound(app, { ...round, ...deadline, organisationIds: ['op-a', '\ud800'] })
    await expect(made).rejects.toMatchObject({ kind: 'invalid', code: 'reporting.unknownOrganisation' })
  })
})
