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

type Told = {
  text: string | null
  delegatedWhat: string | null
  outcomes: readonly { clause: string; change: string | null }[]
}

/** The texts of an item or a case that may refer to items. */
type Referring = {
  text: string | null
  sections: readonly { text: string }[]
  clauses: readonly Pick<Clause, 'text'>[]
  minutes: { text: string } | null
  decision: Told | null
  followUps: readonly { what: string }[]
  earlier: readonly Stopped[]
}

/** What was recommended and decided at a stop, and what later bodies told it. */
type Stopped = {
  own: readonly Pick<Clause, 'text'>[]
  clauses: readonly Pick<Clause, 'text'>[]
  decision: Told | null
  feedback: readonly { text: string }[]
}

type Texts = (string | null)[]

/** The texts of a decision that may refer to items. */
const textsOfDecision = (told: Told | null): Texts =>
  told ? [told.text, told.delegatedWhat, ...told.outcomes.flatMap(({ clause, change }) => [clause, change])] : []

/** Those of the stops of a case: what was recommended, decided, and told back. */
export const textsOfRoute = (stops: readonly Stopped[]): Texts =>
  stops.flatMap(({ own, clauses, decision, feedback }) => [
    ...[...own, ...clauses, ...feedback].map(({ text }) => text),
    ...textsOfDecision(decision),
  ])

/** Those of an item, with what stands under it. */
export const textsOfItem = (item: Referring): Texts => [
  item.text,
  ...[...item.sections, ...item.clauses].map(({ text }) => text),
  item.minutes?.text ?? null,
  ...textsOfDecision(item.decision),
  ...item.followUps.map(({ what }) => what),
  ...textsOfRoute(item.earlier),
]

/** What texts refer to, with the number each item has now. What the reader may not see is not in it. */
export async function referencesIn(tx: Tx, texts: Texts): Promise<Record<string, Reference>> {
  const ids = [...new Set(texts.flatMap((text) => referredItems(text ?? '')))]
  if (ids.length === 0) return {}
  const found = await itemsById(tx, ids)
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
