import type { Line } from '../lines/lines.ts'
import { attachmentStamp, isCapital, pageStart } from '../lines/lines.ts'
import type { Wanted } from './own-end.ts'
import { beginsLikeAny, likeness, openingAt } from './title-match.ts'

/** Where an attachment begins, and how sure that is. */
export type Found = { wanted: number; line: number; score: number }

/**
 * Looks for the beginnings of attachments among the papers behind an item: the surest first, each page for one title,
 * and those that are only alike in the order of the list.
 *
 * @returns in the order of the file
 * @source dagsordener-das: item 3 of 22 January 2024, five of six attachments have a title page
 */
export function findAttachments(lines: readonly Line[], from: number, to: number, wanted: readonly Wanted[]): Found[] {
  const all = scored(lines, from, to, wanted)
  all.sort((a, b) => b.score - a.score || a.line - b.line || a.wanted - b.wanted)
  const kept: Found[] = []
  for (const found of all) {
    if (kept.some(({ wanted: title, line }) => title === found.wanted || line === found.line)) continue
    const ordered = kept.every((each) => Math.sign(each.line - found.line) === Math.sign(each.wanted - found.wanted))
    if (found.score === 1 || ordered) kept.push(found)
  }
  return kept.sort((a, b) => a.line - b.line)
}

function scored(lines: readonly Line[], from: number, to: number, wanted: readonly Wanted[]): Found[] {
  const found: Found[] = []
  if (wanted.length === 0) return found
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    if (line.blank) continue
    const stamped = byStamp(line, wanted)
    if (stamped >= 0) found.push({ wanted: stamped, line: pageOrLine(lines, at, from), score: 1 })
    if (line.noise || !(line.page || line.soft || line.gap > 0 || at === from || isCapital(line.text))) continue
    const opening = openingAt(lines, at)
    if (!(opening.page && !line.soft) && !(line.soft && opening.upper) && !beginsLikeAny(line.text, wanted)) continue
    wanted.forEach(({ words, itemNumber, own }, index) => {
      const score = likeness(opening, words, itemNumber)
      const sure = score === 1 && (opening.page || words.join('').length >= 12)
      if (sure || (opening.page && score >= (own ? 0.6 : 0.9))) found.push({ wanted: index, line: opening.line, score })
    })
  }
  return found
}

function pageOrLine(lines: readonly Line[], at: number, least: number): number {
  const page = pageStart(lines, at)
  return page >= least ? page : at
}

/** The title a stamp names, by its words or its number in the item's list; -1 for none. */
function byStamp(line: Line, wanted: readonly Wanted[]): number {
  if (!line.noise) return -1
  const stamp = attachmentStamp(line.text)
  if (stamp === null) return -1
  const ofItem = wanted.flatMap((each, index) => (each.itemNumber === stamp.item ? [{ ...each, index }] : []))
  const named = ofItem.find(({ title }) => alike(title, stamp.title))
  return (named ?? ofItem[stamp.attachment - 1])?.index ?? -1
}

function alike(title: string, stamped: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.(?:pdf|docx?)$/, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
  return stamped !== '' && letters(title) === letters(stamped)
}
