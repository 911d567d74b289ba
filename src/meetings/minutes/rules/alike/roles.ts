import { type SectionName, sectionNames } from '../../model.ts'
import type { paperOf } from '../agenda/plain-agenda.ts'
import type { Heading, HeadingKind } from '../lines/headings.ts'
import { kindOf as kindOfWords } from '../lines/learnt-headings.ts'
import type { Line } from '../lines/lines.ts'
import { tellsWish } from '../words/outcome.ts'
import { markerOf } from '../words/vocabulary.ts'
import { partsUnder, type Under } from './parts-under.ts'
import type { Mark } from './recurring.ts'

type Paper = ReturnType<typeof paperOf>

/** As much of what stands under a label tells of what became of the items, or what is asked in them. */
const mostly = 0.45
/** Nearly every item has its decision, so that no label comes much more often. */
const inMost = 0.6
const inNearly = 0.8
const some = 0.25
/** Among more it is none of them. */
const mostDecisions = 8
/** A label of the text comes in as many of the items. */
const usual = 0.3

/**
 * The labels under which decisions can stand: known words, and those under which most texts tell what became of an item.
 *
 * @param paper - what the paper calls itself; in an agenda what was told before can stand out as much
 * @source own: what was decided is told in the past
 */
export function decisionLabels(lines: readonly Line[], marks: readonly Mark[], paper: Paper): string[] {
  const known = Map.groupBy(
    marks.filter(({ line }) => isDecision(lines[line]?.heading ?? null)),
    ({ key }) => key,
  )
  // "Forslag til afgørelse" is what is asked, whatever its words.
  for (const [key, alike] of known)
    if (alike.filter((mark) => asks(lines, mark)).length >= alike.length * mostly) known.delete(key)
  const under = partsUnder(lines, marks)
  const most = under.reduce((sum, { count }) => Math.max(sum, count), 0)
  // Where nearly all items have a decision under a word that is known, no other is asked about.
  const isKnown = under.some(({ key, count }) => known.has(key) && count >= most * inMost)
  // In an agenda nothing is decided yet, but what is told of earlier looks alike.
  if (isKnown || paper === 'agenda') return [...known.keys()].slice(0, mostDecisions)
  const named = new Set(marks.flatMap(({ key, line }) => (isOther(lines[line]?.heading ?? null) ? [key] : [])))
  const told = under.filter(
    ({ key, count, outcome, wish }) =>
      !known.has(key) &&
      !named.has(key) &&
      markerOf(`${key} x`) === null &&
      count >= most * inMost &&
      outcome >= mostly &&
      outcome > wish,
  )
  told.sort((a, b) => b.outcome * b.count - a.outcome * a.count)
  // What is agreed for the time to come is told in the present: then one label stands out among all others.
  const [first, second] = under.filter(isRunning).sort((a, b) => b.outcome - a.outcome)
  const alone = first !== undefined && first.outcome >= some && first.outcome >= 2 * (second?.outcome ?? 0)
  if (
    paper === 'minutes' &&
    known.size + told.length === 0 &&
    alone &&
    first.count >= most * inNearly &&
    !named.has(first.key)
  )
    told.push(first)
  return [...known.keys(), ...told.map(({ key }) => key)].slice(0, mostDecisions)
}

/** The first text under a label asks for something. */
function asks(lines: readonly Line[], { line, rest }: Mark): boolean {
  const below = lines.slice(line + 1, line + reach).find(({ blank, noise }) => !blank && !noise)
  return tellsWish(rest === '' ? (below?.text ?? '') : rest)
}

const reach = 6

const isRunning = ({ wish, list, prose }: Under): boolean => wish < some && list < 0.5 && prose >= 0.5

/** A word that is known for something else keeps its meaning; "Behandling" can be any. */
const isOther = (heading: Heading | null): boolean =>
  heading !== null && heading.kind !== 'decision' && heading.kind !== 'other' && heading.kind !== 'presentation'

const isDecision = (heading: Heading | null): boolean => heading?.kind === 'decision' && heading.where === undefined

/**
 * What the labels of a file begin, by what stands under them: what is asked ("at …"), a row of titles (the attachments),
 * the decision, and running text. A word that is known keeps its meaning.
 *
 * @param order - the labels as they come in an item
 * @param cuts - the lines of the titles, which no text goes beyond
 * @source own: a label is known by what stands under it
 */
export function headingsBy(
  lines: readonly Line[],
  marks: readonly Mark[],
  decision: string,
  order: readonly string[],
  cuts: readonly number[],
): Map<number, Heading> {
  const ends = cuts.map((line): Mark => ({ key: '', rest: '', line }))
  const all = [...marks, ...ends].sort((a, b) => a.line - b.line)
  const under = new Map(partsUnder(lines, all).map((each) => [each.key, each] as const))
  const decisions = under.get(decision)?.count ?? 0
  const kinds = new Map<string, HeadingKind>()
  const behind = order.indexOf(decision)
  // Fields stand over all text.
  const text = order.findIndex((key) => {
    const own = under.get(key)
    return own !== undefined && (own.prose >= 0.5 || own.wish >= mostly)
  })
  let presented = false
  order.forEach((key, at) => {
    const next = under.get(order[at + 1] ?? '')
    const kind = key === decision ? 'decision' : kindOf(under.get(key), next, decisions)
    if (
      kind === null ||
      (kind === 'attachments' && at < text) ||
      (at > behind && isText(kind) && (under.get(key)?.count ?? 0) < decisions / 2)
    )
      return
    const named = kind === 'presentation' ? sectionOf(key) : null
    kinds.set(key, named ?? (kind === 'presentation' && presented ? 'other' : kind))
    presented ||= kind === 'presentation' && named === null
  })
  const headings = new Map<number, Heading>()
  for (const { key, line, rest } of marks) {
    const kind = kinds.get(key)
    const known = lines[line]?.heading ?? null
    const asked = kind === 'recommendation' && known?.kind === 'decision'
    if (kind === undefined || (known !== null && !asked && (key !== decision || known.kind === 'decision'))) continue
    headings.set(line, { kind, rest })
  }
  return headings
}

/** Words that are known tell what a text is about. */
function sectionOf(key: string): SectionName | null {
  const kind = kindOfWords(key)
  return sectionNames.find((name) => name === kind) ?? null
}

const isText = (kind: HeadingKind): boolean => kind === 'presentation' || kind === 'other'

function kindOf(own: Under | undefined, next: Under | undefined, items: number): HeadingKind | null {
  if (own === undefined || /[#@]/.test(own.key)) return null
  if (own.wish >= mostly || (own.empty >= 0.6 && (next?.wish ?? 0) >= mostly)) return 'recommendation'
  if (own.list >= 0.7 && own.prose < 0.5) return 'attachments'
  return own.prose >= 0.5 && own.count >= items * usual && !own.key.includes(',') ? 'presentation' : null
}
