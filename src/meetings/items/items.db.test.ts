import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { attachToItem, detachFromItem } from '../attachments/service.ts'
import {
  adoptAll,
  contentOf,
  meetingOf,
  meetingWorld,
  put,
  refusal,
  step,
  versionOf,
  type Who,
} from '../meetings-fixture.ts'
import { caseNumbering, newClause } from '../model.ts'
import { allOfDocx } from '../packs/packs-fixture.ts'
import { drawDocument } from '../packs/service.ts'
import { searchQuery } from '../search/model.ts'
import { searchMeetings } from '../search/service.ts'
import { changeItem } from '../service/agenda.ts'
import { createCase } from '../service/cases.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { itemsApi } from './api.ts'
import { changeItemClauses, getItemToEdit } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  const secretary = world.as('secretary')
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const ask = async (who: Who, method: string, path: string, { body, version, type }: Asked = {}) => {
    const api = itemsApi(() => world.as(who))
    api.onError((error, c) =>
      isAppError(error) ? c.json({ code: error.code }, error.status as 400) : c.text(String(error.stack), 500),
    )
    const answer = await api.request(`http://rammevaerk.example/meetings/${meetingId}/items${path}`, {
      method,
      headers: {
        'content-type': type ?? 'application/json',
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: type ? (body as string) : JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  return { ...world, secretary, meetingId, ask }
})

type Asked = { body?: unknown; version?: number; type?: string }

const clauses = (...texts: string[]) => texts.map((text) => newClause.parse({ verb: 'note', text }))
const file = (text: string) => ({
  name: 'oplæg.txt',
  mediaType: 'text/plain',
  content: [new TextEncoder().encode(text)],
})
const viewOf = async (app: Parameters<typeof getMeeting>[0], meetingId: string, itemId: string) =>
  (await getMeeting(app, meetingId)).items.find(({ id }) => id === itemId)

describe('an item without a case', () => {
  test('has a recommendation and attachments, read with it on page, in files and in search', async ({ world }) => {
    const { as, secretary, meetingId } = world
    const list = (await getMeeting(secretary, meetingId)).items.find(({ kind }) => kind === 'information')
    const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Ny lov', parentId: list?.id })
    const key = { meetingId, itemId }
    await changeItemClauses(secretary, { ...key, version: 1, clauses: clauses('tager {punkt 1} til efterretning') })
    expect((await getItemToEdit(secretary, key)).clauses.map(({ text }) => text)).toEqual([
      'tager {punkt 1} til efterretning',
    ])
    await attachToItem(secretary, { ...key, title: 'Lovens ord', closed: false, file: file('ord') })
    await step(secretary, meetingId, sendAgenda)
    const late = await attachToItem(secretary, { ...key, title: '', closed: false, file: file('mere') })
    const item = await viewOf(as('visitor'), meetingId, itemId)
    expect(item?.clauses[0]?.text).toMatch(/^tager \{punkt:[0-9a-f-]{36}\} til efterretning$/)
    expect(item?.attachments.map(({ title, late: isLate }) => [title, isLate])).toEqual([
      ['Lovens ord', false],
      ['oplæg.txt', true],
    ])
    const { bytes } = await drawDocument(as('visitor'), meetingId, { name: 'dagsorden', format: 'docx', closed: false })
    expect(allOfDocx(bytes)).toContain('Lovens ord')
    for (const q of ['efterretning', 'lovens']) {
      const { rows } = await searchMeetings(as('visitor'), searchQuery.parse({ q }))
      expect(JSON.stringify(rows), q).toContain(meetingId)
    }
    await detachFromItem(secretary, { ...key, attachmentId: late })
    expect((await viewOf(as('visitor'), meetingId, itemId))?.attachments).toHaveLength(1)
  })

  test('that is closed keeps its recommendation and attachments to the body', async ({ world }) => {
    const { as, secretary, meetingId } = world
    const closed = { closed: true, closedReason: 'Personforhold' }
    const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Hemmeligt', ...closed })
    const key = { meetingId, itemId }
    await changeItemClauses(secretary, { ...key, version: 1, clauses: clauses('tager hemmeligord til efterretning') })
    await attachToItem(secretary, { ...key, title: 'Hemmeligord', closed: false, file: file('ord') })
    await step(secretary, meetingId, sendAgenda)
    for (const who of ['visitor', 'fuMember', 'elsewhere', 'reporter'] as const) {
      expect(JSON.stringify(await getMeeting(as(who), meetingId)).toLowerCase(), who).not.toContain('hemmeligord')
      expect((await searchMeetings(as(who), searchQuery.parse({ q: 'hemmeligord' }))).hits, who).toBe(0)
      const seen = (app: ReturnType<typeof as>) =>
        asActor(app, (tx) => tx.selectFrom('stored_file').select('id').execute())
      expect(await seen(as(who)), who).toEqual([])
    }
    expect((await viewOf(as('dasMember'), meetingId, itemId))?.attachments).toHaveLength(1)
    expect((await viewOf(as('dasMember'), meetingId, itemId))?.clauses).toHaveLength(1)
  })

  test('is changed by its secretariat until the meeting is over; a case keeps its own', async ({ world }) => {
    const { as, secretary, meetingId } = world
    const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
    const key = { meetingId, itemId }
    const given = { ...key, title: '', closed: false, file: file('x') }
    for (const who of ['dasMember', 'elsewhere', 'administrator'] as const) {
      expect(await refusal(attachToItem(as(who), given)), who).toMatch(/forbidden|notFound/)
      expect(await refusal(changeItemClauses(as(who), { ...key, version: 1, clauses: [] })), who).toMatch(
        /forbidden|notFound/,
      )
    }
    const change = changeItemClauses(secretary, { ...key, version: 7, clauses: [] })
    expect(await refusal(change)).toBe('stale meetings.stale')
    const { items } = await getMeeting(secretary, meetingId)
    const business = items.find(({ kind }) => kind === 'any-other-business')?.id ?? ''
    const noted = { meetingId, itemId: business, version: 1, clauses: clauses('beslutter') }
    expect(await refusal(changeItemClauses(secretary, noted))).toBe('invalid items.otherBusiness')
    const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
    const ofCase = { meetingId, itemId: await put(secretary, meetingId, { caseId }) }
    expect(await refusal(attachToItem(secretary, { ...given, ...ofCase }))).toBe('invalid items.ofCase')
    const attachmentId = await attachToItem(secretary, given)
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
    await adoptAll(secretary, meetingId)
    await step(secretary, meetingId, sendMinutes)
    const fixed = 'conflict meetings.agendaFixed'
    expect(await refusal(attachToItem(secretary, given))).toBe(fixed)
    expect(await refusal(detachFromItem(secretary, { ...key, attachmentId }))).toBe(fixed)
    expect(await refusal(changeItemClauses(secretary, { ...key, version: 1, clauses: [] }))).toBe(fixed)
    expect(await refusal(getItemToEdit(secretary, key))).toBe(fixed)
  })

  test('is written by the API with its recommendation and attachments', async ({ world }) => {
    const { secretary, meetingId, ask } = world
    const version = await versionOf(secretary, meetingId)
    const body = { kind: 'other', title: 'Ny lov', clauses: clauses('drøfter loven') }
    expect((await ask('dasMember', 'POST', '', { body, version })).status).toBe(403)
    const { itemId } = (await ask('secretary', 'POST', '', { body, version })).body
    const change = { title: 'Nyere lov', text: 'Se {punkt 1}', purpose: 'decision', closed: false }
    const put = (more: object, at: number) =>
      ask('secretary', 'PUT', `/${itemId}`, { body: { ...change, ...more }, version: at })
    expect((await put({}, 1)).status).toBe(200)
    expect((await viewOf(secretary, meetingId, itemId))?.clauses).toHaveLength(1)
    expect(await put({ clauses: clauses('beslutter A', 'beslutter B') }, 1)).toMatchObject({ status: 412 })
    expect((await put({ clauses: clauses('beslutter A', 'beslutter B') }, 2)).status).toBe(200)
    expect((await put({ closed: undefined }, 3)).status).toBe(400)
    expect((await put({ clauses: clauses('se {punkt 99}') }, 3)).body.code).toBe('meetings.referenceUnknown')
    const path = `/${itemId}/attachments`
    const sent = await ask('secretary', 'POST', `${path}?fileName=a.txt&title=Oversigt`, {
      body: 'x',
      type: 'text/plain',
    })
    expect(sent.status).toBe(201)
    expect(await viewOf(secretary, meetingId, itemId)).toMatchObject({
      title: 'Nyere lov',
      clauses: [{ text: 'beslutter A' }, { text: 'beslutter B' }],
      attachments: [{ title: 'Oversigt' }],
    })
    expect((await ask('elsewhere', 'DELETE', `${path}/${sent.body.id}`)).status).toBe(403)
    expect((await ask('secretary', 'DELETE', `${path}/${sent.body.id}`)).status).toBe(200)
    expect((await ask('secretary', 'DELETE', `${path}/${sent.body.id}`)).status).toBe(404)
  })
})

test('a case is not put on an agenda with a recommendation beside its own', async ({ world }) => {
  const { secretary, meetingId, ask } = world
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const body = { kind: 'case', caseId, clauses: clauses('noget andet') }
  const asked = { body, version: await versionOf(secretary, meetingId) }
  expect((await ask('secretary', 'POST', '', asked)).body.code).toBe('items.ofCase')
  expect((await ask('secretary', 'POST', '', { ...asked, body: { ...body, clauses: [] } })).status).toBe(201)
})

test('the minutes an item approves are chosen by the API, and stay when they are left out', async ({ world }) => {
  const { secretary, meetingId, ask } = world
  const former = await planMeeting(secretary, meetingOf('das', '2025-02-10'))
  await step(secretary, former, sendAgenda)
  await step(secretary, former, startMeeting)
  await adoptAll(secretary, former)
  await step(secretary, former, sendMinutes)
  const approving = async () =>
    (await getMeeting(secretary, meetingId)).items.find(({ kind }) => kind === 'approve-minutes')
  const change = { title: null, text: null, purpose: 'decision', closed: false }
  const write = async (more: object) => {
    const item = await approving()
    const asked = { body: { ...change, ...more }, version: item?.version ?? 0 }
    return (await ask('secretary', 'PUT', `/${item?.id}`, asked)).status
  }
  for (const [more, expected] of [
    [{ minutesOf: former }, former],
    [{}, former],
    [{ minutesOf: null }, null],
  ] as const) {
    expect(await write(more)).toBe(200)
    expect((await approving())?.minutesOf).toBe(expected)
  }
  const other = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
  const body = { ...change, title: 'Status', minutesOf: former }
  expect((await ask('secretary', 'PUT', `/${other}`, { body, version: 1 })).body.code).toBe('approval.formerUnknown')
})

test('a case on an agenda is changed without touching its recommendation', async ({ world }) => {
  const { secretary, meetingId } = world
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const itemId = await put(secretary, meetingId, { caseId })
  const change = {
    title: null,
    text: null,
    purpose: 'decision',
    minutesNeeded: 5,
    closed: false,
    closedReason: null,
  } as const
  await changeItem(secretary, { meetingId, itemId, version: 1, change })
  const withClauses = { meetingId, itemId, version: 2, change, clauses: clauses('noget andet') }
  expect(await refusal(changeItem(secretary, withClauses))).toBe('invalid items.ofCase')
  expect((await viewOf(secretary, meetingId, itemId))?.clauses[0]?.text).toBe('godkender forslaget')
})
