import { expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { adoptAll, contentOf, meetingOf, meetingWorld, put, refusal, step } from '../meetings-fixture.ts'
import { type CaseContent, caseNumbering, newStop } from '../model.ts'
import { allOfDocx } from '../packs/packs-fixture.ts'
import { drawDocument } from '../packs/service.ts'
import { changeCase, createCase, planStop } from '../service/cases.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getMeeting } from '../service/view.ts'
import { getVersion, getVersions } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
const numbering = caseNumbering.parse({})
type World = Awaited<ReturnType<typeof meetingWorld>>

/** A case that was rewritten once as a draft, sent to DAS, and changed again. */
async function changedAfterSending({ as }: World) {
  const secretary = as('secretary')
  const change = (id: string, version: number, more: Partial<CaseContent>) =>
    changeCase(secretary, { id, version, content: contentOf(more) })
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
  const caseId = await createCase(secretary, { content: contentOf({ background: 'Løst udkast' }), numbering })
  await change(caseId, 1, { background: 'Tre kommuner er med.' })
  await put(secretary, meetingId, { caseId })
  await step(secretary, meetingId, sendAgenda)
  return { caseId, meetingId, change }
}

const itemOf = async (app: ReturnType<World['as']>, meetingId: string, caseId: string) =>
  (await getMeeting(app, meetingId)).items.find((item) => item.case?.id === caseId)

test('a case changed after the agenda was sent says so, and can be read as it was sent', async ({ world }) => {
  const { as } = world
  const { caseId, meetingId, change } = await changedAfterSending(world)
  expect((await itemOf(as('visitor'), meetingId, caseId))?.changedSince).toBeNull()
  const written = async (who: 'visitor' | 'dasMember') =>
    allOfDocx((await drawDocument(as(who), meetingId, { name: 'dagsorden', format: 'docx', closed: false })).bytes)
  expect(await written('visitor')).not.toContain('siden udsendelsen')
  const clauses = [{ verb: 'note' as const, text: 'tager sagen til efterretning', options: [] }]
  await change(caseId, 2, { background: 'Fire kommuner er med.', clauses })
  await change(caseId, 3, { background: 'Fem kommuner er med.', clauses })
  for (const who of ['visitor', 'dasMember', 'secretary'] as const) {
    expect((await itemOf(as(who), meetingId, caseId))?.changedSince).toMatchObject({ number: 2 })
    const { parts, version } = await getVersion(as(who), caseId, 2)
    expect(version.replacedByName).toBe(who === 'visitor' ? null : 'secretary')
    const changes = Object.fromEntries(parts.map((part) => [part.part, part.changes]))
    expect(changes.background).toEqual([
      { kind: 'removed', text: 'Tre' },
      { kind: 'added', text: 'Fem' },
      { kind: 'same', text: ' kommuner er med.' },
    ])
    expect(parts.find(({ part }) => part === 'clauses')).toMatchObject({ isChanged: true })
    expect(parts.find(({ part }) => part === 'resume')).toMatchObject({ isChanged: false })
  }
  const number = (await itemOf(as('visitor'), meetingId, caseId))?.number
  for (const who of ['visitor', 'dasMember'] as const) {
    expect(await written(who)).toContain(`Ændret siden udsendelsen: punkt ${number}.`)
    expect(await written(who)).toContain('Ændret siden udsendelsen. Sagens tekst er ændret')
  }
  // What came after the sending was seen too; what was written before is the secretariat's alone.
  expect((await getVersions(as('visitor'), caseId)).map(({ number }) => number)).toEqual([3, 2])
  expect((await getVersions(as('secretary'), caseId)).map(({ number, sentTo }) => [number, sentTo])).toEqual([
    [3, []],
    [2, [{ bodyName: 'DAS', heldOn: '2025-05-22' }]],
    [1, []],
  ])
  expect(await refusal(getVersion(as('dasMember'), caseId, 1))).toBe('notFound versions.notFound')
  expect(await refusal(getVersion(as('secretary'), caseId, Number.NaN))).toBe('notFound versions.notFound')
})

test('what was closed stays closed when the case is opened later', async ({ world }) => {
  const { as } = world
  const { caseId, change } = await changedAfterSending(world)
  const closedContent = { closed: true, closedReason: 'Forvaltningslovens § 27', background: 'Navnet på tilbuddet' }
  await change(caseId, 2, closedContent)
  expect(await refusal(getVersions(as('visitor'), caseId))).toBe('notFound meetings.caseNotFound')
  await change(caseId, 3, { background: 'Uden navn' })
  expect((await getVersions(as('visitor'), caseId)).map(({ number }) => number)).toEqual([2])
  expect((await getVersions(as('dasMember'), caseId)).map(({ number }) => number)).toEqual([3, 2])
})

test('each body knows the version it was sent; a frozen item no longer speaks of changes', async ({ world }) => {
  const secretary = world.as('secretary')
  const { caseId, meetingId, change } = await changedAfterSending(world)
  await planStop(secretary, { caseId, stop: newStop.parse({ bodyId: 'kdk', role: 'decision', step: 2 }) })
  await change(caseId, 2, { background: 'Efter DAS' })
  const kdk = await planMeeting(secretary, meetingOf('kdk', '2025-06-12'))
  await put(secretary, kdk, { caseId })
  await step(secretary, kdk, sendAgenda)
  expect((await itemOf(secretary, kdk, caseId))?.changedSince).toBeNull()
  expect((await itemOf(secretary, meetingId, caseId))?.changedSince).toMatchObject({ number: 2 })
  expect((await getVersions(world.as('kdkMember'), caseId)).map(({ number }) => number)).toEqual([3, 2])
  await step(secretary, meetingId, startMeeting)
  await adoptAll(secretary, meetingId)
  await step(secretary, meetingId, sendMinutes)
  const next = await planMeeting(secretary, meetingOf('das', '2025-06-26'))
  await step(secretary, next, sendAgenda)
  await step(secretary, next, startMeeting)
  await adoptAll(secretary, next)
  expect((await itemOf(secretary, meetingId, caseId))?.changedSince).toBeNull()
})
