import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'

export type MarkdownPage = { id: string; title: string; fields: Record<string, string>; html: string }

const root = join(import.meta.dirname, '../..')
const methodFolder = join(root, 'docs/method')
const contentFolder = join(import.meta.dirname, 'content')

/** The method pages (metodesider) of docs/method by title; they ship with the program and change only with it. */
export const methodPages: MarkdownPage[] = readdirSync(methodFolder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readPage(methodFolder, name))
  .sort((a, b) => new Intl.Collator('da').compare(a.title, b.title))

/** A page of prose about the program: "om", "was", "hjaelp". */
export function contentPage(name: 'om' | 'was' | 'hjaelp', language: 'da' | 'en'): MarkdownPage {
  return readPage(contentFolder, `${name}.${language}.md`)
}

function readPage(folder: string, file: string): MarkdownPage {
  const text = readFileSync(join(folder, file), 'utf8')
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text)
  const fields = Object.fromEntries(
    (head?.[1] ?? '').split('\n').flatMap((line) => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]] : []
    }),
  )
  const body = text.slice(head?.[0].length ?? 0)
  const title = fields.title ?? /^# (.+)$/m.exec(body)?.[1] ?? file
  // An `eksempel` block is for the test that computes it again; readers have the same example in words.
  const prose = body.replace(/^# .+\n/m, '').replace(/^```eksempel\n[\s\S]*?^```\n/gm, '')
  const html = marked.parse(prose, { async: false })
  return {
    id: file.replace(/\..*$/, ''),
    title,
    fields,
    html: withIds(html).replace(/<table>/g, '<table class="table">'),
  }
}

/** `## Kontakt {#kontakt}` becomes a heading that can be linked to. */
function withIds(html: string): string {
  return html.replace(/<h2>(.*?) \{#([\w-]+)\}<\/h2>/g, '<h2 id="$2">$1</h2>')
}
