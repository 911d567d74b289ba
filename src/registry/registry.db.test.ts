import { sql } from 'kysely'
import { expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadRegistry } from './reference/load.ts'
import {
  changedName,
  changeFacility,
  changeOrganisation,
  facilityIdentifiers,
  getFacility,
  organisationIdentifiers,
} from './service.ts'
import {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  organisationNames,
} from './store.ts'

const reportDay = '2024-12-31'
const cdh = 'undervisning-og-behandling-cdh-aalborgskolen'

test.beforeAll(async ({ db }) => {
  await loadRegistry(db)
})

test('loading again changes nothing and leaves no trace in the audit trail', async ({ db }) => {
  const count = async () =>
    (
      await sql<{ trail: number; people: number; texts: number }>`
        select (select count(*) from audit_entry) as trail, (select sum(population) from population) as people,
          (select count(*) from offering_search) as texts`.execute(db)
    ).rows[0]
  const before = await count()
  await sql`delete from loaded_data`.execute(db) // else the second load would not even begin
  await loadRegistry(db)
  expect(await count()).toEqual(before)
  expect(before?.trail).toBeGreaterThan(1000)
})

test('the files are loaded whole', async ({ db }) => {
  const { rows } = await sql`
    select (select count(*) from offering) as offerings, (select count(*) from population) as population,
      (select count(*) from target_group where classification = 'natko') as natko,
      (select count(*) from offering_term where financing_basis = 'inferred') as assumed,
      (select count(*) from offering_term where financing is null) as unsaid`.execute(db)
  expect(rows[0]).toEqual({ offerings: 46, population: 4552, natko: 34, assumed: 16, unsaid: 1 })
})

test('figures of 2024 keep their region, from 2027 the eastern regions are one', async ({ db }) => {
  const regions = async (day: string) => {
    const municipalities = await municipalitiesOn(db, day)
    expect(municipalities).toHaveLength(98)
    return Object.fromEntries([...Map.groupBy(municipalities, (m) => m.regionName)].map(([k, v]) => [k, v.length]))
  }
  const before = {
    'Region Nordjylland': 11,
    'Region Midtjylland': 19,
    'Region Syddanmark': 22,
    'Region Hovedstaden': 29,
    'Region Sjælland': 17,
  }
  expect(await regions('2024-12-31')).toEqual(before)
  expect(await regions('2026-12-31')).toEqual(before)
  const { 'Region Hovedstaden': _h, 'Region Sjælland': _s, ...rest } = before
  expect(await regions('2027-01-01')).toEqual({ ...rest, 'Region Østdanmark': 46 })
  expect((await listOrganisations(db, { kind: 'region', onDate: '2027-01-01' })).map((one) => one.name)).toEqual([
    'Region Midtjylland',
    'Region Nordjylland',
    'Region Syddanmark',
    'Region Østdanmark',
  ])
})

test('a facility of a merged region is carried on by its successor from the day of the merger', async ({ db }) => {
  const operator = async (onDate: string) => (await findOfferings(db, { ids: ['refsnaes-fsl20'], onDate }))[0]
  expect(await operator('2026-12-31')).toMatchObject({ operatorName: 'Region Sjælland', regionId: '1085' })
  expect(await operator('2027-01-01')).toMatchObject({
    operatorName: 'Region Østdanmark',
    regionId: 'region-oestdanmark',
  })
})

test('before the register begins nothing is made up', async ({ db }) => {
  expect(await findOfferings(db, { onDate: '2017-12-31' })).toEqual([])
  expect(await municipalitiesOn(db, '2006-12-31')).toEqual([])
  expect(await organisationNames(db, ['1081'], '2006-12-31')).toEqual(new Map())
})

test('the hearing-loss agreements cover the 98 municipalities once each: 17, 35 and 46', async ({ db }) => {
  const ids = ['aalborgskolen-hoeretab-fsl20', 'center-for-hoeretab-fsl20', 'kastelsvej-fsl20']
  const lists = await coveredMunicipalities(db, ids, reportDay)
  expect(ids.map((id) => lists.get(id)?.length)).toEqual([17, 35, 46])
  expect(new Set(ids.flatMap((id) => lists.get(id) ?? [])).size).toBe(98)
})

test('a secured unit has no printed list, which is not an empty list', async ({ db }) => {
  expect(await coveredMunicipalities(db, ['kompasset-sikret'], reportDay)).toEqual(new Map())
})

test('offerings come in Danish order with their operator, terms and region', async ({ db }) => {
  const offerings = await findOfferings(db, { onDate: reportDay })
  const names = offerings.map((offering) => offering.facilityName)
  expect(offerings).toHaveLength(46)
  expect(names.at(0)).toBe('Aktivitets- og Samværstilbud ved Tilbud for Børn og Voksne med Døvblindhed og Høretab')
  // Aa is å, the last letter
  expect(names.at(-1)).toBe('Aalborgskolen ved Center for Sansenedsættelse')
  expect(offerings.find((one) => one.id === 'kofoedsminde-sel103')).toMatchObject({
    financing: null,
    financingBasis: 'not-stated',
    hostMunicipalityId: '360',
    regionId: '1085',
  })
  expect((await findOfferings(db, { operatorId: '101', onDate: reportDay })).length).toBe(9)
})

test('every legal basis of the report is classified, and SEL § 66 leads to BL § 43', async ({ db }) => {
  const { rows } = await sql<{ id: string }>`
    select o.id from offering o where legal_basis_text is not null
      and not exists (select from offering_legal_basis l where l.offering_id = o.id)`.execute(db)
  expect(rows).toEqual([])
  const old = await sql`select valid_to, successor_id from legal_basis where id = 'sel-66'`.execute(db)
  expect(old.rows[0]).toEqual({ valid_to: '2024-01-01', successor_id: 'bl-43' })
})

test('a reporter can neither change the register by use case nor by SQL', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await member(db, 'reporter', '1081') })
  const change = { version: 1, pNumber: '1003388394', tilbudsportalenId: null, hostMunicipalityId: null }
  await expect(changeFacility(app, cdh, change)).rejects.toMatchObject({ kind: 'forbidden' })
  await asActor(app, async (tx) => {
    const touched = await sql`update facility set p_number = '1003388394'`.execute(tx)
    expect(touched.numAffectedRows).toBe(0n)
    expect((await sql`select id from facility`.execute(tx)).rows.length).toBeGreaterThan(20)
  })
  await expect(
    asActor(app, (tx) => sql`insert into alias (kind, record_id, text) values ('facility', 'x', 'y')`.execute(tx)),
  ).rejects.toThrow('row-level security')
  await expect(asActor(app, (tx) => sql`update offering_search set document = ''`.execute(tx))).rejects.toThrow(
    'permission denied',
  )
})

test('a visitor reads the register and is asked to log in to change it', async ({ database }) => {
  const { app } = testApp(database)
  expect((await getFacility(app, cdh)).offerings.length).toBe(2)
  await expect(changeOrganisation(app, '1081', { version: 1, cvr: null, ean: null })).rejects.toMatchObject({
    kind: 'unauthenticated',
  })
})

test('the secretariat changes identifiers once per version, and a new load keeps them', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await member(db, 'secretariat', 'sekretariat-nordjylland') })
  const change = { version: 1, pNumber: '1003388394', tilbudsportalenId: '4711', hostMunicipalityId: '851' }
  expect(await changeFacility(app, cdh, change)).toBe(2)
  await expect(changeFacility(app, cdh, change)).rejects.toMatchObject({
    kind: 'stale',
    details: { data: { version: 2 } },
  })
  await expect(changeFacility(app, cdh, { ...change, version: 2, hostMunicipalityId: '999' })).rejects.toMatchObject({
    kind: 'invalid',
    details: { field: 'hostMunicipalityId' },
  })
  await sql`delete from loaded_data`.execute(db)
  await loadRegistry(db)
  expect((await getFacility(app, cdh)).facility).toMatchObject({
    pNumber: '1003388394',
    hostMunicipalityName: 'Aalborg Kommune',
    version: 2,
  })
})

test('who keeps the register finds a facility or an organisation by name or number, in Danish order, by the page', async ({
  database,
  db,
}) => {
  await expect(facilityIdentifiers(testApp(database).app, { q: '', page: 1 })).rejects.toMatchObject({
    kind: 'unauthenticated',
  })
  const { app } = testApp(database, { userId: await member(db, 'administrator', 'sekretariat-nordjylland') })
  const names = async (q: string, page = 1) =>
    (await facilityIdentifiers(app, { q, page })).rows.map(({ name }) => name)
  const whole = await facilityIdentifiers(app, { q: '', page: 1 })
  expect(whole.rows).toHaveLength(25)
  expect(whole.pages).toBe(Math.ceil(whole.found / 25))
  const first = [...(await names('')), ...(await names('', 2))]
  expect(first).toEqual(first.toSorted(new Intl.Collator('da').compare))
  expect(new Set(first).size).toBe(whole.found)
  const [name = ''] = first
  expect(await names(name.toUpperCase())).toContain(name)
  expect(await names("100 % '_")).toEqual([])
  expect(await names('', 9999)).toEqual([])

  const found = await organisationIdentifiers(app, { q: 'aalborg', page: 1 })
  expect(found.rows.map(({ code }) => code)).toContain('851')
  expect((await organisationIdentifiers(app, { q: '851', page: 1 })).rows).toContainEqual(
    expect.objectContaining({ name: 'Aalborg Kommune' }),
  )
  expect(await changedName(app, 'organisations', '851')).toBe('Aalborg Kommune')
  expect(await changedName(app, 'facilities', 'ingen')).toBeUndefined()
})

async function member(db: Db, role: string, organisation: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values (${`${role}@test.example`}, ${role}) returning id`.execute(db)
  const id = rows[0]?.id ?? ''
  await sql`insert into membership (user_id, role, organisation_id, valid_from)
    values (${id}, ${role}, ${organisation}, '2020-01-01')`.execute(db)
  return id
}
