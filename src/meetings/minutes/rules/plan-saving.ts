import type { AttachmentFound, ClauseFound, FollowUpFound, ItemFound, MeetingFound, SectionName } from '../model.ts'

/** What an item becomes when it is saved. */
export type PlannedItem = {
  position: number
  kind: 'case' | 'approve-agenda' | 'approve-minutes' | 'information' | 'any-other-business' | 'next-meeting' | 'other'
  title: string
  /** The words of a standing item; those of a case stand in its sections. */
  text: string | null
  sections: Partial<Record<SectionName, string>> | null
  /** As the paper gives it. */
  caseNumber: string | null
  closed: boolean
  closedReason: string | null
  clauses: ClauseFound[]
  attachments: AttachmentFound[]
  decision: string | null
}

const standing: [PlannedItem['kind'], RegExp][] = [
  ['approve-agenda', /^(?:velkomst og )?godkendelse af dagsorden/i],
  ['approve-minutes', /^godkendelse af (?:referat|beslutningsreferat)/i],
  ['any-other-business', /^eventuelt/i],
  ['next-meeting', /^(?:næste møde|kommende møder)/i],
  ['information', /^(?:orienteringspunkter|orientering|meddelelser|[\p{L}]+ orienterer)(?:\s|$)/iu],
]

/**
 * What the items of a meeting found in old minutes become: standing items as such, all others a case of their own, since
 * old systems gave all cases of a year one number.
 *
 * @param closed - indexes of items that stay closed; one that does not say is among them unless a person opened it
 * @source dagsordener-das: all items of 17 March 2025 carry the number 2025-006585
 */
export function planItems(meeting: MeetingFound, closed: ReadonlySet<number>): PlannedItem[] {
  const taken = new Set<number>()
  return meeting.items.map((item, index) => {
    const kind = kindOf(item)
    const wanted = typeof item.number === 'number' && item.number >= 1 ? item.number : index + 1
    const position = free(wanted, taken)
    taken.add(position)
    const sections = Object.entries(item.sections)
    return {
      position,
      kind,
      title: shortened(item.title, 300) || `Punkt ${item.number}`,
      text: kind === 'case' || sections.length === 0 ? null : sections.map(([, text]) => text).join('\n\n'),
      sections: kind === 'case' ? item.sections : null,
      caseNumber: item.caseNumber ?? null,
      closed: closed.has(index),
      closedReason: closed.has(index) ? reasonOf(item) : null,
      clauses: item.recommendation.filter(({ text }) => text.trim() !== ''),
      attachments: item.attachments,
      decision: item.decision ?? null,
    }
  })
}

function kindOf({ title, sections, recommendation, attachments }: ItemFound): PlannedItem['kind'] {
  const found = standing.find(([, pattern]) => pattern.test(title))
  if (found !== undefined) return found[0]
  const isCase = Object.keys(sections).length > 0 || recommendation.length > 0 || attachments.length > 0
  return isCase && title.trim().length >= 3 ? 'case' : 'other'
}

function free(wanted: number, taken: ReadonlySet<number>): number {
  let position = wanted
  while (taken.has(position)) position += 1
  return position
}

function reasonOf({ open }: ItemFound): string {
  if (open === false) return 'Lukket i det importerede referat'
  return open === null ? 'Referatet siger ikke, om punktet er åbent' : 'Lukket ved importen'
}

/**
 * The items a meeting keeps closed when nobody has said otherwise: those the paper closes, and those it says nothing of.
 *
 * @source own rule: what is not stated is not open
 */
export function closedByDefault(meeting: MeetingFound): number[] {
  return meeting.items.flatMap(({ open }, index) => (open === true ? [] : [index]))
}

/** The number of an imported case: the paper's own when no other item has it, else made unique by meeting and item. */
export type CaseNumber = { own: string | null; unique: string }

/**
 * Numbers for an item's case.
 *
 * @source dagsordener-das: one case number for all items of a year
 */
export function caseNumbers(item: PlannedItem, meeting: { body: string; date: string }): CaseNumber {
  const place = `${shortened(meeting.body, 25)} ${meeting.date} pkt. ${item.position}`
  const own = item.caseNumber === null ? null : shortened(item.caseNumber, 60)
  return { own, unique: own === null ? place : shortened(`${own} (${place})`, 60) }
}

/** A person of a meeting's head, taken apart. */
export type PlannedPerson = {
  kind: 'member' | 'deputy' | 'guest'
  presence: 'present' | 'absent'
  name: string
  described: string | null
  deputyFor: string | null
}

const deputy = /\((?:suppleant|stedfortræder) for ([^)]{2,300})\)/i

/**
 * The people of a meeting: who was there, who was not, and the others; a deputy names the member.
 *
 * @source dagsordener-das: "Centerchef i Morsø Kommune (suppleant for …)" among the others of 17 March 2025
 */
export function planPeople({ present, absent, others }: MeetingFound): PlannedPerson[] {
  const people = (texts: readonly string[], kind: PlannedPerson['kind'], presence: PlannedPerson['presence']) =>
    texts.flatMap((text): PlannedPerson[] => {
      const stands = deputy.exec(text)
      const [name = '', ...rest] = text.replace(deputy, '').split(/,\s*/)
      const described = shortened(rest.join(', ').trim(), 500) || null
      if (name.trim().length < 2) return []
      return [
        {
          kind: stands === null ? kind : 'deputy',
          presence,
          name: shortened(name.trim(), 300),
          described,
          deputyFor: stands?.[1]?.trim() ?? null,
        },
      ]
    })
  return [
    ...people(present, 'member', 'present'),
    ...people(absent, 'member', 'absent'),
    ...people(others, 'guest', 'present'),
  ]
}

/** A follow-up as it is kept. */
export type PlannedFollowUp = { what: string; responsible: string; dueOn: string | null }

/**
 * A proposal as a follow-up: words for a due time that is no date go into the text.
 *
 * @source own: "medio 2026" is no day
 */
export function planFollowUp({ text, responsible, due }: FollowUpFound): PlannedFollowUp {
  const isDay = due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due)
  const what = due === undefined || isDay || text.includes(due) ? text : `${text} (${due})`
  return {
    what: shortened(what, 2000),
    responsible: shortened(responsible ?? 'Ikke angivet', 300),
    dueOn: isDay ? due : null,
  }
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
