import { zipSync } from 'fflate'
import { expect } from 'vitest'
import { isAppError } from '#platform/errors.ts'
import { databaseTest } from '#testing/database.ts'
import { contentOf, meetingOf, meetingWorld, put, refusal } from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { attachFile, createCase, getCaseToEdit } from '../service/cases.ts'
import { planMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { attachmentsApi } from './api.ts'
import { arrangeAttachment, attachToItem, moveAttachment, renameAttachment } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  const secretary = world.as('secretary')
  const caseId = await createCase(secretary, { content: contentOf(), numbering: caseNumbering.parse({}) })
  const attach = (title: string) => attachFile(secretary, { caseId, title, closed: false, file: slides() })
  const titles = async () => (await getCaseToEdit(secretary, caseId)).attachments.map(({ title }) => title)
  return { ...world, secretary, caseId, attach, titles }
})

const slides = () => ({
  name: 'oplæg.pptx',
  mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  content: [zipSync({ 'ppt/presentation.xml': new TextEncoder().encode('<p/>') })],
})

test('slides are attached to a case, renamed and put in order by its secretariat', async ({ world }) => {
  const { as, secretary, caseId, attach, titles } = world
  const [first, , third] = [await attach('A'), await attach('B'), await attach('C')]
  const key = { of: { caseId }, attachmentId: third }
  await moveAttachment(secretary, { ...key, to: 'up' })
  expect(await titles()).toEqual(['A', 'C', 'B'])
  await moveAttachment(secretary, { ...key, to: 'up' })
  await moveAttachment(secretary, { ...key, to: 'up' })
  expect(await titles()).toEqual(['C', 'A', 'B'])
  await moveAttachment(secretary, { of: { caseId }, attachmentId: first, to: 'down' })
  await renameAttachment(secretary, { ...key, title: ' Oplæg ' })
  expect(await titles()).toEqual(['Oplæg', 'B', 'A'])
  expect(await refusal(renameAttachment(secretary, { ...key, title: ' ' }))).toBe('invalid attachments.titleMissing')
  // What is refused of one changes neither.
  expect(await refusal(arrangeAttachment(secretary, { ...key, title: ' ', to: 'down' }))).toMatch('titleMissing')
  expect(await titles()).toEqual(['Oplæg', 'B', 'A'])
  for (const who of ['dasMember', 'elsewhere', 'administrator'] as const) {
    expect(await refusal(renameAttachment(as(who), { ...key, title: 'X' })), who).toMatch(/forbidden|notFound/)
    expect(await refusal(moveAttachment(as(who), { ...key, to: 'up' })), who).toMatch(/forbidden|notFound/)
  }
})

test('an attachment is arranged where it belongs, by the API too', async ({ world }) => {
  const { secretary, caseId, attach, titles } = world
  const api = attachmentsApi(() => secretary)
  api.onError((error, c) => (isAppError(error) ? c.json({}, error.status as 400) : c.text(String(error), 500)))
  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    return (await api.request(`http://x.example/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) }))
      .status
  }
  const [, second] = [await attach('A'), await attach('B')]
  expect(await ask(`cases/${caseId}/attachments/${second}`, { title: 'Ny', position: 1 })).toBe(200)
  expect(await titles()).toEqual(['Ny', 'A'])
  expect(await ask(`cases/${caseId}/attachments/${second}`, { title: '' })).toBe(400)
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
  const itemId = await put(secretary, meetingId, { kind: 'other', title: 'Status' })
  const own = await attachToItem(secretary, { meetingId, itemId, title: 'Eget', closed: false, file: slides() })
  const ofItem = `meetings/${meetingId}/items/${itemId}/attachments`
  expect(await ask(`${ofItem}/${second}`, { title: 'Fremmed' })).toBe(404)
  expect(await ask(`cases/${caseId}/attachments/${own}`, { title: 'Fremmed' })).toBe(404)
  expect(await ask(`${ofItem}/${own}`, { title: 'Eget oplæg' })).toBe(200)
  const item = (await getMeeting(secretary, meetingId)).items.find(({ id }) => id === itemId)
  expect(item?.attachments.map(({ title }) => title)).toEqual(['Eget oplæg'])
})
