import type { Line } from '../lines/lines.ts'
import type { Header } from '../pages/headers.ts'
import { dateInText, dayAndHours } from '../words/dates.ts'
import { type HeadKind, type Label, labelOf } from '../words/head-labels.ts'

/** The place where the papers of a meeting begin to speak of the meeting itself. */
export type Front = {
  line: number
  date: string
  body: string | null
  /** Lines that support it: a header, or labels of a head. */
  strength: number
  /** Labels of a head are among them, not headers alone. */
  labelled: boolean
}

const reach = 25

/**
 * Finds the fronts of meetings: a time with its date and at least one more label near it, or a header at the top of a
 * page. Fronts of one date next to each other are one.
 *
 * @source dagsordener-das: the minutes of 9 January 2025 inside the pack of 17 March, with a title page and a head
 */
export function frontsIn(lines: readonly Line[], headers: readonly Header[]): Front[] {
  const fronts: Front[] = headers.map(({ line, date, body }) => ({ line, date, body, strength: 1, labelled: false }))
  lines.forEach((line, at) => {
    if (line.blank) return
    const label = dayOverHours(lines, at) ?? labelOf(line.text)
    if (label === null || (label.kind !== 'time' && label.kind !== 'both' && label.kind !== 'start')) return
    const found = dateInText(label.rest) ?? dateInText(nextText(lines, at))
    if (found === null) return
    const near = labelsNear(lines, at) + (underMeeting(lines, at) ? 1 : 0)
    if (near > 0) fronts.push({ line: at, date: found.date, body: null, strength: 1 + near, labelled: true })
  })
  return merged(fronts.sort((a, b) => a.line - b.line))
}

const day = /^(?:\p{L}+dag,? )?(?:(?:den|d\.) )?\d{1,2}\. ?\p{L}{3,9} \d{4}$/iu
const hours = /^(?:kl\.?|klokken) ?\d{1,2}/i

/** "Mandag den 14. oktober 2019" and "Kl. 10.00-12.00" behind or below: the time of a meeting without a word for it. */
function dayOverHours(lines: readonly Line[], at: number): Label | null {
  const { text } = lines[at] as Line
  const isTime = (day.test(text) && hours.test(nextText(lines, at))) || dayAndHours.test(text)
  return isTime ? { kind: 'time', rest: text } : null
}

/** "til mødet i Dialogforum" or "REFERAT" and the name, and "den 14. maj 2012 kl. 09:00" below, each alone on its line. */
function underMeeting(lines: readonly Line[], at: number): boolean {
  if (!dayAndHours.test((lines[at] as Line).text)) return false
  const before = lines[at - 1]
  if (before !== undefined && /^(?:referat )?(?:til|af|fra) møde[t ]/i.test(before.text)) return true
  const above = lines.slice(Math.max(0, at - underPaper), at).filter(({ blank, noise }) => !blank && !noise)
  return above.slice(-2).some(({ text }) => paperAlone.test(text))
}

/** The name of the body and empty lines stand between the paper's name and the day. */
const underPaper = 6
const paperAlone = /^(?:(?:beslutnings|møde)?(?:referat|protokol)|dagsorden)$/i

function merged(fronts: readonly Front[]): Front[] {
  const kept: Front[] = []
  for (const front of fronts) {
    const last = kept.at(-1)
    if (last !== undefined && last.date === front.date) {
      last.strength += front.strength
      last.labelled ||= front.labelled
      last.body ??= front.body
    } else kept.push({ ...front })
  }
  return kept
}

function nextText(lines: readonly Line[], at: number): string {
  for (let next = at + 1; next < Math.min(lines.length, at + 4); next += 1) {
    const { blank, text } = lines[next] as Line
    if (!blank) return text
  }
  return ''
}

function labelsNear(lines: readonly Line[], at: number): number {
  const kinds = new Set<HeadKind>()
  let seen = 0
  for (let next = Math.max(0, at - 6); next < lines.length && seen < reach; next += 1) {
    const { blank, text } = lines[next] as Line
    if (blank || next === at) continue
    seen += 1
    if (/^i mødet /i.test(text)) continue
    const label = labelOf(text)
    if (label !== null && ['place', 'present', 'absent', 'others', 'end'].includes(label.kind)) kinds.add(label.kind)
  }
  return kinds.size
}
