import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { databaseTest } from '#testing/database.ts'
import { contentOf, meetingOf, meetingWorld, put, refusal, step, type Who } from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { createCase, listAllCases } from '../service/cases.ts'
import { planMeeting, sendAgenda } from '../service/meetings.ts'
import { getCase } from '../service/route.ts'
import { linkSearch, readAbout } from './model.ts'
import { casesAbout, getLinks, getLinksToChoose, linkCase, recordName, unlinkCase } from './service.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => {
  const world = await meetingWorld(emptyDatabase)
  await seedRecords(world.database.db)
  return world
})

const round = { kind: 'round', recordId: '00000000-0000-4000-9000-0000000000f1' } as const
const kompasset = { kind: 'facility', recordId: 'kompasset' } as const
const secured = { kind: 'offering', recordId: 'kompasset-sikret' } as const
const autism = { kind: 'target-group', recordId: 'autisme' } as const
const initiative = { kind: 'initiative', recordId: 'i1' } as const

async function seedRecords(db: Db): Promise<void> {
  await asSystem(db, 'test', async (tx) => {
    for (const statement of [
      `insert into facility (id, valid_from) values ('kompasset', '2018-01-01'), ('egely', '2018-01-01')`,
      `insert into facility_name (facility_id, name, valid_from, valid_to) values
        ('kompasset', 'Kompas', '2018-01-01', '2020-01-01'), ('kompasset', 'Kompasset', '2020-01-01', null),
        ('egely', 'Egely 100 %', '2018-01-01', null)`,
      `insert into offering (id, facility_id, legal_basis_text, target_group_text, valid_from) values
        ('kompasset-sikret', 'kompasset', '§ 66', 'Sikrede', '2018-01-01')`,
      `insert into target_group (id, classification, name) values ('autisme', 'VISO', 'Autisme')`,
      `insert into template (id, name, line_kind) values ('proeve', 'Prøve', 'offering')`,
      `insert into template_version (template_id, version, definition, valid_from) values ('proeve', 1, '{}', '2020-01-01')`,
      `insert into round (id, template_id, template_version, year, title, owner_id) values
        ('${round.recordId}', 'proeve', 1, 2025, 'Kapacitet 2025', 'sekretariat-nordjylland')`,
      `insert into report (id, kind, year, title, owner_id) values ('kapacitet-2024', 'x', 2024, 'Kapacitet 2024', 'sekretariat-nordjylland')`,
      `insert into agreement (id, area, title, valid_from, valid_to) values ('a1', 'nordjylland', 'Aftale 2025-2026', '2025-01-01', '2027-01-01')`,
      `insert into agreement_focus (id, agreement_id, number, title) values ('f1', 'a1', 1, 'Nær hjælp')`,
      `insert into initiative (id, focus_id, letter, title) values ('i1', 'f1', 'A', 'Fælles læger')`,
    ]) {
      await sql.raw(statement).execute(tx)
    }
  })
}

type World = Awaited<ReturnType<typeof meetingWorld>>
const newCase = ({ as }: World, more: object = {}) =>
  createCase(as('secretary'), { content: contentOf(more), numbering: caseNumbering.parse({}) })
const titles = async ({ as }: World, who: Who, about: Parameters<typeof casesAbout>[1]) =>
  (await casesAbout(as(who), about)).map(({ title }) => title)

describe('what a case concerns', () => {
  test('is chosen among records that exist, under their name of today, each with its page', async ({ world }) => {
    const secretary = world.as('secretary')
    const caseId = await newCase(world)
    for (const about of [secured, autism, initiative, round]) await linkCase(secretary, { caseId, about })
    await linkCase(secretary, { caseId, about: autism })
    expect((await getCase(secretary, caseId)).links).toEqual([
      {
        kind: 'initiative',
        recordId: 'i1',
        label: 'Fælles læger (Aftale 2025-2026)',
        href: '/aftaler/a1/initiativ/i1',
      },
      { kind: 'offering', recordId: 'kompasset-sikret', label: 'Kompasset, § 66, Sikrede', href: '/tilbud/kompasset' },
      { ...round, label: 'Kapacitet 2025', href: `/indberetning/${round.recordId}` },
      { kind: 'target-group', recordId: 'autisme', label: 'Autisme', href: '/sager?om=target-group%3Aautisme' },
    ])
    const unknown = linkCase(secretary, { caseId, about: { kind: 'facility', recordId: 'findes-ikke' } })
    expect(await refusal(unknown)).toBe('invalid links.recordUnknown')
    // A report without a published edition is nobody's to find.
    const draft = linkCase(secretary, { caseId, about: { kind: 'report', recordId: 'kapacitet-2024' } })
    expect(await refusal(draft)).toBe('invalid links.recordUnknown')
  })

  test('is found by parts of the name, without what is chosen already; signs of patterns are letters', async ({
    world,
  }) => {
    const secretary = world.as('secretary')
    const caseId = await newCase(world)
    const found = async (q: string, kind = '') =>
      (await getLinksToChoose(secretary, caseId, linkSearch.parse({ q, kind }))).found?.map(({ label }) => label)
    expect(await found('')).toBeUndefined()
    expect(await found('kompas')).toEqual(['Kompasset', 'Kompasset, § 66, Sikrede'])
    expect(await found('sikrede KOMP')).toEqual(['Kompasset, § 66, Sikrede'])
    expect(await found('100 %')).toEqual(['Egely 100 %'])
    expect(await found('%')).toEqual(['Egely 100 %'])
    expect(await found('', 'facility')).toEqual(['Egely 100 %', 'Kompasset'])
    await linkCase(secretary, { caseId, about: kompasset })
    expect(await found('', 'facility')).toEqual(['Egely 100 %'])
  })

  test('is written by the secretariat of the case alone, and taken off again', async ({ world }) => {
    const caseId = await newCase(world)
    for (const who of ['elsewhere', 'dasMember', 'administrator'] as const) {
      // Not on an agenda yet: to others there is no such case.
      const tried = linkCase(world.as(who), { caseId, about: autism })
      expect(await refusal(tried)).toBe('notFound meetings.caseNotFound')
    }
    await linkCase(world.as('secretary'), { caseId, about: autism })
    await unlinkCase(world.as('secretary'), { caseId, about: autism })
    expect(await getLinks(world.as('secretary'), caseId)).toEqual([])
    const again = unlinkCase(world.as('secretary'), { caseId, about: autism })
    expect(await refusal(again)).toBe('notFound links.notLinked')
  })
})

describe('the cases that mention a record', () => {
  test('are shown with it to those who may read each case, and to nobody else', async ({ world }) => {
    const secretary = world.as('secretary')
    const open = await newCase(world, { title: 'Åben sag om Kompasset' })
    const closed = await newCase(world, {
      title: 'Lukket sag om Kompasset',
      closed: true,
      closedReason: 'Personforhold',
    })
    await linkCase(secretary, { caseId: open, about: secured })
    await linkCase(secretary, { caseId: closed, about: kompasset })
    expect(await titles(world, 'visitor', kompasset)).toEqual([])

    const meetingId = await planMeeting(secretary, meetingOf('das', '2025-05-22'))
    for (const caseId of [open, closed]) await put(secretary, meetingId, { caseId })
    await step(secretary, meetingId, sendAgenda)
    const both = ['Lukket sag om Kompasset', 'Åben sag om Kompasset']
    expect((await titles(world, 'secretary', kompasset)).sort()).toEqual(both)
    expect((await titles(world, 'dasMember', kompasset)).sort()).toEqual(both)
    for (const who of ['visitor', 'fuMember', 'reporter', 'elsewhere', 'administrator'] as const) {
      expect(await titles(world, who, kompasset)).toEqual(['Åben sag om Kompasset'])
      expect((await listAllCases(world.as(who), { about: kompasset })).cases.map(({ title }) => title)).toEqual([
        'Åben sag om Kompasset',
      ])
    }
    expect(await titles(world, 'visitor', secured)).toEqual(['Åben sag om Kompasset'])
    expect(await titles(world, 'secretary', autism)).toEqual([])
  })

  test('are asked for by kind and id in an address', async ({ world }) => {
    expect(readAbout('target-group:autisme')).toEqual(autism)
    for (const broken of [null, '', 'facility', 'facility:', 'andet:1', ':x']) expect(readAbout(broken)).toBeUndefined()
    expect(await recordName(world.as('visitor'), autism)).toBe('Autisme')
    expect(await recordName(world.as('visitor'), { kind: 'round', recordId: 'x' })).toBeNull()
  })
})
