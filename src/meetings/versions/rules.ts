import { diffArrays } from 'diff'
import { type CaseSections, type Clause, caseSections } from '../model.ts'
import type { Change, ChangedPart } from './model.ts'

// References and figures are one word each, so that no change runs through the middle of one.
const word = /\{[a-z]+:[^{}\s]+\}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu

/**
 * What changed between two versions of a text (tekstforskel), word by word. Joining `same` and `removed` gives `before`,
 * joining `same` and `added` gives `after`.
 *
 * @source own
 */
export function wordChanges(before: string, after: string): Change[] {
  const words = (text: string) => text.match(word) ?? []
  return diffArrays(words(before), words(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

type Content = { title: string; sections: CaseSections; clauses: readonly Clause[] }

/**
 * The parts of a case that say something in one of two versions, with what changed in each: the title, the sections in
 * the order they are read, the recommendation.
 *
 * @source own
 */
export function changedParts(before: Content, after: Content): ChangedPart[] {
  const parts = [
    { part: 'title' as const, texts: [before.title, after.title] as const },
    ...caseSections.map((part) => ({
      part,
      texts: [before.sections[part] ?? '', after.sections[part] ?? ''] as const,
    })),
    { part: 'clauses' as const, texts: [clauseText(before.clauses), clauseText(after.clauses)] as const },
  ]
  return parts
    .filter(({ texts }) => texts.some((text) => text !== ''))
    .map(({ part, texts: [was, is] }) => ({ part, changes: wordChanges(was, is), isChanged: was !== is }))
}

function clauseText(clauses: readonly Clause[]): string {
  return clauses
    .map(({ position, text, options }) => [`${position}. at ${text}`, ...options.map((one, n) => `${n + 1}) ${one}`)])
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
