import { type Node, type Source, walk } from './source.ts'

// A large room may hold a smaller one with the same files: registry/people/store.ts.
const part = (name: string) => new RegExp(`^[^/]+/([^/]+/)?(${name}\\.ts|${name}/.*\\.ts|[^/]+\\.${name}\\.ts)$`)
const [rulesFile, modelFile, serviceFile, storeFile] = [part('rules'), part('model'), part('service'), part('store')]

const isRules = ({ path }: Source) => rulesFile.test(path)
const isModel = ({ path }: Source) => modelFile.test(path)
const isService = ({ path }: Source) => serviceFile.test(path)
const isStore = ({ path }: Source) => storeFile.test(path)
const isPage = ({ path }: Source) => /^[^/]+\/([^/]+\/)?pages\//.test(path)
const isFigures = ({ room }: Source) => room === 'figures'

type Allowed = { packages: string[]; files: RegExp }
const figuresAndDoors = /^(figures\/.*|[^/]+\/index\.ts)$/
// diff compares texts and does nothing else.
const ofRules: Allowed = { packages: ['decimal.js', 'diff'], files: figuresAndDoors }
const ofModel: Allowed = { packages: ['zod'], files: figuresAndDoors }
const ofFigures: Allowed = { packages: ['decimal.js', 'zod'], files: /^figures\// }

/** Rules, models and figures that read a clock, wait, touch the machine or import what does. */
export function impurities(sources: Source[], rooms: string[]): string[] {
  return program(sources).flatMap((source) => {
    const inRoom = rooms.includes(source.room)
    if (inRoom && isRules(source)) return [...impure(source), ...foreign(source, ofRules)]
    if (inRoom && isModel(source)) return [...impure(source), ...foreign(source, ofModel)]
    return isFigures(source) ? [...impure(source), ...foreign(source, ofFigures)] : []
  })
}

function foreign(source: Source, { packages, files }: Allowed): string[] {
  return source.imports
    .filter(({ target, inside }) =>
      inside ? !files.test(target) && !ownGround(source, target) : !packages.includes(target),
    )
    .map(({ target }) => `${source.path}: must stay pure, but imports ${target}`)
}

function ownGround({ room }: Source, target: string): boolean {
  return target.startsWith(`${room}/`) && (modelFile.test(target) || rulesFile.test(target))
}

function impure(source: Source): string[] {
  const found = new Set([...walk(source.program)].map(impurity).filter((reason) => reason !== undefined))
  return [...found].map((reason) => `${source.path}: must stay pure, but uses ${reason}`)
}

const outside = ['process', 'fetch', 'performance', 'console', 'globalThis']

function impurity(node: Node): string | undefined {
  if (node.type === 'AwaitExpression') return 'await'
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) return 'new Date()'
  if (node.type === 'CallExpression' && node.callee.name === 'fetch') return 'fetch'
  if (node.type === 'ThrowStatement' && !/^(Range|Type)Error$/.test(node.argument.callee?.name ?? '')) {
    return 'throw of something else than RangeError or TypeError'
  }
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined
  const name = `${node.object.name}.${node.property.name}`
  return outside.includes(node.object.name) || ['Date.now', 'Math.random'].includes(name) ? name : undefined
}

/**
 * Pages that reach past the service, SQL outside the store, and stores that decide about transactions.
 * @param sqlAlsoIn - folders that may hold SQL too, each with its reason
 */
export function wrongHands(sources: Source[], rooms: string[], sqlAlsoIn: Record<string, string> = {}): string[] {
  return program(sources)
    .filter(({ room }) => rooms.includes(room))
    .flatMap((source) => [
      ...pageReach(source),
      ...sqlOutsideStore(source, Object.keys(sqlAlsoIn)),
      ...storeHabits(source),
    ])
}

function pageReach(source: Source): string[] {
  if (!isPage(source)) return []
  return source.imports
    .filter(({ target, inside }) => inside && storeFile.test(target))
    .map(({ target }) => `${source.path}: a page asks the service, never ${target}`)
}

function sqlOutsideStore(source: Source, alsoIn: string[]): string[] {
  if (alsoIn.some((folder) => source.path.startsWith(folder))) return []
  const typesOnly = /\/tables\.ts$/.test(source.path)
  return source.imports
    .filter(({ target, typeOnly }) => target === 'kysely' && !isStore(source) && !(typesOnly && typeOnly))
    .map(() => `${source.path}: imports kysely; SQL stands in store.ts`)
}

function storeHabits(source: Source): string[] {
  if (!isStore(source)) return []
  const called = [...walk(source.program)].flatMap((node) =>
    node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? [node.callee.property.name] : [],
  )
  const opens =
    called.includes('transaction') || source.imports.some(({ target }) => target.endsWith('database/actor.ts'))
  return [
    ...(opens ? [`${source.path}: opens a transaction; the service does`] : []),
    ...(called.includes('selectAll') ? [`${source.path}: names its columns, never selectAll`] : []),
  ]
}

/** Exports of rules without a comment that says where the rule comes from, of stores and services without a comment. */
export function undocumented(sources: Source[], rooms: string[]): string[] {
  return program(sources)
    .filter((source) => rooms.includes(source.room) && (isRules(source) || isStore(source) || isService(source)))
    .flatMap((source) =>
      source.exports.flatMap(({ name, doc }) => {
        if (!doc) return [`${source.path}: ${name} has no doc comment`]
        return isRules(source) && !/@source\s+\S/.test(doc) ? [`${source.path}: ${name} names no @source`] : []
      }),
    )
}

function program(sources: Source[]): Source[] {
  return sources.filter(({ isTest }) => !isTest)
}
