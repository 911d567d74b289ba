import type { OpenAPIHono } from '@hono/zod-openapi'
import { exact } from '#figures/quantity.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import { createLog } from '#platform/log.ts'
import { reportingApi } from './api.ts'
import { beds, openDemoRound, secretariat } from './round-fixture.ts'
import { saveValues } from './service/save.ts'
import { templatesApi } from './templates/api.ts'
import { da as templateTexts } from './templates/texts.da.ts'
import { da } from './texts.da.ts'

type World = Awaited<ReturnType<typeof openDemoRound>>
type Sent = { who: Who; method: string; path: string; body: string; headers: Record<string, string> }
type Who = 'secretary' | 'reporterA' | 'approverA' | 'administrator'

/** A round with a draft, an administrator, and the API as a program meets it. */
export async function openFuzz(database: OpenDatabase) {
  const world = await openDemoRound(database)
  const userId = world.people.secretary
  await database.executeSql(
    `insert into membership (user_id, role, organisation_id, valid_from) values ($1, 'administrator', $2, '2007-01-01')`,
    [userId, secretariat],
  )
  const { submissionId } = await saveValues(world.as('reporterA'), {
    respondentId: world.a,
    cells: [{ lineId: 'line-a1', field: 'places', value: exact('6') }],
  })
  return { world, database, submissionId, apis: new Map<Who, OpenAPIHono>() }
}
export type Fuzz = Awaited<ReturnType<typeof openFuzz>>

function apiOf({ apis, world }: Fuzz, who: Who): OpenAPIHono {
  const known = apis.get(who)
  if (known) return known
  const appOf = () => world.as(who === 'administrator' ? 'secretary' : (who as Parameters<World['as']>[0]))
  const api = reportingApi(appOf)
  api.route('/', templatesApi(appOf))
  const texts: Record<string, string> = { ...da, ...templateTexts }
  const sentence = (code: string) => texts[code] ?? (/^(web|platform)\./.test(code) ? code : '')
  api.onError((error, c) => apiProblem(error, c, sentence, silent))
  apis.set(who, api)
  return api
}

const silent = { ...createLog('error'), error() {} }

/**
 * Sends one mutated body; the same for the same seed.
 * @returns what is wrong with the answer, null when it is right: accepted as a whole, or refused with a sentence, with
 *   a place where the body is at fault, and nothing written
 */
export async function fuzzOnce(fuzz: Fuzz, seed: number): Promise<{ status: number; wrong: string | null }> {
  const before = await snapshot(fuzz.database)
  const sent = await requestOf(fuzz, seeded(seed))
  const { who, method, path, body, headers } = sent
  const answer = await apiOf(fuzz, who).request(path, { method, body, headers })
  const text = await answer.text()
  const wrong = wrongWith(answer.status, text)
  if (wrong !== null)
    return { status: answer.status, wrong: `${wrong}: ${method} ${path} ${body.slice(0, 300)} → ${text.slice(0, 300)}` }
  if (answer.status < 300 || (await snapshot(fuzz.database)) === before) return { status: answer.status, wrong: null }
  return { status: answer.status, wrong: `half written: ${method} ${path} ${body.slice(0, 300)}` }
}

function wrongWith(status: number, text: string): string | null {
  if (status < 300) return null
  if (status >= 500) return 'crashed'
  const problem = JSON.parse(text) as { detail?: string; errors?: { path: string; message: string }[] }
  if (!problem.detail) return 'no sentence'
  const places = problem.errors ?? []
  if (status === 400 && places.length === 0) return 'no place'
  return places.every(({ message }) => message !== '') ? null : 'a place without a remedy'
}

const written = [
  'submission_value',
  'submission',
  'finding_acceptance',
  'round',
  'round_stage',
  'template_version',
  'respondent',
]

/** Everything a request could have written, as one text. */
async function snapshot({ executeSql }: OpenDatabase): Promise<string> {
  const sums = written.map(
    (table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`,
  )
  const { rows } = await executeSql(`select ${sums.join(" || ' ' || ")} as state`)
  return String((rows[0] as { state: string }).state)
}

async function requestOf(fuzz: Fuzz, random: Seeded): Promise<Sent> {
  const { database, submissionId } = fuzz
  const { rows } = await database.executeSql('select version from submission where id = $1', [submissionId])
  const version = String((rows[0] as { version: number }).version)
  const id = random.chance(0.05)
    ? random.pick(['x', '%00', '00000000-0000-4000-8000-000000000000', "'--"])
    : submissionId
  const route = random.pick(routes(id))
  const whole = JSON.stringify(mutated(random, route.body))
  const body = random.chance(0.05) ? whole.slice(0, random.below(whole.length)) : whole
  const match = random.chance(0.1)
    ? random.pick(['', '*', '"x"', '-1', '99999999999', `"${Number(version) - 1}"`])
    : `"${version}"`
  const type = random.chance(0.03)
    ? random.pick(['text/plain', 'application/xml', 'application/json; charset=latin1'])
    : 'application/json'
  return { ...route, body, headers: { 'content-type': type, ...(match ? { 'if-match': match } : {}) } }
}

function routes(id: string): (Omit<Sent, 'body' | 'headers'> & { body: unknown })[] {
  const round = {
    templateId: 'beds',
    year: 2026,
    title: 'Senge 2026',
    ownerId: secretariat,
    deadlineDate: '2026-03-06',
    deadlineTime: '12.00',
    organisationIds: ['op-a'],
  }
  // The second line keeps without places, so that the draft stays a draft.
  const values = [
    { lineId: 'line-a1', field: 'used', value: 5.5 },
    { lineId: 'line-a1', field: 'places', value: '6' },
    { lineId: 'line-a2', field: 'used', value: '8-10' },
    { lineId: 'line-a2', field: 'comment', value: 'To deler plads' },
  ]
  const reasons = [{ ruleId: 'over-100', lineId: 'line-a1', field: 'used', reason: 'To deler plads' }]
  const returned = { reason: 'Se linje 1 igen', lineId: 'line-a1', field: 'used' }
  return [
    { who: 'secretary', method: 'POST', path: '/rounds', body: round },
    { who: 'reporterA', method: 'PUT', path: `/submissions/${id}/values`, body: { values, reasons } },
    { who: 'reporterA', method: 'PUT', path: `/submissions/${id}/values`, body: { values } },
    { who: 'reporterA', method: 'POST', path: `/submissions/${id}/submission`, body: {} },
    { who: 'approverA', method: 'POST', path: `/submissions/${id}/approval`, body: {} },
    { who: 'approverA', method: 'POST', path: `/submissions/${id}/return`, body: returned },
    { who: 'reporterA', method: 'POST', path: `/submissions/${id}/correction`, body: { reason: 'Tallet var forkert' } },
    { who: 'administrator', method: 'POST', path: '/templates', body: { ...beds, id: 'fuzzed' } },
    { who: 'reporterA', method: 'POST', path: '/templates', body: { ...beds, id: 'fuzzed' } },
  ]
}

const deep = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`) as unknown
const oddities: unknown[] = [
  null,
  true,
  false,
  '',
  ' ',
  0,
  -1,
  0.1,
  1e15,
  1e308,
  -0,
  2026.5,
  '2026',
  '6,4',
  '8-',
  '?',
  '-',
  '1e5',
  '٣',
  'NaN',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x'.repeat(20_000),
  '<b>',
  "'; drop table round; --",
  '2026-02-30',
  '25.61',
  [],
  {},
  [null],
  { a: 1 },
  deep,
  '00000000-0000-4000-8000-000000000000',
  '{found}',
  '😀'.repeat(50),
]

/** A copy with one to three places changed: replaced, removed, doubled, or something strange put beside. */
function mutated(random: Seeded, body: unknown): unknown {
  const copy = structuredClone(body)
  const root = { body: copy }
  for (let left = 1 + random.below(3); left > 0; left -= 1) mutateOnce(random, root)
  return root.body
}

function mutateOnce(random: Seeded, root: { body: unknown }): void {
  const places = placesOf(root)
  const { holder, key } = random.pick(places)
  const kind = random.below(4)
  if (kind === 0 && key !== 'body') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete (holder as Record<string, unknown>)[key]
  } else if (kind === 1 && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
  else if (kind === 2 && !Array.isArray(holder) && key !== 'body') {
    Object.assign(holder, {
      [random.pick(['extra', 'constructor', 'toString', 'id', 'version'])]: structuredClone(random.pick(oddities)),
    })
  } else (holder as Record<string, unknown>)[key] = structuredClone(random.pick(oddities))
}

type Place = { holder: object; key: string }

function placesOf(value: object): Place[] {
  return Object.entries(value).flatMap(([key, inner]): Place[] => [
    { holder: value, key },
    ...(inner !== null && typeof inner === 'object' && inner !== deep ? placesOf(inner as object) : []),
  ])
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}
type Seeded = ReturnType<typeof seeded>
