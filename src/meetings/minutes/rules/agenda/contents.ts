import type { Candidate } from './candidates.ts'

/** A table of contents has no fewer entries. */
const least = 3
/** More lines than the title of an entry takes. */
const ownText = 10

/** The entries of tables of contents, and the items further down that they name. */
export type Contents = { entries: Set<Candidate>; items: Set<Candidate> }

/**
 * The entries of a table of contents (dagsordensoversigt): numbers and titles one below the other that all stand again
 * further down. Written like the items themselves, even with their case numbers, only their places tell them apart.
 *
 * The last items of an agenda, with a line or two each, stand so as well where older minutes behind it have them again:
 * they go on from an item with its text.
 *
 * Where a file breaks off, it is enough that the first of them comes again next.
 *
 * @param texts - the lines with text between two lines
 * @param below - the text under a line, which is the title where none stands on it
 * @source own: papers whose contents are written like their items
 */
export function contentsIn(
  candidates: readonly Candidate[],
  texts: (from: number, to: number) => number,
  below: (line: number) => string,
): Contents {
  const titled = new Map(candidates.map((each) => [each, each.title || below(each.line)] as const))
  const keysOf = (candidate: Candidate) => keysFor(candidate.number, titled.get(candidate) as string)
  const isSame = (one: Candidate, other: Candidate) => keysOf(other).some((key) => keysOf(one).includes(key))
  const last = new Map<string, number>()
  for (const candidate of candidates)
    if (titled.get(candidate) !== '') for (const key of keysOf(candidate)) last.set(key, candidate.line)
  const found: Contents = { entries: new Set(), items: new Set() }
  let named = new Set<string>()
  let block: Candidate[] = []
  const lastOf = new Map<string, Candidate>()
  let goesOn = false
  const close = (next: Candidate | undefined) => {
    const end = block.at(-1)?.line ?? 0
    const again = block.filter((each) => keysOf(each).some((key) => (last.get(key) ?? -1) > end))
    const [first] = block
    const restarts = first !== undefined && first.title !== '' && next !== undefined && isSame(first, next)
    if (!goesOn && block.length >= least && (again.length === block.length || restarts)) {
      for (const each of block) found.entries.add(each)
      // "2. Sager til drøftelse" over 2.1 is no item.
      named = new Set(block.filter((each, at) => !isGroup(each, block[at + 1])).flatMap(keysOf))
    } else for (const each of block) if (keysOf(each).some((key) => named.has(key))) found.items.add(each)
    block = []
  }
  for (const candidate of candidates) {
    const before = block.at(-1)
    const next = before !== undefined && before.look === candidate.look && follows(before, candidate)
    if (!next || texts((before as Candidate).line + 1, candidate.line) > 2) close(candidate)
    if (block.length === 0) {
      const item = lastOf.get(candidate.look)
      const after = item !== undefined && !found.entries.has(item) && follows(item, candidate) ? item : null
      goesOn = after !== null && candidate.key[0] !== 1 && texts(after.line + 1, candidate.line) > ownText
    }
    block.push(candidate)
    lastOf.set(candidate.look, candidate)
  }
  close(undefined)
  return found
}

/** Number and title, alike wherever they stand: the figures at the end are the title's ("Budget 2025") or its page. */
function keysFor(number: string, title: string): string[] {
  const bare = (text: string) =>
    `${number} ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, 40)}`
  return [bare(title), bare(title.replace(/[\s.…]*\d*$/, ''))]
}

const isGroup = ({ key }: Candidate, next: Candidate | undefined): boolean =>
  next !== undefined && next.key.length > key.length && next.key[0] === key[0]

const follows = ({ key: [a = 0] }: Candidate, { key: [b = 0] }: Candidate): boolean => b >= a && b - a <= 1
