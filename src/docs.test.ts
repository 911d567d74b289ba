import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lexer, type Token, walkTokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { demoPassword, demoUsers } from '#registry/index.ts'

// The repository's words: links lead somewhere, and what the code has is described.

const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const prose = globSync(['*.md', '{bench,data,docs,e2e,src}/**/*.md'], { cwd: root })
const manifest = JSON.parse(read('package.json')) as {
  version: string
  license: string
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

test('the texts were found', () => {
  expect(prose).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'src/figures/README.md']))
})

test.each(prose)('every relative link of %s leads to a file', (file) => {
  const missing = linksOf(read(file))
    .filter((link) => !/^([a-z]+:|#|\/)/.test(link))
    .map((link) => path.join(path.dirname(file), link.replace(/#.*/, '')))
    .filter((target) => !existsSync(path.join(root, target)))
  expect(missing).toEqual([])
})

describe('decisions', () => {
  const decisions = globSync('docs/decisions/[0-9]*.md', { cwd: root })

  test('each package of package.json is named in a decision, with its reason', () => {
    const text = decisions.map(read).join('\n')
    const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(packages.length).toBeGreaterThan(30)
    expect(packages.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  test('each decision says context, decision and consequences, and stands in the list', () => {
    const list = read('docs/decisions/README.md')
    const incomplete = decisions.filter((file) => {
      const text = read(file)
      const complete = ['**Context.**', '**Decision.**', '**Consequences.**'].every((part) => text.includes(part))
      return !complete || !list.includes(`](${path.basename(file)})`)
    })
    expect(incomplete).toEqual([])
  })
})

test('every environment variable of the configuration stands in the README', () => {
  const names = [...read('src/platform/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
  expect(names).toContain('DATABASE_URL')
  expect(names.filter((name) => !read('README.md').includes(`| \`${name}\` |`))).toEqual([])
})

test('the demo accounts and their password stand in the README as they are', () => {
  const readme = read('README.md')
  expect(demoUsers.length).toBeGreaterThan(5)
  expect(
    [demoPassword, ...demoUsers.map(({ email }) => email)].filter((text) => !readme.includes(`\`${text}\``)),
  ).toEqual([])
})

test('every command that README and CONTRIBUTING name exists', () => {
  const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm run (?:-s )?([a-z]+)/g)]
  expect(named.length).toBeGreaterThan(3)
  expect(named.map(([, name = '']) => name).filter((name) => !(name in manifest.scripts))).toEqual([])
})

test('every table of the migrations stands in the data model', () => {
  const sql = globSync('db/migrations/*.sql', { cwd: root }).map(read).join('\n')
  const tables = [...sql.matchAll(/^create table (\w+) /gm)].map(([, name = '']) => name)
  expect(tables.length).toBeGreaterThan(40)
  const described = read('docs/data-model.md')
  const partitions = /_other$/
  expect(tables.filter((name) => !partitions.test(name) && !described.includes(`\`${name}\``))).toEqual([])
})

test('every method page names the room whose tests compute its examples', () => {
  const files = globSync('docs/method/*.md', { cwd: root })
  expect(files.length).toBeGreaterThan(8)
  const rooms = new Set(files.map((file) => /^room: ([a-z]+)$/m.exec(read(file))?.[1] ?? `no room in ${file}`))
  const tested = (room: string) => existsSync(path.join(root, 'src', room, 'method-pages.test.ts'))
  expect([...rooms].filter((room) => !tested(room))).toEqual([])
})

test('every source that the code cites stands in docs/sources.md', () => {
  const code = globSync(['src/**/rules.ts', 'src/**/rules/*.ts', 'src/figures/*.ts'], {
    cwd: root,
    exclude: ['**/*.test.ts'],
  })
  const cited = code.flatMap((file) => [...read(file).matchAll(/@source ([a-z]+(?:-[a-z0-9]+)+)/g)].map(([, id]) => id))
  expect(cited).toContain('kapacitet-2024')
  expect([...new Set(cited)].filter((id) => !read('docs/sources.md').includes(`| ${id} |`))).toEqual([])
})

test('CONTRIBUTING stays short and publiccode.yml agrees with package.json', () => {
  expect(read('CONTRIBUTING.md').split('\n').length).toBeLessThanOrEqual(100)
  const publiccode = read('publiccode.yml')
  expect(publiccode).toContain(`\nsoftwareVersion: "${manifest.version}"\n`)
  expect(publiccode).toContain(`\n  license: ${manifest.license}\n`)
  const pictures = [...publiccode.matchAll(/^ +- (docs\/images\/\S+)$/gm)].map(([, file = '']) => file)
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})

test('publiccode.yml has every key that the standard demands', () => {
  const keys = new Set([...read('publiccode.yml').matchAll(/^ *([A-Za-z]+):/gm)].map(([, key]) => key))
  const mandatory =
    'publiccodeYmlVersion name url platforms categories developmentStatus softwareType description shortDescription ' +
    'longDescription features legal license maintenance type contacts localisation localisationReady availableLanguages'
  expect(mandatory.split(' ').filter((key) => !keys.has(key))).toEqual([])
})

function linksOf(markdown: string): string[] {
  const links: string[] = []
  walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href)
  })
  return links
}
