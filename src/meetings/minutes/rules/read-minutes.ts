import type { ReadMinutes } from '../model.ts'
import { paperOf } from './agenda/plain-agenda.ts'
import { titlesOverTexts } from './agenda/title-column.ts'
import { rowsIn } from './alike/columns.ts'
import { isBetter, isExplained, isFuller, type Reading, worth } from './alike/explained.ts'
import { type Alike, alikeIn } from './alike/reading.ts'
import { frontsIn } from './heads/fronts.ts'
import { readLines } from './lines/lines.ts'
import { markRunning } from './pages/running.ts'
import { withPapersRead } from './papers/enclosed-papers.ts'
import { readBy } from './read-by.ts'

/**
 * Reads old minutes (referater): finds the meetings of a file, their items and what stands in them, and says where each
 * line belongs. The same lines give the same result; no text makes it fail.
 *
 * @param given - the lines of the file
 * @source dagsordener-das: measured on two packs of 2024 and 2025, see docs/method/minutes-import.md
 */
export function readMinutes(given: readonly string[]): ReadMinutes {
  return readPack(given, deepest)
}

/** Behind the minutes that are a paper others can stand, and in those no more. */
const deepest = 2

function readPack(given: readonly string[], depth: number): ReadMinutes {
  const raws = titlesOverTexts(given)
  const read = chosen(raws)
  return depth === 0 ? read : withPapersRead(read, raws, (paper) => readPack(paper, depth - 1))
}

/** The reading that explains a file best. */
function chosen(raws: readonly string[]): ReadMinutes {
  const usual = readBy(raws, null)
  if (isExplained(usual)) return usual.read
  const lines = readLines(raws)
  const headers = markRunning(lines)
  const paper = paperOf(lines)
  const isMeeting = paper !== null || frontsIn(lines, headers).length > 0
  const rows = isMeeting ? rowsIn(lines) : null
  const table = rows === null ? null : readBy(raws, { ...rows, running: new Set(), plain: false })
  if (table !== null && isBetter(table, usual)) return table.read
  const alike = isMeeting ? alikeIn(lines, paper) : null
  if (alike === null) return usual.read
  if (alike.plain) return plainOr(usual, alike, raws)
  const readings = [readBy(raws, { ...alike, items: [] })]
  if (alike.items.length > 0) readings.push(readBy(raws, alike))
  readings.sort((a, b) => worth(b) - worth(a))
  return (readings.find((each) => isBetter(each, usual) || isFuller(each, usual)) ?? usual).read
}

/** Minutes without labels are read where nothing else is a meeting, and their head tells its day. */
function plainOr(usual: Reading, alike: Alike, raws: readonly string[]): ReadMinutes {
  const plain = usual.read.found.meetings.length === 0 ? readBy(raws, alike).read : usual.read
  return plain.found.meetings.some(({ date }) => date !== null) ? plain : usual.read
}
