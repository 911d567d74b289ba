import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { demoUsers, loadDemoUsers, loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { selfHarmRequest } from './business-case-fixture.ts'
import { caseFigureId } from './figures.ts'
import type { BusinessCaseRequest } from './model.ts'
import {
  businessCaseCitations,
  changeBusinessCase,
  createBusinessCase,
  getBusinessCase,
  listBusinessCases,
  previewBusinessCase,
  publishBusinessCase,
} from './service.ts'

type Who =
  | 'sekretariat@rammeaftale-nordjylland'
  | 'indberetter@region-nordjylland'
  | 'laeser@region-nordjylland'
  | 'indberetter@region-syddanmark'

async function as(database: OpenDatabase, who?: Who) {
  const { rows } = await sql`select from organisation limit 1`.execute(database.db)
  if (rows.length === 0) {
    await loadRegistry(database.db)
    await loadDemoUsers(database.db)
  }
  const user = demoUsers.find(({ email }) => email === `${who}.example`)
  return testApp(database, user ? { userId: user.id } : {}).app
}

const request = (change: Partial<BusinessCaseRequest> = {}): BusinessCaseRequest => ({ ...selfHarmRequest, ...change })
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: { fields?: { path: string; code: string }[]; field?: string } }) => {
      const [fault] = error.details?.fields ?? []
      return fault ? `${fault.path}: ${fault.code}` : error.code
    },
  )

describe('a business case', () => {
  test('is paid by region and municipalities to the krone, with every figure behind it', async ({ database }) => {
    const { result, payers, figures, hash } = await previewBusinessCase(await as(database), request())
    expect(payers.result).toMatchObject({ total: '16312960', sum: '16312960', difference: '0' })
    const paid = new Map(payers.result.parties.map(({ name, amount }) => [name, amount]))
    expect([paid.get('Region Nordjylland'), payers.result.parties.length]).toEqual(['4078240', 12])
    // 75 % of 16.312.960 over 590.322 people, of whom 219.573 live in Aalborg.
    expect(paid.get('Aalborg')).toBe('4550761')
    expect(result.balancedIn).toBe(2026)
    const financed = figures[caseFigureId(hash, 'skal-finansieres')]
    expect(financed).toMatchObject({ text: '16.312.960', unit: 'kr., 2021-priser' })
    expect(financed?.formula?.filled).toBe('2.380.000 + 13.932.960 − 0')
    const second = figures[caseFigureId(hash, 'akkumuleret.2025')]
    expect([second?.formula?.filled, second?.text]).toEqual(['-11.185.400 + (-5.127.560)', '-16.312.960'])
  })

  test('knows every figure its figures are computed from', async ({ database }) => {
    const { figures } = await previewBusinessCase(await as(database), request({ firstYearLoss: 'tariff' }))
    for (const { id, inputs } of Object.values(figures)) {
      for (const input of inputs) expect(figures[input], `${input}, an input of ${id}`).toBeDefined()
    }
  })

  test('follows use, own weights and lists as an allocation does', async ({ database }) => {
    const app = await as(database)
    const parties = [
      { party: 'Aalborg', weight: '3' },
      { party: 'Læsø', weight: '1' },
    ]
    const financing = (kind: 'use' | 'shares', rows = parties): BusinessCaseRequest['financing'] => ({
      combination: { kind: 'plain' },
      key: { kind, area: 'list', parties: rows },
    })
    const used = await previewBusinessCase(app, request({ financing: financing('use') }))
    expect(used.payers.result.parties.map(({ amount }) => amount)).toEqual(['12234720', '4078240'])
    expect(await code(previewBusinessCase(app, request({ financing: financing('shares') })))).toBe(
      'financing.key.parties: allocation.sharesSum',
    )
    const nobody = parties.map((one) => ({ ...one, weight: '0' }))
    expect(await code(previewBusinessCase(app, request({ financing: financing('use', nobody) })))).toBe(
      'financing.key.parties: allocation.keyZero',
    )
    const unknown = [{ party: 'Lilleby', weight: '1' }]
    expect(await code(previewBusinessCase(app, request({ financing: financing('use', unknown) })))).toBe(
      'financing.key.parties: allocation.unknownParty',
    )
  })

  test('of a year without a rule set is refused: how a loss is written off is not known', async ({ database }) => {
    expect(await code(previewBusinessCase(await as(database), request({ year: 2020 })))).toBe('businessCase.noRuleSet')
  })

  test('with nothing to finance is split in parts of 0', async ({ database }) => {
    const change = { rampUp: ['100'], establishment: '0', earlyStaff: [] }
    const { payers } = await previewBusinessCase(await as(database), request(change))
    expect(new Set(payers.result.parties.map(({ amount }) => amount))).toEqual(new Set(['0']))
  })
})

describe('versions', () => {
  test('a draft is for its owner and the secretariat of the area; published, for everybody', async ({ database }) => {
    const reporter = await as(database, 'indberetter@region-nordjylland')
    const id = await createBusinessCase(reporter, request())
    const seen = async (who?: Who) => code(getBusinessCase(await as(database, who), id))
    expect(await seen('sekretariat@rammeaftale-nordjylland')).toBe('done')
    expect(await seen('laeser@region-nordjylland')).toBe('done')
    expect(await seen('indberetter@region-syddanmark')).toBe('businessCase.unknown')
    expect(await seen()).toBe('businessCase.unknown')
    await publishBusinessCase(reporter, { id, version: 1 })
    expect(await seen()).toBe('done')
    const { items } = await listBusinessCases(await as(database), { limit: 10 })
    expect(items).toMatchObject([{ id, number: 1, toFinance: '16312960', places: '10', priceLevel: 2021 }])
  })

  test('are added and never overwritten; a stale write is refused with the version stored', async ({ database }) => {
    const reporter = await as(database, 'indberetter@region-nordjylland')
    const id = await createBusinessCase(reporter, request())
    await publishBusinessCase(reporter, { id, version: 1 })
    const change = { id, version: 1, request: request({ title: 'Nyt botilbud, anden udgave', rampUp: ['70', '100'] }) }
    await changeBusinessCase(reporter, change)
    expect(await code(changeBusinessCase(reporter, change))).toBe('businessCase.stale')
    expect(await code(publishBusinessCase(reporter, { id, version: 1 }))).toBe('businessCase.stale')
    const visitor = await getBusinessCase(await as(database), id)
    expect(visitor.businessCase).toMatchObject({ number: 1, latest: 1, title: selfHarmRequest.title })
    const own = await getBusinessCase(reporter, id)
    expect(own.versions.map(({ number }) => number)).toEqual([2, 1])
    expect((await getBusinessCase(reporter, id, 1)).businessCase.hash).toBe(visitor.businessCase.hash)
    await publishBusinessCase(reporter, { id, version: 2 })
    expect(await code(publishBusinessCase(reporter, { id, version: 2 }))).toBe('businessCase.alreadyPublished')
  })

  test('are written by nobody else, in the service and in the rows', async ({ database }) => {
    const id = await createBusinessCase(await as(database, 'indberetter@region-nordjylland'), request())
    const secretariat = await as(database, 'sekretariat@rammeaftale-nordjylland')
    expect(await code(publishBusinessCase(secretariat, { id, version: 1 }))).toBe('businessCase.notAllowed')
    expect(await code(createBusinessCase(await as(database), request()))).toBe('businessCase.logIn')
    expect(await code(createBusinessCase(await as(database, 'laeser@region-nordjylland'), request()))).toBe(
      'businessCase.notAllowed',
    )
    const stranger = await as(database, 'indberetter@region-syddanmark')
    const stolen = asActor(stranger, (tx) => sql`insert into business_case (owner_id) values ('1081')`.execute(tx))
    await expect(stolen).rejects.toThrow(/row-level security/)
    expect(await code(getBusinessCase(stranger, 'ikke-et-id'))).toBe('businessCase.unknown')
  })
})

test('a case cites what must be financed, a year, and what a party pays, once they are published', async ({
  database,
}) => {
  const reporter = await as(database, 'indberetter@region-nordjylland')
  const id = await createBusinessCase(reporter, request())
  const refs = ['skal-finansieres', 'resultat.2024', 'part.851', 'findes-ikke'].map((key) => `${id}/${key}`)
  const cited = async () => {
    const found = await asActor(await as(database), (tx) => businessCaseCitations.find(tx, [...refs, 'x/y']))
    return [...found].map(([ref, { figure }]) => [ref.slice(id.length + 1), figure.text])
  }
  expect(await cited()).toEqual([])
  await publishBusinessCase(reporter, { id, version: 1 })
  expect(await cited()).toEqual([
    ['skal-finansieres', '16.312.960'],
    ['resultat.2024', '-8.805.400'],
    ['part.851', '4.550.761'],
  ])
})
