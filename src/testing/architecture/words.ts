import { type Node, type Source, type Tree, walk } from './source.ts'

/** Files of code that are longer than `most` lines. */
export function tooLong(tree: Tree, most: number): string[] {
  return [...tree]
    .map(([path, code]) => ({ path, lines: code.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => /\.(tsx?|css)$/.test(path) && lines > most)
    .map(({ path, lines }) => `${path}: ${lines} lines; split it along the domain (at most ${most})`)
}

/** `style=` in pages and components: the content security policy forbids it. */
export function inlineStyles(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path.endsWith('.tsx'))
    .filter(({ program }) =>
      [...walk(program)].some((node) => node.type === 'JSXAttribute' && node.name.name === 'style'),
    )
    .map(({ path }) => `${path}: has a style attribute; use a class`)
}

/** Files that ask for the window other than by its width in a style: pages are tested by loading them once and making them narrow. */
export function askForTheWindow(tree: Tree): string[] {
  const asks =
    /\b(matchMedia|innerWidth|outerWidth|maxTouchPoints|ontouchstart|ResizeObserver)\b|@media[^{]*\b(hover|pointer)\b/
  return [...tree]
    .filter(([path, code]) => /\.(tsx?|css)$/.test(path) && !/\.test\.|^testing\//.test(path) && asks.test(code))
    .map(
      ([path]) =>
        `${path}: asks for the window; let a style ask for its width (or let pages.spec.ts load pages at each)`,
    )
}

/** Redirects that put something in their address unencoded: it would break the header, or lead somewhere else. */
export function unencodedAddresses(sources: Source[]): string[] {
  return sources
    .filter(({ isTest }) => !isTest)
    .filter(({ program }) => redirectParts(program).some(({ isBare }) => isBare))
    .map(({ path }) => `${path}: a redirect puts something in its address; write address\`…\` (#ui/address.ts)`)
}

/** The templates that stand in the address of a redirect, or in a name it uses, and whether they encode nothing. */
function redirectParts(program: Node): { isBare: boolean }[] {
  const nodes = [...walk(program)]
  const encoding = new Set(
    nodes.flatMap(({ type, tag, quasi }) =>
      type === 'TaggedTemplateExpression' && tag.name === 'address' ? [quasi] : [],
    ),
  )
  const named = new Map<string, Node>(
    nodes.flatMap(({ type, id, init }) => (type === 'VariableDeclarator' && init ? [[id.name, init]] : [])),
  )
  const calls = nodes.filter(({ type, callee }) => type === 'CallExpression' && callee.name === 'redirect')
  const parts = calls.flatMap((call) => [...walk(call.arguments[0])])
  const used = parts.flatMap(({ type, name }) => (type === 'Identifier' ? (named.get(name) ?? []) : []))
  return [...parts, ...used]
    .filter(({ type, expressions }) => type === 'TemplateLiteral' && expressions.length > 0)
    .map((template) => ({ isBare: !encoding.has(template) }))
}

/** Words of the domain in rooms that must not know it, in names and comments, whole words in camelCase too. */
export function domainWords(sources: Source[], room: string, words: string[]): string[] {
  return sources
    .filter((source) => source.room === room && !source.isTest)
    .flatMap(({ path, code }) => {
      const used = new Set(
        code
          .replace(/([a-zæøå])([A-ZÆØÅ])/g, '$1 $2')
          .toLowerCase()
          .match(/[a-zæøå]+/g),
      )
      return words.filter((word) => used.has(word)).map((word) => `${path}: knows the domain word ${word}`)
    })
}

/** Texts that exist in one language only, or whose placeholders differ. */
export function unequalTexts(sources: Source[]): string[] {
  const texts = new Map(
    sources.filter(({ path }) => /\btexts\.(da|en)\.ts$/.test(path)).map((s) => [s.path, textsOf(s)]),
  )
  return [...texts].flatMap(([path, own]) => {
    const danish = path.endsWith('.da.ts')
    const other = texts.get(danish ? path.replace(/da\.ts$/, 'en.ts') : path.replace(/en\.ts$/, 'da.ts'))
    if (!other) return [`${path}: has no counterpart in the other language`]
    if (own.size === 0) return [`${path}: no texts found`]
    return [...own].flatMap(([key, text]) => {
      const twin = other.get(key)
      if (twin === undefined) return [`${path}: ${key} is missing in the other language`]
      return danish && placeholders(text) !== placeholders(twin) ? [`${path}: placeholders of ${key} differ`] : []
    })
  })
}

/** Codes of refusals (`new AppError(kind, code)`) that no Danish text explains. */
export function unexplainedErrors(sources: Source[]): string[] {
  const explained = new Set(
    sources.filter(({ path }) => /\btexts\.da\.ts$/.test(path)).flatMap((source) => [...textsOf(source).keys()]),
  )
  return sources
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, program }) =>
      [...walk(program)]
        .filter((node) => node.type === 'NewExpression' && node.callee.name === 'AppError')
        .map((node) => node.arguments[1]?.value as unknown)
        .filter((code) => typeof code === 'string' && !explained.has(code))
        .map((code) => `${path}: no text for the refusal ${code}`),
    )
}

function textsOf({ program }: Source): Map<string, string> {
  const object = [...walk(program)].find(({ type }) => type === 'ObjectExpression')
  const properties = ((object?.properties ?? []) as Node[]).filter(({ type }) => type === 'Property')
  return new Map(properties.map(({ key, value }) => [String(key.name ?? key.value), textOf(value)]))
}

/** A text may be put together from several lines: 'one ' + 'two', or stand in backticks. */
function textOf(value: Node): string {
  const parts = [...walk(value)].flatMap((node) => {
    if (node.type === 'TemplateElement') return [String(node.value.cooked)]
    return node.type === 'Literal' ? [String(node.value)] : []
  })
  return parts.join('')
}

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)(?:\|[^{}]*)?\}/g)].map(([, name]) => name))].sort().join(' ')
}
