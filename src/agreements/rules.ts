import { type Initiative, type InitiativeState, initiativeStates, type Note, type Party, type Step } from './model.ts'

export type AgreementTime = 'coming' | 'in-force' | 'ended'

/**
 * Whether an agreement (rammeaftale) holds on a day.
 *
 * @source das-2024-01-22 item 7: the agreement of 2025–2026 begins on 1 January 2025; half-open, so 1 January 2027 is past
 */
export function agreementTime(
  { validFrom, validTo }: { validFrom: string; validTo: string },
  today: string,
): AgreementTime {
  if (today < validFrom) return 'coming'
  return today < validTo ? 'in-force' : 'ended'
}

export type StepTime = 'past' | 'now' | 'coming'

/**
 * Whether a step of the process plan lies behind, runs on the day, or comes. That a day has passed does not say that
 * the step was taken: only its outcome does.
 *
 * @source das-2024-01-22 item 7, attachment: steps of one day and of several weeks, both ends counted
 */
export function stepTime({ fromOn, untilOn }: Pick<Step, 'fromOn' | 'untilOn'>, today: string): StepTime {
  if (today < fromOn) return 'coming'
  return today <= (untilOn ?? fromOn) ? 'now' : 'past'
}

export type Phase<S> = { name: string; steps: S[] }

/**
 * The steps by phase: phases in the order in which they begin, steps by day and then as they were given.
 *
 * @source das-2024-01-22 item 7, attachment: the plan is read from left to right
 */
export function phasesOf<S extends Pick<Step, 'phase' | 'fromOn'>>(steps: readonly S[]): Phase<S>[] {
  const byDay = [...steps].sort((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
  return [...Map.groupBy(byDay, ({ phase }) => phase)].map(([name, own]) => ({ name, steps: own }))
}

export type StateCounts = Record<InitiativeState, number>

/**
 * How many initiatives stand in each state, zero included.
 *
 * @source das-2024-01-22 item 7: 7 initiatives were proposed under 3 focus areas
 */
export function stateCounts(initiatives: readonly Pick<Initiative, 'state'>[]): StateCounts {
  const count = (state: InitiativeState) => initiatives.filter((one) => one.state === state).length
  return Object.fromEntries(initiativeStates.map((state) => [state, count(state)])) as StateCounts
}

export type ApprovalCount = { approved: number; notReported: number; late: number; parties: number }

/**
 * How many parties are recorded as having approved, how many of them after the deadline, and for how many nothing is
 * reported. Not reported is not the same as not approved.
 *
 * @param deadline - the last day in time; null when there is none, and then nobody is late
 * @source das-2024-01-22 item 7, attachment: the region and all 11 municipalities approve by 1 December at the latest
 */
export function approvalCount(parties: readonly Pick<Party, 'approvedOn'>[], deadline: string | null): ApprovalCount {
  const days = parties.map(({ approvedOn }) => approvedOn).filter((day) => day !== null)
  return {
    approved: days.length,
    notReported: parties.length - days.length,
    late: deadline === null ? 0 : days.filter((day) => day > deadline).length,
    parties: parties.length,
  }
}

/**
 * Whether a note may carry a day: not in the future, and not before the latest note, since the latest one says where
 * the initiative stands.
 *
 * @returns null when it may, else what is wrong
 * @source own: the state of an initiative is that of its latest note
 */
export function noteDayFault(notedOn: string, notes: readonly Pick<Note, 'notedOn'>[], today: string) {
  if (notedOn > today) return { code: 'agreements.future' as const, latest: null }
  const latest = notes
    .map((note) => note.notedOn)
    .sort()
    .at(-1)
  return latest !== undefined && notedOn < latest ? { code: 'agreements.olderNote' as const, latest } : null
}
