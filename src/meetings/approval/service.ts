import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listAttachments } from '../attachments/store.ts'
import { figuresOfItems } from '../cited/service.ts'
import type { AgendaItem, Meeting, Outcome } from '../model.ts'
import { itemNumber } from '../rules/agenda.ts'
import { shownAttachments } from '../rules/attachments.ts'
import { approvesMinutes, changesMinutes, mayWriteMinutes } from '../rules/states.ts'
import { shortName } from '../service/access.ts'
import { clausesOf } from '../service/clauses.ts'
import { bodyNames } from '../store/access.ts'
import { findItem, freezeItem, itemsById, listItems, listItemsApproving } from '../store/agenda.ts'
import { casesById } from '../store/cases.ts'
import { findMeeting, moveMeeting } from '../store/meetings.ts'
import { listDecisions } from '../store/minutes.ts'
import type { Approval } from './model.ts'

/**
 * Approves the minutes of an earlier meeting (godkender referatet) by what was decided under an item. Minutes that were
 * adopted with a change wait until it is written in (`approveChanged`).
 * @throws conflict `meetings.notHeard`
 */
export async function approveFormer(
  app: App,
  tx: Tx,
  item: Pick<AgendaItem, 'id' | 'minutesOf'>,
  outcomes: readonly Pick<Outcome, 'outcome'>[],
): Promise<void> {
  const former = item.minutesOf === null ? undefined : await findMeeting(tx, item.minutesOf)
  if (!former || !approvesMinutes(outcomes) || former.state === 'minutes-approved') return
  if (former.state !== 'minutes-in-hearing') throw new AppError('conflict', 'meetings.notHeard')
  if (!changesMinutes(outcomes)) await makeFinal(app, tx, former.id, item.id)
}

/** Makes minutes final: what stands under their items is kept, for cases travel on. */
export async function makeFinal(app: App, tx: Tx, meetingId: string, itemId: string): Promise<void> {
  await freeze(tx, meetingId)
  const approved = { minutesApprovedAt: app.now, minutesApprovedBy: itemId }
  await moveMeeting(tx, meetingId, 'minutes-approved', approved)
}

/** How minutes were approved, or will be when a change is written in; null: not yet, or not for the reader. */
export async function approvalOf(tx: Tx, meeting: Meeting): Promise<Approval | null> {
  const isWaiting = mayWriteMinutes(meeting.state)
  const by = meeting.minutesApprovedBy
  const items = isWaiting
    ? await listItemsApproving(tx, meeting.id)
    : [...(await itemsById(tx, by === null ? [] : [by])).values()]
  const decisions = await listDecisions(
    tx,
    items.map(({ id }) => id),
  )
  const outcomes = (id: string) => decisions.get(id)?.outcomes ?? []
  const item = items.find(({ id }) => !isWaiting || changesMinutes(outcomes(id)))
  const later = item && (await findMeeting(tx, item.meetingId))
  if (!item || !later) return null
  const parent = item.parentId === null ? undefined : await findItem(tx, item.parentId)
  return {
    meetingId: later.id,
    itemId: item.id,
    number: itemNumber(item, parent),
    bodyName: shortName((await bodyNames(tx)).get(later.bodyId)) ?? later.bodyId,
    heldOn: later.heldOn,
    changes: outcomes(item.id).flatMap(({ change }) => change ?? []),
    isWaiting,
  }
}

async function freeze(tx: Tx, meetingId: string): Promise<void> {
  const items = await listItems(tx, meetingId)
  const caseIds = items.flatMap(({ caseId }) => caseId ?? [])
  const cases = await casesById(tx, caseIds)
  const clauses = await clausesOf(tx, items)
  const itemIds = items.map(({ id }) => id)
  const attachments = await listAttachments(tx, { caseIds, itemIds }, { detached: true })
  const figures = await figuresOfItems(tx, meetingId, items, new Map())
  for (const item of items) {
    const found = cases.get(item.caseId ?? '')
    const { resume, background, presentation, economy, hearing, process, other } = found ?? emptySections
    await freezeItem(tx, item.id, {
      title: item.title ?? found?.title ?? null,
      number: found?.number ?? null,
      sections: found ? { resume, background, presentation, economy, hearing, process, other } : null,
      clauses: clauses.get(item.id) ?? [],
      attachments: shownAttachments(item, undefined, attachments).map(({ id, title, closed, late, detachedAt }) => ({
        id,
        title,
        closed,
        late,
        detachedAt,
      })),
      figures: figures.get(item.id) ?? [],
    })
  }
}

const emptySections = {
  resume: null,
  background: null,
  presentation: null,
  economy: null,
  hearing: null,
  process: null,
  other: null,
}
