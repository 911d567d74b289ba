import { describe, expect, test } from 'vitest'
import * as floors from '#testing/architecture/floors.ts'
import * as rooms from '#testing/architecture/rooms.ts'
import { parseTree, readTree, type Tree } from '#testing/architecture/source.ts'
import * as words from '#testing/architecture/words.ts'

// The executable form of docs/architecture.md: who may call whom, what stays pure, what is explained.

const capabilities = ['reporting', 'capacity', 'tariffs', 'allocation', 'meetings', 'agreements']
const shared = ['publishing', 'registry']

const plan: floors.Plan = {
  floors: [[''], ['web', 'cli'], capabilities, shared, ['ui', 'figures'], ['platform']],
  withDoor: [...capabilities, ...shared],
  pairs: {
    'cli → web': 'commands load what the server loads at start and word refusals as the pages do',
    'capacity → reporting': 'places and use arrive as submissions of a reporting round',
    'tariffs → reporting': 'the yearly tariffs are a reporting round',
    'publishing → registry': 'saved work says by name whose it is',
    'tariffs → allocation': 'who pays a deficit or a new facility is split by an allocation key',
    'ui → figures': 'components show figures and parse what people type',
  },
  sideDoors: [
    {
      from: 'web',
      files: /^tariffs\/cycle\/cycle-fixture\.ts$/,
      reason: 'page, workbook and API are tested side by side on the round of the room',
    },
    {
      from: 'web',
      files: /\/(api\.ts|pages\/.*|texts\.(da|en)\.ts)$/,
      reason: 'the shell mounts the pages and the API of every room and collects their texts',
    },
  ],
}

// How a file of old minutes is read, from single words up to the papers behind its items.
const stairs: floors.Stairs[] = [
  {
    folder: 'meetings/minutes/rules/',
    steps: ['papers', 'alike', 'items', 'agenda', 'heads', 'pages', 'lines', 'words'],
  },
]

const sqlAlsoIn = { 'registry/reference/': 'fills the reference tables from the files in data/, in bulk' }

const domain =
  'facility facilities offering offerings respondent respondents submission submissions tariff tariffs occupancy ' +
  'municipality municipalities municipal secretariat tilbud ydelse ydelser takst takster belægning kommune kommuner ' +
  'driftsherre indberetning pladser sekretariat rammeaftale'

/** Code with placeholders in its templates, written without being one. */
const code = (text: string) => text.replaceAll('#{', '${')

type Check = (tree: Tree) => string[]

const checks: Record<string, { check: Check; breaks: Record<string, string>[] }> = {
  'arrows run down the floors, sideways only as an allowed pair': {
    check: (tree) => floors.wrongArrows(parseTree(tree), plan),
    breaks: [
      { 'registry/service.ts': "import { x } from '#capacity/index.ts'" },
      { 'reporting/rules.ts': "export * from '../capacity/index.ts'" },
      { 'platform/mail.ts': "const y = await import('#web/root.tsx')" },
      { 'tombola/service.ts': "import type { Db } from '#platform/database/database.ts'" },
      { 'capacity/service.ts': "import { x } from '#tombola/index.ts'" },
    ],
  },
  'another room is entered through its index.ts, which keeps store, api and pages inside': {
    check: (tree) => floors.pastTheDoor(parseTree(tree), plan),
    breaks: [
      { 'capacity/service.ts': "import { findFacility } from '#registry/store.ts'" },
      { 'main.ts': "import { pages } from './reporting/pages/front.tsx'" },
      { 'web/menu.ts': "import { rows } from '#capacity/store.ts'" },
      { 'capacity/index.ts': "export { listCapacity } from './store.ts'" },
      { 'registry/index.ts': "export { findUser } from './people/store/accounts.ts'" },
    ],
  },
  'there is no circle of files or rooms': {
    check: (tree) => floors.circles(parseTree(tree)),
    breaks: [
      { 'capacity/a.ts': "import { b } from './b.ts'", 'capacity/b.ts': "import { a } from './a.ts'" },
      {
        'reporting/a.ts': "import type { A } from '#capacity/index.ts'",
        'capacity/a.ts': "import type { B } from '#reporting/index.ts'",
      },
    ],
  },
  'a folder with stairs is imported from the top down': {
    check: (tree) => floors.upTheStairs(parseTree(tree), stairs),
    breaks: [
      { 'meetings/minutes/rules/words/a.ts': "import type { Line } from '../lines/lines.ts'" },
      { 'meetings/minutes/rules/pages/a.ts': "import { b } from '../read-minutes.ts'" },
      { 'meetings/minutes/rules/attic/a.ts': 'export const a = 1' },
    ],
  },
  'the program does not import its tests': {
    check: (tree) => floors.testHelpersInProgram(parseTree(tree)),
    breaks: [
      { 'capacity/service.ts': "import { testApp } from '#testing/app.ts'" },
      { 'capacity/service.ts': "import { fullUnit } from './capacity-fixture.ts'" },
    ],
  },
  'rules, models and figures are pure': {
    check: (tree) => rooms.impurities(parseTree(tree), plan.withDoor),
    breaks: [
      { 'capacity/rules.ts': 'const now = Date.now()' },
      { 'capacity/rules/trend.ts': 'const now = new Date()' },
      { 'capacity/rules.ts': 'const port = process.env.PORT' },
      { 'capacity/rules.ts': 'export const f = async () => await g()' },
      { 'capacity/rules.ts': "if (x) throw new AppError('conflict', 'a.b')" },
      { 'capacity/rules.ts': "import { sql } from 'kysely'" },
      { 'capacity/model.ts': "import { AppError } from '#platform/errors.ts'" },
      { 'figures/round.ts': "import { rows } from '#registry/index.ts'" },
    ],
  },
  'pages ask the service, SQL stands in the store, the service opens transactions': {
    check: (tree) => rooms.wrongHands(parseTree(tree), plan.withDoor, sqlAlsoIn),
    breaks: [
      { 'capacity/pages/list.tsx': "import type { Row } from '../store.ts'" },
      { 'registry/people/pages/list.tsx': "import { rows } from '../store/accounts.ts'" },
      { 'capacity/service.ts': "import { sql } from 'kysely'" },
      { 'capacity/store.ts': 'export const f = (db) => db.transaction().execute(g)' },
      { 'capacity/store.ts': "import { asActor } from '#platform/database/actor.ts'" },
      { 'capacity/store.ts': "export const f = (db) => db.selectFrom('unit').selectAll()" },
    ],
  },
  'exports of rules name their source, those of stores and services say what they do': {
    check: (tree) => rooms.undocumented(parseTree(tree), plan.withDoor),
    breaks: [
      { 'capacity/rules.ts': 'export function occupancy() {}' },
      { 'capacity/rules/a.ts': '/** Occupancy. */\nexport const low = 80' },
      { 'capacity/store.ts': 'export async function list() {}' },
      { 'capacity/service.ts': '// not a doc comment\nexport async function change() {}' },
    ],
  },
  'no file is longer than 400 lines': {
    check: (tree) => words.tooLong(tree, 400),
    breaks: [{ 'capacity/service.ts': `${'\n'.repeat(400)}x` }],
  },
  'no page or component has a style attribute': {
    check: (tree) => words.inlineStyles(parseTree(tree)),
    breaks: [{ 'ui/bar.tsx': 'export const Bar = () => <p style={{ color: 1 }}>x</p>' }],
  },
  'only styles ask for the window, and for its width alone': {
    check: (tree) => words.askForTheWindow(tree),
    breaks: [
      { 'ui/menu.tsx': "const narrow = window.matchMedia('(width < 600px)')" },
      { 'ui/menu.css': '@media (hover: none) { a { color: red } }' },
    ],
  },
  'what a redirect puts in its address is encoded': {
    check: (tree) => words.unencodedAddresses(parseTree(tree)),
    breaks: [
      { 'capacity/pages/a.tsx': code('export const go = (id) => redirect(`/tilbud/#{id}`, 303)') },
      { 'capacity/pages/b.tsx': code('const here = `/tilbud/#{id}`; const go = () => redirect(here, 303)') },
      { 'capacity/pages/c.tsx': code('const go = () => redirect(id ? `/tilbud/#{id}` : address`/tilbud/#{id}`)') },
    ],
  },
  'the platform knows no word of the domain': {
    check: (tree) => words.domainWords(parseTree(tree), 'platform', domain.split(' ')),
    breaks: [{ 'platform/jobs.ts': 'const findFacility = 1' }, { 'platform/mail.ts': '// til en kommune' }],
  },
  'every text stands in Danish and in English with the same placeholders': {
    check: (tree) => words.unequalTexts(parseTree(tree)),
    breaks: [
      { 'ui/texts.da.ts': "export const da = { a: 'A' }" },
      { 'ui/texts.da.ts': "export const da = { a: 'A', b: 'B' }", 'ui/texts.en.ts': "export const en = { a: 'A' }" },
      { 'ui/texts.da.ts': "export const da = { a: 'A' }", 'ui/texts.en.ts': "export const en = { a: 'A', c: 'C' }" },
      { 'ui/texts.da.ts': "export const da = { a: '{n} år' }", 'ui/texts.en.ts': "export const en = { a: 'years' }" },
    ],
  },
  'every refusal has a text': {
    check: (tree) => words.unexplainedErrors(parseTree(tree)),
    breaks: [
      {
        'ui/texts.da.ts': "export const da = { 'a.b': 'A' }",
        'capacity/service.ts': "throw new AppError('conflict', 'capacity.overlap')",
      },
    ],
  },
}

const house = readTree(import.meta.dirname)

test('the files of the program were found', () => {
  const found = parseTree(house)
  expect(found.length).toBeGreaterThan(40)
  expect(found.flatMap(({ imports }) => imports).length).toBeGreaterThan(100)
  expect(found.map(({ room }) => room)).toEqual(
    expect.arrayContaining(['', 'web', 'capacity', 'ui', 'figures', 'platform']),
  )
})

describe.each(Object.entries(checks))('%s', (_name, { check, breaks }) => {
  test('it is so', () => expect(check(house)).toEqual([]))

  const broken = breaks.map((files) => [JSON.stringify(files).slice(0, 90), files] as const)
  test.each(broken)('it is noticed otherwise: %s', (_files, files) => {
    expect(check(new Map(Object.entries(files)))).not.toEqual([])
  })
})

test('what is allowed passes every check', () => {
  const allowed = {
    'main.ts': "import { start } from '#web/server.ts'",
    'web/server.ts': "import { api } from '#capacity/api.ts'\nimport { da } from '#registry/texts.da.ts'",
    'capacity/index.ts': "export { occupancy } from './rules.ts'\nexport type { Capacity } from './model.ts'",
    'capacity/model.ts': "import { z } from 'zod'\nimport type { Figure } from '#figures/figure.ts'",
    'capacity/rules.ts':
      "import { Decimal } from 'decimal.js'\n/**\n * Occupancy.\n * @source x, table 1\n */\nexport function occupancy() {\n  throw new RangeError('bad')\n}\nexport type T = 1",
    'capacity/tables.ts': "import type { Generated } from 'kysely'",
    'capacity/store.ts': "import { sql } from 'kysely'\n/** Rows. */\nexport async function list() {}",
    'capacity/pages/list.tsx': "import { list } from '../service.ts'\nimport type { Route } from './+types/list.ts'",
    'capacity/store.db.test.ts': "import { sql } from 'kysely'\nimport { databaseTest } from '#testing/database.ts'",
    'capacity/pages/go.tsx': code(
      'const here = address`/tilbud/#{id}`; const go = () => redirect(id ? address`#{here}?gemt=#{id}` : here, 303)',
    ),
    'platform/math.ts': 'export const rounded = Math.round(2.5)',
  }
  for (const { check } of Object.values(checks)) expect(check(new Map(Object.entries(allowed)))).toEqual([])
})
