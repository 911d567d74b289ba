import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import type { RegisterFilter } from './model.ts'
import { loadRegistry } from './reference/load.ts'
import { asciiLetters } from './rules/slug.ts'
import { registerChoices, searchRegister } from './service.ts'

test.beforeAll(async ({ db }) => {
  await loadRegistry(db)
})

test('a facility is found in either spelling, by a spelling variant and inside a compound', async ({ database }) => {
  const { app } = testApp(database)
  const names = async (filter: RegisterFilter) => (await searchRegister(app, filter, 1)).rows.map((row) => row.name)
  expect(await names({ q: 'sølager' })).toEqual(['Sølager'])
  expect(await names({ q: 'SOELAGER' })).toEqual(['Sølager'])
  expect(await names({ q: 'Svagtsynede' })).toEqual(['Institut for Blinde og Svagsynede (IBOS)'])
  expect(await names({ q: 'konsulent' })).toEqual(['Center for Døve (CFD), Døvekonsulentordningen'])
  expect(await names({ q: 'ålborgskolen' })).toContain('Aalborgskolen ved Center for Sansenedsættelse')
})

test('a paragraph is found with or without its sign, and the one it replaced leads to it', async ({ database }) => {
  const { app } = testApp(database)
  const found = async (q: string) => (await searchRegister(app, { q }, 1)).offerings
  expect(await found('§ 12')).toBe(1)
  expect(await found('sel §12')).toBe(1)
  expect(await found('§107')).toBe(await found('SEL §§ 107'))
  expect(await found('12'), 'also an age: 12-18 år').toBeGreaterThan(1)
  expect(await found('SEL § 66')).toBeGreaterThan(10)
})

test('filters narrow together with the words, and count facilities and offerings', async ({ database }) => {
  const { app } = testApp(database)
  const ibos = await searchRegister(app, { operator: '101', financing: 'tariff', q: 'blinde' }, 1)
  expect(ibos).toMatchObject({ facilities: 1, offerings: 6 })
  expect(ibos.rows[0]?.offerings.every((one) => one.financing === 'tariff')).toBe(true)
  const secured = await searchRegister(app, { coverage: 'secured', legalBasis: 'bl-43', region: '1082' }, 1)
  expect(secured.rows.map((row) => row.name)).toEqual(['Grenen - alm. Sikrede', 'Koglen - alm. Sikrede'])
  expect(await searchRegister(app, { targetGroup: 'aftale-hoeretab' }, 1)).toMatchObject({ facilities: 4 })
})

test('what can be chosen finds something, each choice by itself', async ({ database }) => {
  const { app } = testApp(database)
  const { operators, legalBases, targetGroups } = await registerChoices(app)
  for (const [key, list] of [
    ['operator', operators],
    ['legalBasis', legalBases],
    ['targetGroup', targetGroups],
  ] as const) {
    expect(list.length).toBeGreaterThan(3)
    for (const { id } of list) expect((await searchRegister(app, { [key]: id }, 1)).facilities, id).toBeGreaterThan(0)
  }
})

test('no text a person can type breaks the search', async ({ database }) => {
  const { app } = testApp(database)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (q) => {
      expect((await searchRegister(app, { q }, 1)).facilities).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 40, examples: [["' & | ! :* <-> \\ %_"], ['(a | b)'], ['100%']] },
  )
})

test('program and database spell alike, and put names in Danish order', async ({ db }) => {
  const text = fc.string({ unit: fc.constantFrom(...'aAbdeøØæÆåÅéÖz9 -'), minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(text, async (one) => {
      const { rows } = await sql<{ s: string }>`select search_text(${one}) as s`.execute(db)
      expect(rows[0]?.s.split(' ').filter(Boolean)).toEqual(asciiLetters(one).match(/[a-z0-9]+/g) ?? [])
    }),
    { numRuns: 60 },
  )
  const names = ['Aalborg', 'Ålykke', 'Ørsted', 'Ærø', 'Zoo', 'Abe', 'anden', 'Odense']
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) as name order by danish_sort_key(name)`.execute(db)
  expect(rows.map((row) => row.name)).toEqual([...names].sort(new Intl.Collator('da').compare))
})
