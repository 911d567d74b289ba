import { addDays } from '#figures/dates.ts'
import { formatWeekdayDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import type { AgendaItem, ItemKind, ItemPurpose, Meeting, NewClause } from '../model.ts'
import { inOrder, moved, placeForNew, renumbered } from '../rules/agenda.ts'
import {
  insertItem,
  insertStandingItem,
  listItems,
  listStandingItems,
  setPositions,
  updateItem,
} from '../store/agenda.ts'
import { replaceClauses } from '../store/cases.ts'
import { listComing } from '../store/meetings.ts'
import { changedAgenda } from './access.ts'

type Standing = { kind: Exclude<ItemKind, 'case'>; title: string | null; purpose: ItemPurpose }

/** What every agenda has when the body has not said otherwise, in the order of DAS Social's agendas. */
export const usualStandingItems: readonly Standing[] = [
  { kind: 'approve-agenda', title: null, purpose: 'decision' },
  { kind: 'approve-minutes', title: null, purpose: 'decision' },
  { kind: 'information', title: null, purpose: 'orientation' },
  { kind: 'any-other-business', title: null, purpose: 'discussion' },
  { kind: 'next-meeting', title: null, purpose: 'orientation' },
]

/** What is recommended under standing items (indstilling): text of the record, in the language of the papers. */
export const usualClauses: Partial<Record<ItemKind, NewClause>> = {
  'approve-agenda': { verb: 'approve', text: 'godkender dagsordenen', options: [] },
  'approve-minutes': { verb: 'approve', text: 'godkender referatet', options: [] },
}

const blank = {
  parentId: null,
  text: null,
  caseId: null,
  stopId: null,
  minutesOf: null,
  minutesNeeded: null,
  closed: false,
  closedReason: null,
}

/** Puts the standing items of a body on a new agenda (faste punkter), with their usual recommendation. */
export async function addStandingItems(tx: Tx, meeting: Pick<Meeting, 'id' | 'bodyId' | 'heldOn'>): Promise<void> {
  const own = await listStandingItems(tx, meeting.bodyId, meeting.heldOn)
  const items = own.length > 0 ? own : usualStandingItems
  for (const [index, { kind, title, purpose }] of items.entries()) {
    const id = await insertItem(tx, { ...blank, meetingId: meeting.id, position: index + 1, kind, title, purpose })
    const clause = usualClauses[kind]
    if (clause) await replaceClauses(tx, { itemId: id }, [clause])
  }
}

/**
 * Gives a body a standing item from its next agenda on (nyt fast punkt). A year of meetings is planned ahead, so it comes
 * on the agendas that are not sent yet too.
 */
export async function addStanding(tx: Tx, meeting: Meeting, title: string): Promise<void> {
  const own = await listStandingItems(tx, meeting.bodyId, meeting.heldOn)
  if (own.length === 0) {
    for (const [index, item] of usualStandingItems.entries()) {
      await insertStandingItem(tx, meeting.bodyId, item, index + 1)
    }
  }
  const item = { kind: 'other', title, purpose: 'orientation' } as const
  await insertStandingItem(tx, meeting.bodyId, item, placeForNew(own.length > 0 ? own : usualStandingItems) + 1)
  for (const coming of await listComing(tx, [meeting.bodyId], addDays(meeting.heldOn, 1))) {
    if (coming.state !== 'planned') continue
    const list = inOrder((await listItems(tx, coming.id)).filter(({ parentId }) => parentId === null))
    const position = list.length + 1
    await changedAgenda(tx, coming, coming.version)
    const id = await insertItem(tx, { ...blank, ...item, meetingId: coming.id, position })
    await setPositions(tx, renumbered(moved([...list, { id, parentId: null, position }], id, placeForNew(list))))
  }
}

/**
 * Says under the item of the next meeting (næste møde) when it is, where nothing is written there yet. The agenda keeps
 * what it was sent with: a meeting that is moved later is told by mail.
 */
export async function nameNextMeeting(tx: Tx, meeting: Meeting, items: readonly AgendaItem[]): Promise<void> {
  const item = items.find(({ kind, text }) => kind === 'next-meeting' && text === null)
  if (!item) return
  const next = (await listComing(tx, [meeting.bodyId], addDays(meeting.heldOn, 1)))[0]
  const clock = (time: string) => time.replace(':', '.')
  const time = next?.startsAt ? ` kl. ${clock(next.startsAt)}${next.endsAt ? `–${clock(next.endsAt)}` : ''}` : ''
  const text = next
    ? `Næste møde er ${formatWeekdayDate(next.heldOn, 'da')}${time}${next.place ? `, ${next.place}` : ''}.`
    : 'Der er ikke planlagt et næste møde.'
  await updateItem(tx, item.id, item.version, { ...item, text })
}
