import type { Tx } from '#platform/database/database.ts'
import type { ItemFound, MeetingFound, ReadMinutes, SavedMeeting } from './model.ts'
import { caseNumbers, planFollowUp, planItems, planPeople } from './rules/plan-saving.ts'
import * as store from './store.ts'

/** A meeting of a file, and what was chosen for it. */
export type MeetingToSave = {
  place: number
  bodyId: string
  bodyName: string
  closed: ReadonlySet<number>
  /** Which proposals become follow-ups, by item and place; null: all, as proposals still. */
  followUps: ReadonlySet<string> | null
}

export type SaveInput = {
  importId: string
  area: string
  lines: readonly string[]
  found: ReadMinutes
  meetings: readonly MeetingToSave[]
  approved: boolean
  now: string
}

/**
 * Writes the chosen meetings of a file. A meeting of the same body on the same day stays as it is, so that the same
 * minutes in another file change nothing.
 */
export async function writeMeetings(tx: Tx, input: SaveInput): Promise<Omit<SavedMeeting, 'bodyId' | 'date'>[]> {
  const saved: Omit<SavedMeeting, 'bodyId' | 'date'>[] = []
  for (const chosen of input.meetings) {
    const meeting = input.found.found.meetings[chosen.place]
    if (meeting?.date == null) continue
    const there = await store.findMeetingOn(tx, chosen.bodyId, meeting.date, meeting.start ?? null)
    const meetingId = there?.id ?? (await writeMeeting(tx, input, chosen, meeting, meeting.date))
    const outcome = there === undefined ? ('added' as const) : ('was-there' as const)
    saved.push({ place: chosen.place, meetingId, outcome })
    await store.insertSavedMeeting(tx, input.importId, { place: chosen.place, meetingId, outcome })
  }
  return saved
}

async function writeMeeting(tx: Tx, input: SaveInput, chosen: MeetingToSave, found: MeetingFound, date: string) {
  const meetingId = await store.insertHeldMeeting(tx, {
    bodyId: chosen.bodyId,
    date,
    start: found.start ?? null,
    end: found.end ?? null,
    place: found.place?.slice(0, 500) ?? null,
  })
  await store.insertPeople(tx, meetingId, planPeople(found))
  for (const [index, item] of planItems(found, chosen.closed).entries()) {
    const source = found.items[index] as ItemFound
    const numbers = caseNumbers(item, { body: chosen.bodyName, date })
    const texts = item.attachments.map(({ lines }) => (lines === undefined ? null : textOf(input.lines, lines)))
    const { decisionId } = await store.insertItem(tx, { meetingId, area: input.area }, item, numbers, texts)
    for (const [at, proposal] of source.followUps.entries()) {
      if (chosen.followUps !== null && !chosen.followUps.has(`${index}.${at}`)) continue
      const place = { bodyId: chosen.bodyId, decisionId, isProposal: chosen.followUps === null }
      await store.insertFollowUp(tx, place, planFollowUp(proposal))
    }
  }
  if (input.approved) await store.approveMeeting(tx, meetingId, input.now)
  return meetingId
}

function textOf(lines: readonly string[], [from, to]: readonly [number, number]): string {
  return lines
    .slice(from - 1, to)
    .join('\n')
    .replaceAll('\f', '')
    .trim()
}
