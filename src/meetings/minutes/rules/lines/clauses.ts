import type { ClauseFound } from '../../model.ts'
import { isEnded } from '../words/ended.ts'
import { verbOf } from '../words/verbs.ts'
import { type Marker, markerOf } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'
import { joinHalves } from './paragraphs.ts'

type Mark = Marker & { word?: true }
type Entry = { marker: Mark | null; text: string; lines: string[] }

/**
 * The clauses of a recommendation (indstillingspunkter): one per list entry, or the sentence itself where there is no
 * list. Numbered lines under a bulleted clause are its options and stay with it, and the other way round.
 *
 * @source dagsordener-das: item 16 of 22 January 2024, a clause with the options "1." and "2." under it
 */
export function clausesOf(lines: readonly Line[]): ClauseFound[] {
  const entries = entriesOf(lines)
  const intro = entries.filter(({ marker }) => marker === null).map(({ text }) => text)
  const listed = entries.filter(({ marker }) => marker !== null)
  if (listed.length === 0) return intro.flatMap(sentenceClauses)
  const kind = listed[0]?.marker?.kind
  const first = entries.indexOf(listed[0] as Entry)
  const asked = verbOf(lastPart(entries[first - 1]?.text ?? ''))
  const clauses = listed[0]?.marker?.word ? begun(entries[first - 1]?.text ?? '') : []
  for (const entry of entries.slice(first)) {
    const last = clauses.at(-1)
    const { marker } = entry
    if (marker?.kind === kind) {
      const texts = marker?.word ? eachAsked(marker.rest) : [marker?.rest ?? entry.text]
      clauses.push(...texts.map((text) => clauseOf(text, asked.verb)))
    }
    if (marker?.kind !== kind && last !== undefined) last.text += `\n${entry.text}`
  }
  return clauses
}

/** "Det indstilles, at udvalget godkender planen, og" above "at …" is the first clause already. */
function begun(intro: string): ClauseFound[] {
  const clauses = sentenceClauses(intro.replace(/,?(?: og| samt)?$/, ''))
  return lead.test(intro) ? clauses.filter(({ verb }) => verb !== 'other') : []
}

function clauseOf(text: string, asked: ClauseFound['verb']): ClauseFound {
  const bare = text
    .replace(/^(?:at|at:|,)\s+/i, '')
    .replace(/,? (?:og|samt)$/, '')
    .trim()
  const { verb, at } = verbOf(bare)
  // A verb deep inside the sentence belongs to somebody else's doing; the words before the list say what is asked.
  const own = at >= 0 && (at < 60 || asked === 'other')
  return { verb: own ? verb : asked, text: bare }
}

const lead = /(?:^|[\s,])(?:det\s+)?indstille[rs](?=[\s,:]).{0,160}?(?:,?\s+at(?=\s|:)|:)\s*/i

/** "Det indstilles, at DAS godkender budgettet." is one clause; the words before "at" say who asks. */
function sentenceClauses(text: string): ClauseFound[] {
  const found = lead.exec(text.slice(0, 600))
  const bare = (found === null ? text : text.slice(found.index + found[0].length)).trim()
  if (bare === '' || (found === null && verbOf(bare).verb === 'other'))
    return bare === '' ? [] : [{ verb: 'other', text: bare }]
  const asked = bare.split(/;\s+(?:at\s+)?/).flatMap(eachAsked)
  return asked.map((clause) => ({ verb: verbOf(clause).verb, text: clause }))
}

/** "… godkender budgettet, og at udvalget drøfter planen" asks for two things. */
function eachAsked(text: string): string[] {
  const clauses: string[] = []
  for (const part of text.split(/,?\s+(?:og|samt) at\s+/)) {
    const { at } = verbOf(part)
    if (clauses.length === 0 || (at >= 0 && at < 60)) clauses.push(part)
    else clauses[clauses.length - 1] += `, og at ${part}`
  }
  return clauses
}

/** What stands behind the last "at" of the words before a list. */
function lastPart(text: string): string {
  const at = text.search(/(?:^|\s)at\s/i)
  return at < 0 ? '' : text.slice(at)
}

/** Lines joined to entries: a mark begins one, an unmarked line goes on with the last. */
function entriesOf(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  const asked = lines.filter(({ blank, noise }) => !blank && !noise).map(({ text }) => clauseWord(text) !== null)
  // Where each line behind the first of them says "at", each is a clause.
  const each = asked.lastIndexOf(false) < asked.indexOf(true)
  let gap = true
  let full = false
  for (const line of lines) {
    if (line.noise) continue
    if (line.blank) {
      gap = true
      continue
    }
    const last = entries.at(-1)
    const marker = markerOf(line.text) ?? (mayBegin(entries, gap || each || !full) ? clauseWord(line.text) : null)
    if (marker !== null || last === undefined) entries.push({ marker, text: line.text, lines: [line.text] })
    else if (gap && last.marker === null && /[.:]$/.test(last.text))
      entries.push({ marker, text: line.text, lines: [line.text] })
    else extend(last, line.text, gap)
    gap = false
    full = line.full
  }
  return entries
}

/** Where no entry has a mark, "at" begins a clause behind a stop or on a line of its own; inside a sentence it does not. */
function mayBegin(entries: readonly Entry[], apart: boolean): boolean {
  const marked = entries.some(({ marker }) => marker !== null && marker.word !== true)
  return !marked && (apart || /(?:[:;.]|\bog)$/.test(entries.at(-1)?.text ?? ':'))
}

/** "at DAS godkender …" on a line of its own is a clause without a mark. */
function clauseWord(text: string): Mark | null {
  const match = /^at\s+|^At \d{1,2}[.)] /.exec(text)
  return match === null ? null : { kind: 'bullet', word: true, rest: text.slice(match[0].length) }
}

function extend(entry: Entry, text: string, gap: boolean): void {
  const joined = (before: string) => (gap && isEnded(before) ? `${before}\n${text}` : joinHalves(before, text))
  entry.text = joined(entry.text)
  if (entry.marker !== null) entry.marker = { ...entry.marker, rest: joined(entry.marker.rest) }
}
