import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { isAppError } from '#platform/errors.ts'
import { testApp } from '#testing/app.ts'
import { type CaseContent, caseContent, newDecision, newItem, newMeeting } from './model.ts'
import { addItem } from './service/agenda.ts'
import { recordDecision } from './service/decisions.ts'
import { getMeeting } from './service/view.ts'

const person = (n: number) => `00000000-0000-4000-b000-${String(n).padStart(12, '0')}`
const people = {
  secretary: 1,
  second: 2,
  dasMember: 3,
  fuMember: 4,
  kdkMember: 5,
  elsewhere: 6,
  administrator: 7,
  reporter: 8,
}
export type Who = keyof typeof people | 'visitor'

/** DAS and FU of one area, KDK above, their people, a secretariat elsewhere and a municipality. The day is 17 March 2025. */
export async function meetingWorld(database: OpenDatabase) {
  await asSystem(database.db, 'test', async (tx) => {
    await sql`insert into organisation (id, kind, valid_from) values ('851', 'municipality', '2007-01-01'),
      ('sekretariat-nordjylland', 'secretariat', '2007-01-01'), ('sekretariat-syddanmark', 'secretariat', '2007-01-01')
      on conflict do nothing`.execute(tx)
    await sql`insert into area (id, name, secretariat_id) values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland'),
      ('syddanmark', 'Syddanmark', 'sekretariat-syddanmark') on conflict do nothing`.execute(tx)
    await sql`insert into body (id, name, short_name, level, area, parent_id) values
      ('kdk', 'Kommunaldirektørkredsen', 'KDK', 'administrative', 'nordjylland', null),
      ('das', 'Styregruppen', 'DAS', 'administrative', 'nordjylland', 'kdk'),
      ('fu', 'Forretningsudvalget', 'FU', 'administrative', 'nordjylland', 'das')`.execute(tx)
    for (const [name, n] of Object.entries(people)) {
      await sql`insert into app_user (id, email, name) values (${person(n)}, ${`${name.toLowerCase()}@test.example`}, ${name})`.execute(
        tx,
      )
    }
    for (const [name, role, organisation, body] of [
      ['secretary', 'secretariat', 'sekretariat-nordjylland', null],
      ['second', 'secretariat', 'sekretariat-nordjylland', null],
      ['dasMember', 'body-member', null, 'das'],
      ['fuMember', 'body-member', null, 'fu'],
      ['kdkMember', 'body-member', null, 'kdk'],
      ['elsewhere', 'secretariat', 'sekretariat-syddanmark', null],
      ['administrator', 'administrator', 'sekretariat-nordjylland', null],
      ['reporter', 'reporter', '851', null],
    ] as const) {
      await sql`insert into membership (user_id, role, organisation_id, body_id, valid_from)
        values (${person(people[name])}, ${role}, ${organisation}, ${body}, '2020-01-01')`.execute(tx)
    }
  })
  const as = (who: Who, now?: string): App => {
    const id = who === 'visitor' ? undefined : person(people[who])
    return testApp(database, { ...(id && { userId: id }), ...(now && { now, today: now.slice(0, 10) }) }).app
  }
  return { as, database }
}

/** What a case says in tests; `more` wins. */
export const contentOf = (more: object = {}): CaseContent =>
  caseContent.parse({
    title: 'Faste læger på botilbud',
    resume: 'Kort om sagen.',
    clauses: [{ verb: 'approve', text: 'godkender forslaget' }],
    ...more,
  })
export const meetingOf = (bodyId: string, heldOn: string) => newMeeting.parse({ bodyId, heldOn, startsAt: '12.00' })
export const itemOf = (more: object) => newItem.parse({ kind: 'case', ...more })
export const decisionOf = (more: object) => newDecision.parse(more)

/** What a use case was refused with: "conflict meetings.stale". */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!isAppError(error)) throw error
  return `${error.kind} ${error.code}`
}

export const versionOf = async (app: App, id: string) => (await getMeeting(app, id)).meeting.version
export const step = async (
  app: App,
  id: string,
  move: (app: App, input: { id: string; version: number }) => Promise<unknown>,
) => move(app, { id, version: await versionOf(app, id) })

/** Puts an item on an agenda, whatever its version. */
export async function put(app: App, meetingId: string, more: object): Promise<string> {
  return (await addItem(app, { meetingId, version: await versionOf(app, meetingId), item: itemOf(more) })).itemId
}

/** Adopts every clause of every item of a meeting. */
export async function adoptAll(app: App, meetingId: string) {
  const { items } = await getMeeting(app, meetingId)
  for (const item of items) {
    if (item.decision !== null || item.clauses.length === 0) continue
    const outcomes = item.clauses.map(({ id }) => ({ clauseId: id, outcome: 'adopted' }))
    await recordDecision(app, {
      meetingId,
      itemId: item.id,
      version: 0,
      decision: decisionOf({ outcomes, text: 'Godkendt.' }),
    })
  }
}
