import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { figuresOfItems } from '../cited/service.ts'
import type { Outcome } from '../model.ts'
import { shownAttachments } from '../rules/attachments.ts'
import { approvesMinutes } from '../rules/states.ts'
import { freezeItem, listItems } from '../store/agenda.ts'
import { listAttachments } from '../store/attachments.ts'
import { casesById } from '../store/cases.ts'
import { findMeeting, moveMeeting } from '../store/meetings.ts'
import { clausesOf } from './clauses.ts'

/** Approves the minutes of an earlier meeting (godkender referatet) and keeps what stood under its items. */
export async function approveFormer(
  app: App,
  tx: Tx,
  formerId: string,
  outcomes: readonly Pick<Outcome, 'outcome'>[],
): Promise<void> {
  const former = await findMeeting(tx, formerId)
  if (!former || !approvesMinutes(outcomes) || former.state === 'minutes-approved') return
  if (former.state !== 'minutes-in-hearing') throw new AppError('conflict', 'meetings.notHeard')
  await freeze(tx, former.id)
  await moveMeeting(tx, former.id, 'minutes-approved', { minutesApprovedAt: app.now })
}

/** Keeps what stands under the items of a meeting: cases travel on, and approved minutes never change. */
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
