import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { agreementFigures } from './figures.ts'
import { loadAgreements } from './load.ts'
import { NewAgreement, NewInitiative, NewLink, NewStep } from './model.ts'
import {
  addAgreement,
  addFocus,
  addStep,
  changeAgreement,
  changeFocus,
  changeStep,
  recordApproval,
  removeStep,
} from './service/agreements.ts'
import { addInitiative, addLink, changeInitiative, noteStatus, removeLink } from './service/initiatives.ts'
import { getAgreement, getAgreements, getChoices, getInitiative } from './service/read.ts'

const current = 'nordjysk-socialaftale-2025-2026'
const initiative = `${current}-2a`

const test = databaseTest.extend('people', { scope: 'file' }, async ({ db }) => {
  await loadRegistry(db)
  await loadAgreements(db)
  return {
    secretariat: await account(db, 'secretariat', 'sekretariat-nordjylland'),
    elsewhere: await account(db, 'secretariat', 'sekretariat-midtjylland'),
    reporter: await account(db, 'reporter', '1081'),
  }
})

async function account(db: Db, role: string, organisation: string) {
  const { rows } = await sql<{ id: string }>`insert into app_user (email, name)
    values (${`${role}@${organisation}.example`}, ${role}) returning id`.execute(db)
  const id = rows[0]?.id ?? ''
  await sql`insert into membership (user_id, role, organisation_id, valid_from)
    values (${id}, ${role}, ${organisation}, '2020-01-01')`.execute(db)
  return id
}

describe('the shipped agreement', () => {
  test('has 3 focus areas, 7 initiatives, 12 parties and a plan, each with its source', async ({
    database,
    people,
  }) => {
    expect(people.secretariat).toBeTruthy()
    const { app } = testApp(database)
    const { agreement, focuses, initiatives, parties, steps } = await getAgreement(app, current)
    expect(agreement).toMatchObject({
      vision: 'Egenmestring og meningsfulde fællesskaber',
      approvalDeadline: '2024-12-01',
    })
    expect(focuses.map(({ title }) => title)).toContain('Kvalitetsudvikling og effekt')
    expect([focuses.length, initiatives.length, parties.length]).toEqual([3, 7, 12])
    expect(steps.find(({ fromOn, bodyId }) => fromOn === '2024-06-14' && bodyId === 'das-nordjylland')).toBeTruthy()
    expect([...focuses, ...initiatives, ...steps].filter(({ sourceTitle }) => sourceTitle === null)).toEqual([])
    const figures = agreementFigures(agreement, initiatives, parties, app.today)
    expect([figures.approved.text, figures.parties.text, figures.running.text]).toEqual(['0', '12', '1'])
  })

  test('an initiative that DAS ended says when and by whom', async ({ database, people }) => {
    expect(people.secretariat).toBeTruthy()
    const { app } = testApp(database)
    const {
      notes,
      initiative: found,
      links,
    } = await getInitiative(app, 'nordjysk-socialaftale-2021-2022', 'nordjysk-socialaftale-2021-2022-1b')
    expect(found.state).toBe('completed')
    expect(notes[0]).toMatchObject({
      notedOn: '2024-01-22',
      who: { name: 'DAS Social', href: '/fora/das-nordjylland' },
    })
    expect(links).toMatchObject([{ href: '/fora/arbejdsgruppe-unge-psykisk', kind: 'body' }])
    await expect(getInitiative(app, current, found.id)).rejects.toThrow('agreements.noInitiative')
  })
})

describe('status of an initiative', () => {
  const note = { state: 'running' as const, notedOn: '2025-03-17', text: 'Kompetenceudvikling er planlagt.' }

  test('the secretariat writes it, everybody reads it, and it is signed and never changed', async ({
    database,
    people,
  }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    expect(await noteStatus(app, current, initiative, { ...note, version: 1 })).toBe(2)
    const seen = await getInitiative(testApp(database).app, current, initiative)
    expect(seen.initiative).toMatchObject({ state: 'running', notedOn: '2025-03-17' })
    expect(seen.notes[0]).toMatchObject({ text: note.text, who: { name: 'Sekretariat for Nordjysk Socialaftale' } })
    await expect(asActor(app, (tx) => sql`update initiative_note set text = 'x'`.execute(tx))).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('a stale, a future and a too old note are refused, and nothing is written', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const id = `${current}-3b`
    const count = async () => (await getInitiative(app, current, id)).notes.length
    const before = await count()
    await expect(noteStatus(app, current, id, { ...note, version: 7 })).rejects.toMatchObject({
      code: 'agreements.stale',
      details: { data: { version: 1 } },
    })
    await expect(noteStatus(app, current, id, { ...note, notedOn: '2025-03-18', version: 1 })).rejects.toThrow(
      'agreements.future',
    )
    await expect(noteStatus(app, current, id, { ...note, notedOn: '2025-01-08', version: 1 })).rejects.toMatchObject({
      code: 'agreements.olderNote',
      details: { params: { found: '2025-01-08', latest: '2025-01-09' } },
    })
    expect(await count()).toBe(before)
  })

  test('nobody else writes, in the database too', async ({ database, people }) => {
    for (const userId of [people.elsewhere, people.reporter]) {
      const { app } = testApp(database, { userId })
      await expect(noteStatus(app, current, initiative, { ...note, version: 2 })).rejects.toThrow(
        'agreements.notKeeper',
      )
      await expect(getChoices(app, current)).rejects.toThrow('agreements.notKeeper')
      await expect(
        asActor(app, (tx) =>
          sql`insert into initiative_note (initiative_id, state, noted_on, text, organisation_id, written_by)
            values (${initiative}, 'stopped', '2025-03-17', 'x', '1081', ${userId})`.execute(tx),
        ),
      ).rejects.toMatchObject({ code: '42501' })
    }
    await expect(noteStatus(testApp(database).app, current, initiative, { ...note, version: 2 })).rejects.toThrow(
      'agreements.logIn',
    )
  })
})

describe('keeping an agreement', () => {
  test('focus areas, initiatives and their owners change by version', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const focus = await addFocus(app, current, { number: 4, title: 'Data', note: null })
    await expect(addFocus(app, current, { number: 4, title: 'Andet', note: null })).rejects.toThrow('numberTaken')
    expect(await changeFocus(app, current, focus, { number: 4, title: 'Data og viden', note: null, version: 1 })).toBe(
      2,
    )
    await expect(changeFocus(app, current, focus, { number: 4, title: 'x', note: null, version: 1 })).rejects.toThrow(
      'agreements.stale',
    )
    const made = NewInitiative.parse({ focusId: focus, letter: 'A', title: 'Fælles data', owner: 'body:datagruppen' })
    const id = await addInitiative(app, current, made)
    await expect(addInitiative(app, current, made)).rejects.toThrow('agreements.letterTaken')
    await expect(addInitiative(app, current, { ...made, focusId: 'andet' })).rejects.toThrow('agreements.choose')
    expect((await getInitiative(app, current, id)).initiative.owner).toEqual({
      name: 'Datagruppen',
      href: '/fora/datagruppen',
    })
    expect(await changeInitiative(app, current, id, { ...made, letter: 'B', version: 1 })).toBe(2)
    await expect(changeInitiative(app, current, id, { ...made, version: 1 })).rejects.toThrow('agreements.stale')
  })

  test('steps get outcomes and are taken out; shipped ones do not come back', async ({ database, db, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const step = NewStep.parse({
      phase: 'Næste aftale',
      title: 'Ramme',
      fromOn: '2025-10-09',
      who: 'body:fu-nordjylland',
    })
    const id = await addStep(app, current, step)
    expect(await changeStep(app, current, id, { ...step, outcome: 'Rammen er sat.', version: 1 })).toBe(2)
    await expect(removeStep(app, current, id, 1)).rejects.toThrow('agreements.stale')
    await removeStep(app, current, id, 2)
    await removeStep(app, current, `${current}-01`, 1)
    await sql`delete from loaded_data where name = 'agreements'`.execute(db)
    await loadAgreements(db)
    const { steps } = await getAgreement(app, current)
    expect(steps.map((one) => one.id)).not.toContain(`${current}-01`)
    await expect(changeStep(app, current, id, { ...step, version: 2 })).rejects.toThrow('agreements.noStep')
  })

  test('ties lead to bodies, facilities and pages, once each', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const { facilities } = await getChoices(app, current)
    const facility = facilities.find(({ name }) => name === 'Kompasset')
    await addLink(app, current, initiative, NewLink.parse({ facilityId: facility?.id }))
    await expect(addLink(app, current, initiative, NewLink.parse({ facilityId: facility?.id }))).rejects.toThrow(
      'agreements.linkTwice',
    )
    await addLink(app, current, initiative, NewLink.parse({ href: '/rapporter', label: 'Rapporter' }))
    const { links } = await getInitiative(testApp(database).app, current, initiative)
    expect(links.map(({ href, label }) => [href, label]).sort()).toEqual([
      ['/rapporter', 'Rapporter'],
      [`/tilbud/${facility?.id}`, 'Kompasset'],
    ])
    const [first] = links
    await removeLink(app, current, initiative, first?.id ?? '')
    await expect(removeLink(app, current, initiative, first?.id ?? '')).rejects.toThrow('agreements.noLink')
  })

  test('an approval counts from the day it is recorded, and is not of the future', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    await expect(
      recordApproval(app, current, '851', { approvedOn: '2025-03-18', note: null, version: 1 }),
    ).rejects.toThrow('agreements.future')
    await recordApproval(app, current, '851', { approvedOn: '2024-12-02', note: 'Byrådet', version: 1 })
    await expect(recordApproval(app, current, '851', { approvedOn: null, note: null, version: 1 })).rejects.toThrow(
      'agreements.stale',
    )
    await expect(recordApproval(app, current, '101', { approvedOn: null, note: null, version: 1 })).rejects.toThrow(
      'agreements.noParty',
    )
    const { agreements } = await getAgreements(testApp(database).app)
    const found = agreements.find(({ id }) => id === current)
    expect(found?.parties.filter(({ approvedOn }) => approvedOn !== null)).toHaveLength(1)
  })

  test('the next agreement has the same parties; two at once in an area are refused', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const next = NewAgreement.parse({
      area: 'nordjylland',
      title: 'Nordjysk Socialaftale 2027–2028',
      validFrom: '2027-01-01',
      validTo: '2029-01-01',
    })
    await expect(addAgreement(app, { ...next, validFrom: '2026-12-31' })).rejects.toThrow('agreements.overlap')
    const id = await addAgreement(app, next)
    expect(id).toBe('nordjysk-socialaftale-2027-2028')
    expect((await getAgreement(app, id)).parties).toHaveLength(12)
    await expect(addAgreement(app, { ...next, area: 'midtjylland' })).rejects.toThrow('agreements.notKeeper')
    const elsewhere = testApp(database, { userId: people.elsewhere }).app
    const own = await addAgreement(elsewhere, { ...next, area: 'midtjylland', title: 'Rammeaftale Midtjylland 2027' })
    expect((await getAgreement(elsewhere, own)).parties).toHaveLength(20)
    const { agreement } = await getAgreement(app, id)
    expect(await changeAgreement(app, id, { ...agreement, vision: 'Ny vision' })).toBe(2)
    await expect(changeAgreement(app, id, agreement)).rejects.toThrow('agreements.stale')
    await expect(changeAgreement(elsewhere, id, { ...agreement, version: 2 })).rejects.toThrow('agreements.notKeeper')
  })

  test('loading again leaves no trace and keeps what was written', async ({ database, db, people }) => {
    expect(people.secretariat).toBeTruthy()
    const trail = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(db)).rows[0]?.n
    const before = await trail()
    await asSystem(db, 'test', (tx) => sql`delete from loaded_data where name = 'agreements'`.execute(tx))
    await loadAgreements(db)
    expect(await trail()).toBe(before)
    expect((await getInitiative(testApp(database).app, current, initiative)).initiative.state).toBe('running')
  })

  test('the secretariat of the area reads the trail of a note, others do not', async ({ database, people }) => {
    const seen = async (userId: string) =>
      asActor(testApp(database, { userId }).app, async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry
          where table_name in ('initiative', 'agreement_step', 'body')`.execute(tx)
        return rows[0]?.n ?? 0
      })
    expect(await seen(people.secretariat)).toBeGreaterThan(10)
    expect(await seen(people.reporter)).toBe(0)
  })
})
