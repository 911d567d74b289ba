import type { AttachmentFound, MeetingFound } from '../model.ts'
import type { Span } from './agenda/spans.ts'
import type { Draft, Work } from './work.ts'

/**
 * Gives the pages behind an item to its attachments, or to those of another that were still missing.
 *
 * @source dagsordener-das: attachments stand behind the item that lists them
 */
export function placePapers({ places, doubts }: Work, { papers }: Draft, meetings: readonly MeetingFound[]): void {
  for (const paper of papers.segments) {
    const range: [number, number] = [paper.from + 1, paper.to]
    if (paper.target === null) {
      places.put(paper.from, paper.to, { kind: 'unplaced', reason: 'unknown-attachment' })
      continue
    }
    const { meeting, item } = paper.target
    const list = meetings[meeting]?.items[item]?.attachments as AttachmentFound[]
    const attachment = paper.target.attachment ?? list.push({ title: paper.title }) - 1
    const entry = (list[attachment] ?? list[list.push({ title: paper.title }) - 1]) as AttachmentFound
    entry.lines = range
    places.put(paper.from, paper.to, { kind: 'attachment', meeting, item, attachment })
    if (paper.doubt !== null) doubts.push({ lines: range, code: paper.doubt, meeting, item, text: entry.title })
  }
}

/**
 * Listed attachments without pages, where the item has pages of others: something was not recognised.
 *
 * @source own: who reviews the import is told
 */
export function doubtMissing({ doubts }: Work, { span, papers }: Draft, meetings: readonly MeetingFound[]): void {
  const list = meetings[span.meeting]?.items[span.item]?.attachments ?? []
  if (!list.some(({ lines }) => lines !== undefined)) return
  const lines: [number, number] = [span.from + 1, papers.end]
  for (const { title, lines: found } of list) {
    if (found !== undefined) continue
    doubts.push({ lines, code: 'attachment-not-found', meeting: span.meeting, item: span.item, text: title })
  }
}

/**
 * Minutes that stand behind the last item of the pack: their head is the first page of the attachment they are.
 *
 * @source dagsordener-das: the former minutes are sent with the agenda that approves them
 */
export function placeEnclosed({ spans, enclosed, places }: Work, meetings: readonly MeetingFound[]): void {
  enclosed.forEach((outer, meeting) => {
    const first = spans.find((span) => span.meeting === meeting && span.item === 0) as Span
    if (outer.in === null || outer.item === null || first.inside || first.headFrom >= first.from) return
    const list = meetings[outer.in]?.items[outer.item]?.attachments ?? []
    const attachment = list.findIndex(({ title, lines }) => lines === undefined && /referat|dagsorden/i.test(title))
    if (attachment < 0) return
    ;(list[attachment] as AttachmentFound).lines = [first.headFrom + 1, first.from]
    places.put(first.headFrom, first.from, { kind: 'attachment', meeting: outer.in, item: outer.item, attachment })
  })
}
