import type { Candidate } from './candidates.ts'

/** A table of contents has no fewer entries. */
const least = 3

/**
 * The entries of a table of contents (dagsordensoversigt): numbers and titles one below the other that all stand again
 * further down. Written like the items themselves, even with their case numbers, only their places tell them apart.
 *
 * @param texts - the lines with text between two lines
 * @source own: papers whose contents are written like their items
 */
export function contentsIn(
  candidates: readonly Candidate[],
  texts: (from: number, to: number) => number,
): Set<Candidate> {
  const last = new Map<string, number>()
  for (const candidate of candidates)
    if (candidate.title !== '') for (const key of keysOf(candidate)) last.set(key, candidate.line)
  const found = new Set<Candidate>()
  let block: Candidate[] = []
  const close = () => {
    const end = block.at(-1)?.line ?? 0
    const again = block.filter((each) => keysOf(each).some((key) => (last.get(key) ?? -1) > end))
    if (block.length >= least && again.length === block.length) for (const each of block) found.add(each)
    block = []
  }
  for (const candidate of candidates) {
    const before = block.at(-1)
    const next = before !== undefined && before.look === candidate.look && follows(before, candidate)
    if (!next || texts((before as Candidate).line + 1, candidate.line) > 2) close()
    block.push(candidate)
  }
  close()
  return found
}

/** Number and title, alike wherever they stand: the figures at the end are the title's ("Budget 2025") or its page. */
function keysOf({ number, title }: Candidate): string[] {
  const bare = (text: string) =>
    `${number} ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, 40)}`
  return [bare(title), bare(title.replace(/[\s.…]*\d*$/, ''))]
}

const follows = ({ key: [a = 0] }: Candidate, { key: [b = 0] }: Candidate): boolean => b >= a && b - a <= 1
