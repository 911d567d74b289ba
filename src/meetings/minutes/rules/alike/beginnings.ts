import type { Line } from '../lines/lines.ts'
import { markerOf } from '../words/vocabulary.ts'

/** How a line begins, as far as it could be a label: the words that would come again, and the text behind them. */
export type Label = { key: string; rest: string }

/** Longer than this no label is. */
const longest = 64
const mostWords = 9
const colon = /^(\p{Lu}[^:.;!?]{1,45}|\p{Lu}[\p{L}. -]{1,24}\.)\s*:(?:\s+(.*))?$/u
/** "KonklusionGodkendt.": cells of a table that ran together. */
const glued = /^(\p{Lu}[\p{Ll} ]{2,44}\p{Ll})(?=\p{Lu}[\p{Ll} ])(.*)$/u
/** "<< Svar >>", "*** Svar ***". */
const frame = /^(?:[[(<«*=~_–—-]+\s?)(\p{Lu}[\p{L} ]{2,40}?)(?:\s?[\])>»*=~_–—-]+)$/u
/** "4.2 Svaret blev", under item 4. */
const numbered = /^\d{1,3}(?:\.\d{1,2})+\.?\s+(\p{Lu}[^.;!]{2,50})$/u
const lower = /^(\p{Ll}{3,20}(?: \p{Ll}{2,14})?):\s+(\S.*)$/u
/** "-> Godkendt": a sign can stand for the word. */
const sign = /^(->|=>|[→⇒➔»>])\s*(?=\S)/u
const column = /^\s*(\p{Lu}\S*(?: \S+){0,4})(?: {3,}|\t+)(?::\s+)?([^\s:].*)$/u

/**
 * The labels a line could begin with: all of its words where they are few, what stands before a colon, what a capital in
 * the midst of a word sets apart, and what stands in a column of its own. Whether it is one only shows when it comes again.
 *
 * @source own: in minutes each item has the same shape, whatever its labels are called
 */
export function labelsOf({ blank, noise, text, raw, heading }: Line): Label[] {
  if (blank || noise) return []
  const pointed = sign.exec(text)
  if (pointed !== null) return [{ key: pointed[1] as string, rest: text.slice(pointed[0].length) }]
  const framed = frame.exec(text)?.[1] ?? numbered.exec(text)?.[1]
  if (framed !== undefined) return framed.length <= longest ? [labelOf(framed, '')] : []
  const small = lower.exec(text)
  if (small !== null) return [labelOf(small[1] as string, small[2] as string)]
  if (!/^["§\p{Lu}]/u.test(text) || markerOf(text) !== null) return []
  const found: Label[] = []
  const alone = heading !== null && heading.rest === '' ? true : !/[.!;,]$/.test(text)
  if (alone && text.length <= longest && text.split(' ').length <= mostWords) found.push(labelOf(text, ''))
  const named = colon.exec(text)
  if (named !== null && (named[1] as string).split(' ').length <= 6)
    found.push(labelOf(named[1] as string, named[2] ?? ''))
  const cell = glued.exec(text)
  if (cell !== null) found.push(labelOf(cell[1] as string, cell[2] as string))
  const beside = / {3}|\t/.test(raw) ? column.exec(raw) : null
  if (beside !== null) found.push(labelOf(beside[1] as string, (beside[2] as string).replace(/\s+/g, ' ').trim()))
  return found
}

/** Figures, and a letter that stands for one, are what changes from item to item. */
function labelOf(words: string, rest: string): Label {
  const key = words
    .replace(/[\s.:]+$/, '')
    .replace(/(?<=\s)\p{Lu}$/u, '@')
    .replace(/\d+/g, '#')
    .toLowerCase()
  return { key, rest }
}
