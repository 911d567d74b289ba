import { formatDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { translate } from '#ui/texts.ts'
import { newItem } from '../model.ts'
import { requireKept, requireVersion } from '../service/access.ts'
import { addItem, changeItem } from '../service/agenda.ts'
import { listItems } from '../store/agenda.ts'
import { listOpen, type OpenFollowUp } from './store.ts'
import { da } from './texts.da.ts'

// The list is text of the record, in the language the papers are written in.
const say = (key: keyof typeof da, params = {}) => translate('da', { da, en: da }, key, params)

/**
 * Puts the open follow-ups of the body on an agenda (liste over åbne opfølgninger), each with its last day, who must act
 * and a live reference to the item it comes from; when the agenda has the list already, it is written anew. Those from
 * closed items are counted, never named: the item is open. Those whose minutes are not approved are counted too, unless
 * the secretariat says that they go out with the agenda.
 *
 * @returns id of the item
 * @throws conflict `practice.nothingOpen`, `meetings.agendaFixed`, `moves.cancelled`; stale `meetings.stale`
 */
export async function putOpenFollowUps(
  app: App,
  { withDrafts, ...input }: { meetingId: string; version: number; withDrafts: boolean },
): Promise<string> {
  const { text, stands } = await asActor(app, async (tx) => {
    const meeting = await requireKept(app, tx, input.meetingId)
    requireVersion(meeting.version, input.version)
    const open = await listOpen(tx, meeting.bodyId)
    if (open.length === 0) throw new AppError('conflict', 'practice.nothingOpen')
    const items = await listItems(tx, meeting.id)
    return {
      text: listText(open, app.today, withDrafts),
      stands: items.find(({ kind, title }) => kind === 'other' && title === say('practice.open.title')),
    }
  })
  if (stands) {
    const { title, purpose, minutesNeeded, closed, closedReason } = stands
    const change = { title, text, purpose, minutesNeeded, closed, closedReason }
    await changeItem(app, { meetingId: input.meetingId, itemId: stands.id, version: stands.version, change })
    return stands.id
  }
  const item = newItem.parse({ kind: 'other', title: say('practice.open.title'), text, purpose: 'orientation' })
  return (await addItem(app, { ...input, item })).itemId
}

function listText(open: readonly OpenFollowUp[], today: string, withDrafts: boolean): string {
  const known = open.filter(({ isOpen }) => isOpen)
  const shown = known.filter(({ isApproved }) => isApproved || withDrafts)
  const [closed, drafts] = [open.length - known.length, known.length - shown.length]
  return [
    ...shown.map((one) => lineOf(one, today)),
    ...(drafts > 0 ? [say('practice.open.drafts', { n: drafts })] : []),
    ...(closed > 0 ? [say('practice.open.closed', { n: closed })] : []),
  ].join('\n\n')
}

function lineOf({ what, responsible, dueOn, itemId }: OpenFollowUp, today: string): string {
  const key = dueOn === null ? 'noDue' : dueOn < today ? 'over' : 'due'
  return say('practice.open.line', {
    what: /[.!?]$/.test(what) ? what : `${what}.`,
    responsible,
    due: say(`practice.open.${key}`, dueOn === null ? {} : { date: formatDate(dueOn, 'da') }),
    from: itemId === null ? '' : say('practice.open.from', { reference: `{punkt:${itemId}}` }),
  })
}
