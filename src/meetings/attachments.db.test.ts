import { describe, expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { findFile } from '#platform/files.ts'
import { createLog } from '#platform/log.ts'
import { databaseTest } from '#testing/database.ts'
import { attachToItem, detachFromItem } from './attachments/service.ts'
import { adoptAll, contentOf, meetingOf, meetingWorld, put, refusal, step, type Who } from './meetings-fixture.ts'
import { caseNumbering } from './model.ts'
import { attachmentTextJob } from './packs/attachment-text.ts'
import { allOfDocx } from './packs/packs-fixture.ts'
import { drawDocument } from './packs/service.ts'
import { searchQuery } from './search/model.ts'
import { searchMeetings } from './search/service.ts'
import { attachFile, createCase, detachFile } from './service/cases.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
const numbering = caseNumbering.parse({})

const attach = (app: App, caseId: string, title: string, closed = false) =>
  attachFile(app, {
    caseId,
    title,
    closed,
    file: { name: `${title}.txt`, mediaType: 'text/plain', content: [Buffer.from(title)] },
  })

const shownAt = async (app: App, meetingId: string, itemId: string) =>
  (await getMeeting(app, meetingId)).items.find(({ id }) => id === itemId)?.attachments ?? []

describe('an attachment that is taken off its case', () => {
  test('stays with the minutes that were approved with it, for those alone who could read it', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const [open, closed] = [
      await attach(secretary, caseId, 'Budget'),
      await attach(secretary, caseId, 'Lukket notat', true),
    ]
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const itemId = await put(secretary, meetingId, { caseId })
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    const next = await planMeeting(secretary, meetingOf('das', '2025-04-10'))
    await step(secretary, next, sendAgenda)
    await step(secretary, next, startMeeting)
    await adoptAll(secretary, next)
    const fileId = async (who: Who, title: string) =>
      (await shownAt(as(who), meetingId, itemId)).find((one) => one.title === title)?.fileId ?? ''
    const files = [await fileId('secretary', 'Budget'), await fileId('secretary', 'Lukket notat')]

    await attach(secretary, caseId, 'Senere bilag')
    for (const attachmentId of [open, closed]) await detachFile(secretary, { caseId, attachmentId })
    const titles = async (who: Who) => (await shownAt(as(who), meetingId, itemId)).map(({ title }) => title)
    expect(await titles('visitor')).toEqual(['Budget'])
    expect(await titles('dasMember')).toEqual(['Budget', 'Lukket notat'])
    expect((await shownAt(as('visitor'), meetingId, itemId))[0]?.detachedAt).toBeNull()
    const reads = async (who: Who) =>
      asActor(as(who), async (tx) => {
        const found = []
        for (const id of files) found.push((await findFile(tx, id)) !== undefined)
        return found
      })
    expect(await reads('visitor')).toEqual([true, false])
    expect(await reads('dasMember')).toEqual([true, true])
    const asked = { name: 'referat', format: 'docx', closed: false } as const
    const paper = allOfDocx((await drawDocument(as('visitor'), meetingId, asked)).bytes)
    expect(paper).toContain('Budget')
    expect(paper).not.toMatch(/Lukket notat|Senere bilag/)
    // The case itself has what is attached to it now.
    expect((await getCase(secretary, caseId)).attachments.map(({ title }) => title)).toEqual(['Senere bilag'])
    expect(await refusal(detachFile(secretary, { caseId, attachmentId: open }))).toBe(
      'notFound meetings.attachmentUnknown',
    )
  })

  test('stays with the agenda it was sent with, for those it was sent to; a later agenda has it not', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const attachmentId = await attach(secretary, caseId, 'Forkert budget')
    const fu = await planMeeting(secretary, meetingOf('fu', '2025-03-20'))
    const atFu = await put(secretary, fu, { caseId })
    await step(secretary, fu, sendAgenda)
    const later = as('secretary', '2025-03-18T10:00:00.000Z')
    await detachFile(later, { caseId, attachmentId })
    await attach(later, caseId, 'Rettet budget')
    const das = await planMeeting(later, meetingOf('das', '2025-04-10'))
    const atDas = await put(later, das, { caseId })
    await step(as('secretary', '2025-03-19T10:00:00.000Z'), das, sendAgenda)
    const titles = async (who: Who, meetingId: string, itemId: string) =>
      (await shownAt(as(who), meetingId, itemId)).map(({ title }) => title)
    expect(await titles('fuMember', fu, atFu)).toEqual(['Forkert budget', 'Rettet budget'])
    // The case came to DAS when it had been taken off.
    expect(await titles('dasMember', fu, atFu)).toEqual(['Rettet budget'])
    expect(await titles('visitor', fu, atFu)).toEqual(['Rettet budget'])
    expect(await titles('dasMember', das, atDas)).toEqual(['Rettet budget'])
    expect((await shownAt(as('fuMember'), fu, atFu))[0]?.detachedAt).toBe('2025-03-18T10:00:00.000Z')
  })

  test('is not found by search, and not read at minutes that were imported', async ({ world: { as, database } }) => {
    const secretary = as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const attachmentId = await attach(secretary, caseId, 'Zebra')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const itemId = await put(secretary, meetingId, { caseId })
    await step(secretary, meetingId, sendAgenda)
    const hits = async (who: Who) => (await searchMeetings(as(who), searchQuery.parse({ q: 'zebra' }))).hits
    expect(await hits('visitor')).toBe(1)
    const fileId = (await shownAt(secretary, meetingId, itemId))[0]?.fileId ?? ''
    await detachFile(secretary, { caseId, attachmentId })
    await attachmentTextJob(database.db, createLog('error')).run({})
    expect(await hits('visitor')).toBe(0)
    // As the import leaves a meeting: approved, and nothing kept of what its items had.
    await database.executeSql("update meeting set state = 'minutes-approved'")
    await database.executeSql('update agenda_item set frozen = null, sent_at = null')
    expect(await asActor(as('visitor'), (tx) => findFile(tx, fileId))).toBeUndefined()
  })

  test('of an item without a case stays with those who were sent it', async ({ world: { as } }) => {
    const secretary = as('secretary')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Nyt fra området' })
    const file = { name: 'a.txt', mediaType: 'text/plain', content: [Buffer.from('Kort')] }
    const add = (title: string) => attachToItem(secretary, { meetingId, itemId, title, closed: false, file })
    const [unsent, sent] = [await add('Kladde'), await add('Kort')]
    await detachFromItem(secretary, { meetingId, itemId, attachmentId: unsent })
    await step(secretary, meetingId, sendAgenda)
    await detachFromItem(as('secretary', '2025-03-18T10:00:00.000Z'), { meetingId, itemId, attachmentId: sent })
    const titles = async (who: Who) => (await shownAt(as(who), meetingId, itemId)).map(({ title }) => title)
    expect(await titles('dasMember')).toEqual(['Kort'])
    expect(await titles('fuMember')).toEqual([])
    expect(await titles('visitor')).toEqual([])
  })

  test('is gone when the case has reached nobody, and is taken off by the case it belongs to alone', async ({
    world: { as, database },
  }) => {
    const secretary = as('secretary')
    const caseId = await createCase(secretary, { content: contentOf(), numbering })
    const other = await createCase(secretary, { content: contentOf(), numbering })
    const attachmentId = await attach(secretary, caseId, 'Kladde')
    expect(await refusal(detachFile(secretary, { caseId: other, attachmentId }))).toBe(
      'notFound meetings.attachmentUnknown',
    )
    await detachFile(secretary, { caseId, attachmentId })
    const { rows } = await database.executeSql('select count(*)::int as n from attachment')
    expect(rows).toEqual([{ n: 0 }])
  })
})
