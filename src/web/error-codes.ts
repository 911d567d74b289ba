import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentencesOf } from './sentences.ts'

const source = join(import.meta.dirname, '..')
/** Where no refusal is made: texts, tests and what helps them. */
const elsewhere = /(^testing\/|[./-](test|fixture)\.ts$|texts\.(da|en)\.ts$)/
/** A page names its own texts as well: there a code is only what is thrown. */
const thrown = /new AppError\(\s*'\w+',\s*['`]([a-zA-Z-]+\.[\w.-]+)(['`]|\$\{)/g
/** 'room.code', or `room.kind.${…}`, unless it is asked for as a text of a document or a mail. */
const quoted = /(?<!\bt\(|\btranslate\([^()]*, )['`]([a-zA-Z-]+\.[\w.-]+)(['`]|\$\{)/g

let named: { codes: Set<string>; beginnings: string[] } | undefined

/**
 * Every code a refusal can carry, with its sentence; placeholders as they stand, words in the plural. Which texts are
 * sentences of refusals is read once in the program's own files, so that the list holds what they say and no more.
 */
export function errorCodes(language: 'da' | 'en'): { code: string; text: string }[] {
  named ??= codesNamed()
  const { codes, beginnings } = named
  return Object.entries(sentencesOf(language))
    .filter(
      ([code, text]) => /[.!?]$/.test(text) && (codes.has(code) || beginnings.some((one) => code.startsWith(one))),
    )
    .map(([code, text]) => ({ code, text: text.replace(/\{\w+\|[^|{}]*\|([^|{}]*)\}/g, '$1') }))
    .sort((a, b) => a.code.localeCompare(b.code))
}

function codesNamed() {
  const codes = new Set<string>()
  const beginnings = new Set<string>()
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const path = name.replaceAll('\\', '/')
    if (!/\.tsx?$/.test(path) || elsewhere.test(path)) continue
    const text = readFileSync(join(source, path), 'utf8')
    for (const [, code = '', end] of text.matchAll(path.endsWith('x') ? thrown : quoted)) {
      const found = end === '${' ? beginnings : codes
      found.add(code)
    }
  }
  return { codes, beginnings: [...beginnings] }
}
