import type { Attachment } from '../model.ts'
import type { EarlierStop } from '../service/route.ts'
import type { ItemView, MeetingView } from '../service/view.ts'

/** What of a meeting goes into a document. Nothing else of the view may be read to write it. */
export type Shown = Pick<MeetingView, 'meeting' | 'references'> & {
  /** The figures in the texts of its cases, by case. */
  cited: MeetingView['cited']['byCase']
  items: ItemView[]
  attendance: MeetingView['attendance']
  /** Some item is left out because it is closed. */
  hasLeftOut: boolean
}

/**
 * The view as it goes into a document: whole, or without anything closed. An item is closed by itself, its case or its
 * list; an attachment by itself too. People who were there for closed items alone are left out, and a reference to a
 * closed item keeps its number and loses its title.
 */
export function shownOf(view: MeetingView, { closed }: { closed: boolean }): Shown {
  const { meeting, references, attendance } = view
  if (closed) {
    const items = view.items.map((item) => ({ ...item, earlier: toldIn(item) }))
    return { meeting, references, attendance, cited: view.cited.byCase, items, hasLeftOut: false }
  }
  const hidden = new Set(view.items.filter(({ isClosed }) => isClosed).map(({ id }) => id))
  const items = view.items
    .filter(({ id }) => !hidden.has(id))
    .map((item) => ({
      ...item,
      attachments: item.attachments.filter(isOpen),
      earlier: openOf(toldIn(item)),
      note: null,
    }))
  return {
    meeting,
    items,
    cited: Object.fromEntries(items.flatMap(({ case: of }) => (of ? [[of.id, view.cited.byCase[of.id] ?? []]] : []))),
    hasLeftOut: hidden.size > 0,
    attendance: attendance.flatMap((person) => {
      const itemIds = person.itemIds.filter((id) => !hidden.has(id))
      return person.itemIds.length > 0 && itemIds.length === 0 ? [] : [{ ...person, itemIds }]
    }),
    references: Object.fromEntries(
      Object.entries(references).map(([id, reference]) => [
        id,
        hidden.has(id) ? { ...reference, title: null } : reference,
      ]),
    ),
  }
}

/** A paper goes further than its maker: what another body's secretariat is still writing stays out of it. */
const toldIn = ({ earlier }: ItemView): EarlierStop[] =>
  earlier.map((stop) => ({
    ...stop,
    decision: stop.isTold ? stop.decision : null,
    feedback: stop.feedback.filter(({ isTold }) => isTold),
  }))

/** The case can be open here and its item closed at the body before, or at the one that sent feedback. */
const openOf = (earlier: readonly EarlierStop[]): EarlierStop[] =>
  earlier
    .filter(({ isClosed }) => !isClosed)
    .map((stop) => ({ ...stop, feedback: stop.feedback.filter(({ closed }) => !closed) }))
/** One that was taken off again is for those alone who were sent it. */
const isOpen = ({ closed, detachedAt }: Attachment) => !closed && detachedAt === null

/** An item with the attachments of it, each with the number it is stamped with. */
export function numberedAttachments(item: ItemView): { n: number; attachment: Attachment }[] {
  return item.attachments.map((attachment, at) => ({ n: at + 1, attachment }))
}
