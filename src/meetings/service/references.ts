import type { Tx } from '#platform/database/database.ts'
import type { Clause } from '../model.ts'
import { itemNumber } from '../rules/agenda.ts'
import { referredItems } from '../rules/references.ts'
import { bodyNames } from '../store/access.ts'
import { itemsById } from '../store/agenda.ts'
import { casesById } from '../store/cases.ts'
import { meetingsById } from '../store/meetings.ts'
import { shortName } from './access.ts'

export type Reference = { number: string; title: string | null; meetingId: string; bodyName: string; heldOn: string }

/** The texts of an item or a case that may refer to items. */
type Referring = {
  text: string | null
  sections: readonly { text: string }[]
  clauses: readonly Pick<Clause, 'text'>[]
  minutes: { text: string } | null
  decision: { text: string | null } | null
}

/** What the texts of items refer to, with the number each has now. What the reader may not see is not in it. */
export async function referencesIn(tx: Tx, items: readonly Referring[]): Promise<Record<string, Reference>> {
  const texts = items.flatMap((item) => [
    item.text ?? '',
    ...item.sections.map(({ text }) => text),
    ...item.clauses.map(({ text }) => text),
    item.minutes?.text ?? '',
    item.decision?.text ?? '',
  ])
  const found = await itemsById(tx, [...new Set(texts.flatMap(referredItems))])
  const parents = await itemsById(
    tx,
    [...found.values()].flatMap(({ parentId }) => parentId ?? []),
  )
  const meetings = await meetingsById(tx, [...new Set([...found.values()].map(({ meetingId }) => meetingId))])
  const cases = await casesById(
    tx,
    [...found.values()].flatMap(({ caseId }) => caseId ?? []),
  )
  const names = await bodyNames(tx)
  return Object.fromEntries(
    [...found.values()].map((item) => {
      const meeting = meetings.get(item.meetingId)
      const reference: Reference = {
        number: itemNumber(item, parents.get(item.parentId ?? '')),
        title: item.title ?? cases.get(item.caseId ?? '')?.title ?? null,
        meetingId: item.meetingId,
        bodyName: shortName(names.get(meeting?.bodyId ?? '')) ?? '',
        heldOn: meeting?.heldOn ?? '',
      }
      return [item.id, reference]
    }),
  )
}
