import type { FollowUpFound } from '../../model.ts'
import type { Line } from '../lines/lines.ts'
import { paragraphs } from '../lines/paragraphs.ts'
import { markerOf } from '../words/vocabulary.ts'
import { dueOf } from './follow-ups.ts'
import type { Part } from './sections.ts'
import { taskTable } from './task-table.ts'

const title = /^(?:opfølgning(?:er)?|opfølgningspunkter|handlinger|aktioner):?$/i
const entry = /^(.+?)\s+Ansvarlige?:\s*(.+?)(?:[.,;]?\s+(?:Senest|Frist):?\s+(.+?))?\.?$/iu

/**
 * What is to be done (opfølgning), where it stands as a list of its own behind the decision and each entry says who is
 * responsible: follow-ups, and no words of the decision. A list with an entry that does not say so is left as it is.
 *
 * @param date - day of the meeting, for days without a year; null when unknown
 * @source own: "• Åbn den fælles indgang. Ansvarlig: Kommunerne. Frist 1. juni 2025." under "Opfølgning"
 */
export function listedFollowUps(
  parts: readonly Part[],
  date: string | null,
): { parts: Part[]; followUps: FollowUpFound[] } {
  const followUps: FollowUpFound[] = []
  const kept = parts.flatMap((part): Part[] => {
    const table = part.kind === 'decision' ? taskTable(part.lines, date) : null
    if (table !== null) {
      followUps.push(...table.followUps)
      return [{ ...part, lines: part.lines.slice(0, table.from) }]
    }
    const from = part.kind === 'decision' ? part.lines.findLastIndex(({ text }) => title.test(text)) : -1
    if (part.kind === 'other' && parts.some(({ kind }) => kind === 'decision')) {
      const found = entriesOf(part.lines, date)
      followUps.push(...found)
      return found.length > 0 ? [] : [part]
    }
    const found = from < 0 ? [] : entriesOf(part.lines.slice(from + 1), date)
    followUps.push(...found)
    return [found.length > 0 ? { ...part, lines: part.lines.slice(0, from) } : part]
  })
  return { parts: kept, followUps }
}

/** The entries of a list; none when there is no list, or something in it that is no follow-up. */
function entriesOf(lines: readonly Line[], date: string | null): FollowUpFound[] {
  const found = paragraphs(lines)
    .split('\n')
    .filter((text) => text !== '')
    .map((text): FollowUpFound | null => {
      const [, what = '', responsible = '', when] = entry.exec(markerOf(text)?.rest ?? '') ?? []
      if (what === '') return null
      const due = when === undefined ? null : (dueOf(when, date) ?? when)
      return { text: what, responsible, ...(due === null ? {} : { due }) }
    })
  return found.every((one) => one !== null) ? found : []
}
