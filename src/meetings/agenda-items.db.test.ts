import { describe, expect } from 'vitest'
import { databaseTest } from '#testing/database.ts'
import { contentOf, decisionOf, meetingOf, meetingWorld, put, refusal, step, versionOf } from './meetings-fixture.ts'
import { caseNumbering } from './model.ts'
import { removeItem } from './service/agenda.ts'
import { createCase } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, startMeeting } from './service/meetings.ts'
import { addAttendance, saveMinutes } from './service/minutes.ts'
import { saveNote } from './service/notes.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'
import { getAgendaWork } from './service/work.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => meetingWorld(emptyDatabase))
const numbering = caseNumbering.parse({})

describe('an item that somebody has written something under', () => {
  test('is not removed, whether it is minutes, a decision, a guest or a private note, and nothing is lost', async ({
    world: { as },
  }) => {
    const secretary = as('secretary')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const [minutes, decision, guest, note, none] = [
      await put(secretary, meetingId, { kind: 'other', title: 'Referat' }),
      await put(secretary, meetingId, { kind: 'other', title: 'Beslutning' }),
      await put(secretary, meetingId, { kind: 'other', title: 'Gæst' }),
      await put(secretary, meetingId, { kind: 'other', title: 'Note' }),
      await put(secretary, meetingId, { kind: 'other', title: 'Ingenting' }),
    ]
    await step(secretary, meetingId, sendAgenda)
    await saveNote(as('dasMember'), { meetingId, note: { itemId: note, version: 0, note: 'Spørg om prisen' } })
    await step(secretary, meetingId, startMeeting)
    await saveMinutes(secretary, { meetingId, itemId: minutes, text: 'Drøftet.', version: 0 })
    await saveMinutes(secretary, { meetingId, itemId: none, text: 'Skrevet forkert', version: 0 })
    await saveMinutes(secretary, { meetingId, itemId: none, text: ' ', version: 1 })
    const followUps = [{ what: 'Send tal ind', responsible: 'Kommunerne' }]
    await recordDecision(secretary, { meetingId, itemId: decision, version: 0, decision: decisionOf({ followUps }) })
    await addAttendance(secretary, {
      meetingId,
      person: {
        kind: 'guest',
        presence: 'present',
        name: 'Gæst Gæstesen',
        described: null,
        deputyFor: null,
        itemIds: [guest],
      },
    })
    const remove = async (itemId: string) =>
      removeItem(secretary, { meetingId, itemId, version: await versionOf(secretary, meetingId) })
    for (const itemId of [minutes, decision, guest, note]) {
      expect(await refusal(remove(itemId))).toBe('conflict meetings.itemWritten')
    }
    expect((await getAgendaWork(secretary, meetingId)).written.sort()).toEqual([minutes, decision, guest, note].sort())
    expect((await getMeeting(as('dasMember'), meetingId)).items.find(({ id }) => id === note)?.note).toBe(
      'Spørg om prisen',
    )
    await remove(none)
    await saveNote(as('dasMember'), { meetingId, note: { itemId: note, version: 1, note: '' } })
    await remove(note)
  })

  test('holds the list it stands in', async ({ world: { as } }) => {
    const secretary = as('secretary')
    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-03-17'))
    const list = (await getMeeting(secretary, meetingId)).items.find(({ kind }) => kind === 'information')?.id ?? ''
    const inner = await put(secretary, meetingId, { kind: 'other', title: 'Nyt fra området', parentId: list })
    await step(secretary, meetingId, sendAgenda)
    await step(secretary, meetingId, startMeeting)
    await saveMinutes(secretary, { meetingId, itemId: inner, text: 'Taget til efterretning.', version: 0 })
    const version = await versionOf(secretary, meetingId)
    expect(await refusal(removeItem(secretary, { meetingId, itemId: list, version }))).toBe(
      'conflict meetings.itemWritten',
    )
    expect((await getAgendaWork(secretary, meetingId)).written.sort()).toEqual([list, inner].sort())
  })
})

test('the case in a list that is removed waits for the body again', async ({ world: { as } }) => {
  const secretary = as('secretary')
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
  const list = (await getMeeting(secretary, meetingId)).items.find(({ kind }) => kind === 'information')?.id ?? ''
  const caseId = await createCase(secretary, { content: contentOf(), numbering })
  await put(secretary, meetingId, { caseId, parentId: list })
  await removeItem(secretary, { meetingId, itemId: list, version: await versionOf(secretary, meetingId) })
  expect((await getCase(secretary, caseId)).route[0]?.stop).toMatchObject({ state: 'planned', meetingId: null })
  expect((await getAgendaWork(secretary, meetingId)).waiting).toMatchObject([{ caseId }])
})

test('the item of a case tells the title it was given itself from that of the case, so that a form can keep it', async ({
  world: { as },
}) => {
  const secretary = as('secretary')
  const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
  const [own, plain] = [
    await put(secretary, meetingId, {
      caseId: await createCase(secretary, { content: contentOf(), numbering }),
      title: 'Læger, 2. behandling',
    }),
    await put(secretary, meetingId, { caseId: await createCase(secretary, { content: contentOf(), numbering }) }),
  ]
  const { items } = await getAgendaWork(secretary, meetingId)
  const titles = (itemId: string) =>
    items.flatMap(({ id, title, ownTitle }) => (id === itemId ? [title, ownTitle] : []))
  expect(titles(own)).toEqual(['Læger, 2. behandling', 'Læger, 2. behandling'])
  expect(titles(plain)).toEqual(['Faste læger på botilbud', null])
})
