import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'

/** Text of each file by its path below src/, with forward slashes. */
export type Tree = Map<string, string>

// biome-ignore lint/suspicious/noExplicitAny: nodes of a syntax tree, looked at by their `type`
export type Node = { type: string; start: number; end: number } & Record<string, any>

/** `target` is a path below src/, or the name of a package. */
export type Import = { target: string; inside: boolean; typeOnly: boolean }

/** A value that a file lets out itself; `doc` is the text of the doc comment before it. */
export type Export = { name: string; doc: string | undefined }

export type Source = {
  path: string
  code: string
  program: Node
  imports: Import[]
  exports: Export[]
  /** First folder, or '' for a file directly in src/. */
  room: string
  /** Tests, and the fixtures beside them (`fixture.ts`, `capacity-fixture.ts`). */
  isTest: boolean
}

export const testFile = /(\.test|\bfixture)\.tsx?$/

/** Reads every file below a folder. */
export function readTree(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(paths.map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]))
}

const parsed = new WeakMap<Tree, Source[]>()

/** Parses the TypeScript files of a tree, once however many ask. @throws Error when a file is not TypeScript */
export function parseTree(tree: Tree): Source[] {
  const known = parsed.get(tree)
  if (known) return known
  const sources = [...tree].filter(([file]) => /\.tsx?$/.test(file)).map(([file, code]) => parse(file, code))
  parsed.set(tree, sources)
  return sources
}

function parse(file: string, code: string): Source {
  const { program, module, comments, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const nodes = program as unknown as Node

  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }))
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
    ),
  )
  const dynamic = module.dynamicImports
    .map(({ moduleRequest }) => code.slice(moduleRequest.start, moduleRequest.end))
    .filter((text) => /^['"].*['"]$/.test(text))
    .map((text) => ({ specifier: text.slice(1, -1), typeOnly: false }))

  return {
    path: file,
    code,
    program: nodes,
    imports: once([...statics, ...passedOn, ...dynamic]).map(({ specifier, typeOnly }) =>
      resolved(file, specifier, typeOnly),
    ),
    exports: valuesLetOut(nodes, code, comments as { type: string; value: string; start: number; end: number }[]),
    room: file.includes('/') ? (file.split('/')[0] ?? '') : '',
    isTest: testFile.test(file),
  }
}

type Named = { specifier: string; typeOnly: boolean }

/** One import of each file; it is for types only when every mention of it is. */
function once(named: Named[]): Named[] {
  const found = new Map<string, boolean>()
  for (const { specifier, typeOnly } of named) found.set(specifier, (found.get(specifier) ?? true) && typeOnly)
  return [...found].map(([specifier, typeOnly]) => ({ specifier, typeOnly }))
}

function resolved(from: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith('#')) return { target: specifier.slice(1), inside: true, typeOnly }
  if (!specifier.startsWith('.')) return { target: specifier, inside: false, typeOnly }
  return { target: path.posix.join(path.posix.dirname(from), specifier), inside: true, typeOnly }
}

function valuesLetOut(
  program: Node,
  code: string,
  comments: { type: string; value: string; start: number; end: number }[],
): Export[] {
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  const found = new Map<string, string | undefined>()
  for (const statement of program.body as Node[]) {
    const doc = docs.find(({ end }) => end <= statement.start && code.slice(end, statement.start).trim() === '')
    for (const name of namesLetOut(statement)) found.set(name, found.get(name) ?? doc?.value)
  }
  return [...found].map(([name, doc]) => ({ name, doc }))
}

/** Names of functions, classes and constants; types are not values. */
function namesLetOut(statement: Node): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return []
  const declaration = statement.declaration as Node
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.map((one: Node) => one.id.name)
  return /Function|Class/.test(declaration.type) ? [declaration.id.name] : []
}

/** Every node of a syntax tree, parents before children. */
export function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* walk(one)
  else if (node !== null && typeof node === 'object') {
    if ('type' in node) yield node as Node
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* walk(value)
  }
}
