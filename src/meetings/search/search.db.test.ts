import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { searchApi } from './api.ts'
import { nothing, searchQuery } from './model.ts'
import { asReader, id, type Reader, readers, run, seedReaders } from './search-fixture.ts'
import { findFacilities, getSearchChoices, searchMeetings } from './service.ts'

const openMeeting = id(1, 1)
const openCase = id(2, 1)
const closedCase = id(2, 2)
const openItem = id(4, 1)
const closedItem = id(4, 2)

const test = databaseTest.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedReaders(db)
  await seedCases(db)
  return true
})

/** An open and a closed case of one approved meeting; only the closed one knows the word "hemmeligord". */
async function seedCases(db: Db): Promise<void> {
  const statements = [
    `insert into target_group (id, classification, name) values ('autisme', 'VISO', 'Autisme')`,
    `insert into meeting (id, body_id, held_on, state) values ('${openMeeting}', 'das', '2025-02-03', 'minutes-approved')`,
    `insert into meeting_case (id, area, number, title, resume, presentation) values ('${openCase}', 'nordjylland', '2025-006585', 'Kapacitetsudvikling på døgntilbud',
      'Kort om sagen', 'Pladserne på botilbuddene er belagt. Der er <script>alert(1)</script> 12 ledige pladser. Behandlingshjemmet følges.')`,
    `insert into meeting_case (id, area, number, title, closed, closed_reason, resume) values ('${closedCase}', 'nordjylland', '2025-000002', 'Lukket hemmeligord', true, 'Personforhold',
      'Et hemmeligord om kapacitet')`,
    `insert into case_stop (case_id, body_id, role, step, state) values ('${closedCase}', 'das', 'decision', 1, 'done')`,
    `insert into agenda_item (id, meeting_id, position, kind, case_id) values ('${openItem}', '${openMeeting}', 1, 'case', '${openCase}'), ('${closedItem}', '${openMeeting}', 2, 'case', '${closedCase}')`,
    `insert into recommendation_clause (case_id, position, verb, text) values ('${openCase}', 1, 'endorse', 'tiltræder planen')`,
    `insert into facility (id, valid_from) values ('huset', '2018-01-01'), ('lukketsted', '2018-01-01')`,
    `insert into facility_name (facility_id, name, valid_from) values ('huset', 'Huset', '2018-01-01'), ('lukketsted', 'Lukketsted', '2018-01-01')`,
    `insert into offering (id, facility_id, target_group_text, valid_from) values ('huset-dag', 'huset', 'Dagtilbud', '2018-01-01')`,
    `insert into case_link (case_id, kind, record_id, label) values ('${openCase}', 'target-group', 'autisme', 'Autisme'),
      ('${openCase}', 'offering', 'huset-dag', 'Huset'), ('${closedCase}', 'facility', 'lukketsted', 'Lukketsted')`,
    `insert into attachment (id, case_id, position, title, extracted_text) values ('${id(5, 1)}', '${openCase}', 1, 'Bilag om venteliste', E'Forside\\f\\fVentelisten er vokset'),
      ('${id(5, 2)}', '${closedCase}', 1, 'Lukket bilag', 'hemmeligord i bilaget')`,
    `insert into decision (id, item_id, text) values ('${id(7, 1)}', '${openItem}', 'Indstillingen blev tiltrådt'), ('${id(7, 2)}', '${closedItem}', 'hemmeligord besluttet')`,
    `insert into decision_outcome (decision_id, position, verb, clause, outcome) values ('${id(7, 1)}', 1, 'endorse', 'tiltræder planen', 'adopted')`,
    `insert into follow_up (id, body_id, decision_id, what, responsible) values ('${id(8, 1)}', 'das', '${id(7, 2)}', 'Opfølgning på hemmeligord', 'Sekretariatet')`,
    `insert into minutes_text (item_id, text) values ('${closedItem}', 'Referat af hemmeligord')`,
  ]
  for (const statement of statements) await asSystem(db, 'test', (tx) => run(tx, statement))
}

describe('what is found', () => {
  const search = async (database: Parameters<typeof testApp>[0], query: object, who: Reader = 'visitor') =>
    searchMeetings(testApp(database, { userId: readers[who] ?? undefined }).app, searchQuery.parse(query))

  test.for([
    ['kapacitet', 'the beginning of a compound'],
    ['pladser', 'another form of the word'],
    ['"ledige pladser"', 'words that stand together'],
    ['2025-006585', 'the number of the case'],
    ['KAPACITETSUDVIKLING', 'capitals'],
    ['behandlingshjem', 'a stem with an ending'],
  ])('%s finds the case: %s', async ([q], { database, seeded }) => {
    expect(seeded).toBe(true)
    const { rows } = await search(database, { q })
    expect(rows.map(({ recordId }) => recordId)).toContain(openCase)
  })

  test.for(['"pladser ledige"', 'kapacitet -døgntilbud', 'findesikke', 'og', '-kapacitet', "x' | 'y", 'a & b | !c:*'])(
    '%s does not find the case and is no error',
    async (q, { database, seeded }) => {
      expect(seeded).toBe(true)
      const { rows } = await search(database, { q })
      expect(rows.filter(({ kind }) => kind === 'case')).toEqual([])
    },
  )

  test('is shown with the words marked, as text and not as markup', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { rows } = await search(database, { q: 'ledige' })
    const fragment = rows[0]?.fragment ?? []
    expect(fragment.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['ledige'])
    expect(rows[0]).toMatchObject({ kind: 'case', part: 'presentation', bodies: ['DAS'], day: '2025-02-03' })
  })

  test('says on which page of a file it stands', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { rows } = await search(database, { q: 'ventelisten' })
    expect(rows[0]).toMatchObject({ kind: 'attachment', page: 3, caseId: openCase, title: 'Bilag om venteliste' })
  })

  test.for([
    [{ body: 'das' }, 1],
    [{ body: 'fu' }, 0],
    [{ year: '2025' }, 1],
    [{ year: '2024' }, 0],
    [{ verb: 'endorse' }, 1],
    [{ verb: 'note' }, 0],
    [{ targetGroup: 'autisme' }, 1],
    [{ targetGroup: 'andet' }, 0],
    [{ facility: 'huset' }, 1],
    [{ facility: 'lukketsted' }, 0],
    [{ facility: 'huset', targetGroup: 'andet' }, 0],
  ] as const)('is narrowed by %o', async ([filter, count], { database, seeded }) => {
    expect(seeded).toBe(true)
    const { rows } = await search(database, { q: 'botilbuddene', ...filter })
    expect(rows.length).toBe(count)
  })

  test('is narrowed by what was decided, and counted by kind whatever kind is shown', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const decided = await search(database, { q: 'tiltrådt', outcome: 'adopted' })
    expect(decided.rows.map(({ kind }) => kind)).toEqual(['decision'])
    expect((await search(database, { q: 'tiltrådt', outcome: 'rejected' })).hits).toBe(0)
    const cases = await search(database, { q: 'kapacitet', kind: 'case' })
    expect(cases.rows.every(({ kind }) => kind === 'case')).toBe(true)
    expect(Object.keys(cases.kinds).length).toBeGreaterThan(1)
  })

  test('follows a changed title and a changed text', async ({ db, database, seeded }) => {
    expect(seeded).toBe(true)
    await asSystem(db, 'test', (tx) =>
      run(tx, `update meeting_case set title = 'Nyt om gyngestativer' where id = '${openCase}'`),
    )
    expect((await search(database, { q: 'gyngestativ' })).rows[0]?.title).toBe('Nyt om gyngestativer')
    expect((await search(database, { q: 'gyngestativ' })).hits).toBeGreaterThan(1)
    await asSystem(db, 'test', (tx) =>
      run(tx, `update meeting_case set title = 'Kapacitetsudvikling på døgntilbud' where id = '${openCase}'`),
    )
    expect((await search(database, { q: 'gyngestativ' })).hits).toBe(0)
  })
})

describe('a closed item', () => {
  const inside: Reader[] = ['member of das', 'secretariat']
  const outside = (Object.keys(readers) as Reader[]).filter(
    (name) => name !== 'administrator' && !inside.includes(name),
  )

  const asked = ['hemmeligord', '"hemmeligord"', 'hemmelig', 'lukket', 'kapacitet', 'personforhold', 'beslut', 'bilag']

  test.for(outside)('is not found, counted or marked for the %s', async (who, { database, seeded }) => {
    expect(seeded).toBe(true)
    const { app } = testApp(database, { userId: readers[who] ?? undefined })
    for (const q of asked) {
      const answer = await searchMeetings(app, searchQuery.parse({ q }))
      expect(JSON.stringify(answer)).not.toMatch(/hemmelig|Lukket/)
      expect(answer.rows.map(({ caseId }) => caseId)).not.toContain(closedCase)
      expect(answer.hits).toBe(Object.values(answer.kinds).reduce((sum, n) => sum + n, 0))
    }
    expect(await searchMeetings(app, searchQuery.parse({ q: 'hemmeligord' }))).toEqual(nothing)
  })

  test.for(inside)('is found by the %s, whole', async (who, { database, seeded }) => {
    expect(seeded).toBe(true)
    const { app } = testApp(database, { userId: readers[who] ?? undefined })
    const { kinds } = await searchMeetings(app, searchQuery.parse({ q: 'hemmeligord' }))
    expect(kinds).toEqual({ case: 1, attachment: 1, decision: 1, 'follow-up': 1, minutes: 1 })
  })

  test('is told by no filter: neither what can be chosen nor what is counted', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const filters = [
      { facility: 'lukketsted' },
      { body: 'das', year: '2025' },
      { kind: 'attachment' },
      { kind: 'minutes' },
      { outcome: 'adopted' },
    ]
    for (const who of outside) {
      const { app } = testApp(database, { userId: readers[who] ?? undefined })
      expect((await getSearchChoices(app)).facilities).toEqual([{ id: 'huset', name: 'Huset' }])
      for (const filter of filters) {
        const answer = await searchMeetings(app, searchQuery.parse({ q: 'hemmeligord', ...filter }))
        expect(answer).toEqual(nothing)
      }
    }
    const { app } = testApp(database, { userId: readers['member of das'] })
    expect((await getSearchChoices(app)).facilities.map(({ id: facility }) => facility)).toEqual([
      'huset',
      'lukketsted',
    ])
    expect((await searchMeetings(app, searchQuery.parse({ q: 'hemmeligord', facility: 'lukketsted' }))).hits).toBe(5)
  })

  test('changes no count, order or page of those who may not see it', async ({ db, database, seeded }) => {
    expect(seeded).toBe(true)
    const { app } = testApp(database)
    const before = await searchMeetings(app, searchQuery.parse({ q: 'kapacitet' }))
    await asSystem(db, 'test', (tx) =>
      run(tx, `update meeting_case set presentation = repeat('kapacitet ', 900) where id = '${closedCase}'`),
    )
    expect(await searchMeetings(app, searchQuery.parse({ q: 'kapacitet' }))).toEqual(before)
  })

  test('stands in no answer of the API', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const ask = (who: Reader, query: string) =>
      searchApi(() => testApp(database, { userId: readers[who] ?? undefined }).app).request(`/search?${query}`)
    for (const who of outside) {
      for (const q of asked) expect(await (await ask(who, `q=${q}`)).text()).not.toMatch(/hemmelig|Lukket/)
    }
    const member = await (await ask('member of das', 'q=hemmeligord&limit=2')).json()
    expect(member).toMatchObject({ hits: 5, atLeast: false })
    const next = await (await ask('member of das', `q=hemmeligord&limit=2&cursor=${member.next}`)).json()
    const last = await (await ask('member of das', `q=hemmeligord&limit=2&cursor=${next.next}`)).json()
    expect(last).toMatchObject({ hits: 5, next: null })
    const seen = [member, next, last].flatMap(({ items }) => items.map(({ kind }: { kind: string }) => kind))
    expect(seen.toSorted()).toEqual(['attachment', 'case', 'decision', 'follow-up', 'minutes'])
    // The cursor of one who sees more gives nothing more to another.
    expect(await (await ask('visitor', `q=hemmeligord&limit=2&cursor=${member.next}`)).json()).toMatchObject({
      items: [],
    })
    expect((await ask('visitor', 'q=hemmeligord&cursor=x')).ok).toBe(false)
  })

  test('cannot be read from the tables of the search', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    for (const table of ['search_source', 'search_piece']) {
      const reading = asReader(db, 'secretariat', (tx) => sql.raw(`select 1 from ${table}`).execute(tx))
      await expect(reading).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test("a stop's own recommendation is read and found with its item, and by nobody before that has come", async ({
  db,
  database,
  seeded,
}) => {
  expect(seeded).toBe(true)
  const found = async (who: Reader, q: string, verb?: string) =>
    (await searchMeetings(testApp(database, { userId: readers[who] ?? undefined }).app, searchQuery.parse({ q, verb })))
      .rows
  const reads = async (who: Reader) =>
    (
      await asReader(db, who, (tx) =>
        sql.raw(`select 1 from recommendation_clause where stop_id = '${id(3, 1)}'`).execute(tx),
      )
    ).rows.length
  const write = (statement: string) => asSystem(db, 'test', (tx) => run(tx, statement))
  const [stop, meeting, item] = [id(3, 1), id(6, 71), id(7, 71)]
  await write(
    `insert into case_stop (id, case_id, body_id, role, step) values ('${stop}', '${openCase}', 'fu', 'recommendation', 2)`,
  )
  await write(
    `insert into recommendation_clause (stop_id, position, verb, text) values ('${stop}', 1, 'discuss', 'drøfter svalereder')`,
  )
  await write(`insert into meeting (id, body_id, held_on) values ('${meeting}', 'fu', '2026-02-02')`)
  await write(`insert into agenda_item (id, meeting_id, position, kind, case_id, stop_id)
    values ('${item}', '${meeting}', 1, 'case', '${openCase}', '${stop}')`)
  const theirs = { kind: 'item', recordId: item, part: 'clauses' }
  for (const who of ['visitor', 'member of fu', 'member of das'] as const) {
    expect(await found(who, 'svalerede')).toEqual([])
    expect(await reads(who)).toBe(0)
  }
  expect(await found('secretariat', 'svalerede', 'discuss')).toMatchObject([theirs])
  await write(`update meeting set state = 'agenda-sent' where id = '${meeting}'`)
  for (const who of ['visitor', 'member of fu'] as const) {
    expect(await found(who, 'svalerede', 'discuss')).toMatchObject([theirs])
    expect(await reads(who)).toBe(1)
  }
  await write(`update agenda_item set closed = true, closed_reason = 'Persondata' where id = '${item}'`)
  expect(await found('visitor', 'svalerede')).toEqual([])
  expect(await reads('visitor')).toBe(0)
  expect(await reads('member of fu')).toBe(1)
  await write(`update recommendation_clause set text = 'drøfter spættehuller' where stop_id = '${stop}'`)
  expect(await found('member of fu', 'svalerede')).toEqual([])
  expect(await found('member of fu', 'spættehul')).toHaveLength(1)
  await write(`delete from agenda_item where id = '${item}'`)
  await write(`delete from meeting where id = '${meeting}'`)
  await write(`delete from case_stop where id = '${stop}'`)
  expect(await found('secretariat', 'spættehul')).toEqual([])
})

test('a published report is found by everybody', async ({ db, database, seeded }) => {
  expect(seeded).toBe(true)
  const document = JSON.stringify({ blocks: [{ kind: 'paragraph', runs: [{ text: 'Belægningen på girafhuset' }] }] })
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into report (id, kind, year, title, owner_id) values ('r', 'capacity', 2024, 'Rapport 2024', 'sekretariat-nordjylland')`,
    )
    await run(
      tx,
      `insert into edition (report_id, number, document, figures, sha256) values ('r', 1, '${document}', '{}', 'x')`,
    )
  })
  const { rows } = await searchMeetings(testApp(database).app, searchQuery.parse({ q: 'girafhus' }))
  expect(rows[0]).toMatchObject({ kind: 'report', recordId: 'r', title: 'Rapport 2024' })
})

test('facilities of the register that hold the words stand beside, the first five and their number', async ({
  db,
  database,
  seeded,
}) => {
  expect(seeded).toBe(true)
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into facility_operator (facility_id, operator_id, valid_from) values ('huset', '860', '2018-01-01')`,
    )
    await run(
      tx,
      `insert into organisation_name (organisation_id, name, valid_from) values ('860', 'Hjørring Kommune', '2007-01-01')`,
    )
    await run(
      tx,
      `insert into offering_term (offering_id, coverage, financing, financing_basis, valid_from) values ('huset-dag', 'framework-area', 'tariff', 'explicit', '2018-01-01')`,
    )
    await run(tx, 'select refresh_offering_search()')
  })
  const { app } = testApp(database)
  const { count, first } = await findFacilities(app, 'huset')
  expect({ count, names: first.map(({ name }) => name) }).toEqual({ count: 1, names: ['Huset'] })
  expect(await findFacilities(app, '')).toEqual({ count: 0, first: [] })
})

describe('what a case concerns', () => {
  test('also finds its minutes and follow-ups, those by the verb and outcome of their decision too', async ({
    database,
    db,
    seeded,
  }) => {
    expect(seeded).toBe(true)
    const kinds = async (query: object) => {
      const asked = searchQuery.parse({ q: 'hemmeligord', ...query })
      const { rows } = await searchMeetings(testApp(database, { userId: readers.secretariat }).app, asked)
      return rows.map(({ kind }) => kind).sort()
    }
    const all = ['attachment', 'case', 'decision', 'follow-up', 'minutes']
    expect(await kinds({ facility: 'lukketsted' })).toEqual(all)
    expect(await kinds({ targetGroup: 'autisme' })).toEqual([])
    await asSystem(db, 'test', async (tx) => {
      await run(
        tx,
        `insert into case_link (case_id, kind, record_id, label) values ('${closedCase}', 'target-group', 'autisme', 'Autisme')`,
      )
      await run(
        tx,
        `insert into decision_outcome (decision_id, position, verb, clause, outcome) values ('${id(7, 2)}', 1, 'decide', 'vælger', 'postponed')`,
      )
    })
    expect(await kinds({ targetGroup: 'autisme' })).toEqual(all)
    expect(await kinds({ verb: 'decide', outcome: 'postponed' })).toEqual(['decision', 'follow-up'])
    const { hits } = await searchMeetings(
      testApp(database).app,
      searchQuery.parse({ q: 'hemmeligord', facility: 'lukketsted' }),
    )
    expect(hits).toBe(0)
    await asSystem(db, 'test', async (tx) => {
      await run(tx, `delete from case_link where case_id = '${closedCase}' and kind = 'target-group'`)
      await run(tx, `delete from decision_outcome where decision_id = '${id(7, 2)}'`)
    })
    expect(await kinds({ targetGroup: 'autisme' })).toEqual([])
  })
})
