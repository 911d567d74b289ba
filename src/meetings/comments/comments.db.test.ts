import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { type ActorName, ids, seedPeopleAndRound } from '#testing/isolation.ts'
import { addComment, getBacking, removeComment } from './service.ts'

// An open case that stands on a sent agenda: everybody may read it, and each municipality has its own bagland.
const test = base.extend('caseId', { scope: 'file' }, async ({ db }) => {
  await seedPeopleAndRound(db)
  return asSystem(db, 'test', async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with meeting as (
        insert into meeting (body_id, held_on, state) values ('das', '2025-03-20', 'agenda-sent') returning id),
      added as (insert into meeting_case (area, number, title) values ('nordjylland', '2025-1', 'Sag') returning id),
      item as (
        insert into agenda_item (meeting_id, position, kind, case_id)
        select meeting.id, 1, 'case', added.id from meeting, added)
      select id from added`.execute(tx)
    return rows[0]?.id ?? ''
  })
})

const as = (database: OpenDatabase, name: ActorName) => testApp(database, ids[name] ? { userId: ids[name] } : {}).app

const said = async (database: OpenDatabase, name: ActorName, caseId: string) =>
  (await getBacking(as(database, name), caseId)).organisations.flatMap(({ comments }) =>
    comments.map(({ text }) => text),
  )

describe('bagland', () => {
  test('is read and written inside one organisation and nowhere else', async ({ database, caseId }) => {
    await addComment(as(database, 'own reporter'), caseId, { organisationId: '860', text: 'Det koster os en plads' })
    expect(await said(database, 'own approver', caseId)).toEqual(['Det koster os en plads'])
    for (const name of ['reporter', 'member', 'secretariat', 'administrator', 'analyst'] as const) {
      expect(await said(database, name, caseId)).toEqual([])
    }
    await expect(getBacking(as(database, 'visitor'), caseId)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('cannot be written for another organisation, not even past the service', async ({ database, caseId }) => {
    const text = 'Ikke vores'
    const other = addComment(as(database, 'reporter'), caseId, { organisationId: '860', text })
    await expect(other).rejects.toMatchObject({ code: 'comments.notOwn' })
    const forged = asActor(as(database, 'reporter'), (tx) =>
      tx
        .insertInto('organisation_comment')
        .values({ organisation_id: '860', case_id: caseId, text, by_user: ids.reporter ?? '' })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })

  test('is taken away by who wrote it alone', async ({ database, caseId }) => {
    await addComment(as(database, 'own reporter'), caseId, { organisationId: '860', text: 'Fjern mig' })
    const { organisations } = await getBacking(as(database, 'own reader'), caseId)
    const id = organisations[0]?.comments.find(({ text }) => text === 'Fjern mig')?.id ?? ''
    const other = removeComment(as(database, 'own approver'), caseId, id)
    await expect(other).rejects.toMatchObject({ code: 'comments.unknown' })
    await removeComment(as(database, 'own reporter'), caseId, id)
    expect(await said(database, 'own reader', caseId)).not.toContain('Fjern mig')
    await expect(removeComment(as(database, 'own reporter'), caseId, 'x')).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('belongs to a case the reader may see', async ({ database }) => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      await expect(getBacking(as(database, 'own reporter'), id)).rejects.toMatchObject({ code: 'comments.caseUnknown' })
    }
  })
})
