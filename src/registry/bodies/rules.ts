import type { BodySummary, Mandate, Seat } from './model.ts'

/**
 * The bodies above one (kæden opad), nearest first. A body whose parent is not in the list has nothing above it.
 *
 * @source das-2024-01-22 items 2 and 7: FU → DAS → Kommunaldirektørkredsen → KKR → the 11 municipal councils
 */
export function chainAbove<B extends Pick<BodySummary, 'id' | 'parentId'>>(bodies: readonly B[], id: string): B[] {
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const chain: B[] = []
  let next = byId.get(byId.get(id)?.parentId ?? '')
  while (next && !chain.includes(next) && next.id !== id) {
    chain.push(next)
    next = byId.get(next.parentId ?? '')
  }
  return chain
}

export type BodyTree<B> = { body: B; below: BodyTree<B>[] }

/**
 * Bodies as trees, each under the one above it; a body whose parent is not in the list is a top of its own, so that
 * none is lost. The order of the list is kept among those at the same place.
 *
 * @source own: a list narrowed by a filter still shows every body that is left
 */
export function bodyTrees<B extends Pick<BodySummary, 'id' | 'parentId'>>(bodies: readonly B[]): BodyTree<B>[] {
  const ids = new Set(bodies.map(({ id }) => id))
  const children = Map.groupBy(bodies, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null))
  const below = (id: string | null): BodyTree<B>[] =>
    (children.get(id) ?? []).map((body) => ({ body, below: below(body.id) }))
  return below(null)
}

type Period = Pick<Seat, 'validFrom' | 'validTo'>

/**
 * Whether the time of a deputy, or of a person on a seat, lies within the time of the seat (følger pladsen).
 *
 * @source das-2025-03-17 item 8, attachment: a substitute stands in for a seat and comes from the same forum
 */
export function fitsSeat(inner: Period, seat: Period): boolean {
  if (inner.validFrom < seat.validFrom) return false
  return seat.validTo === null || (inner.validTo !== null && inner.validTo <= seat.validTo)
}

/**
 * The most people who hold a seat at the same time (samtidige indehavere). People come and go, so the days to look at
 * are those on which somebody begins.
 *
 * @source own rule: a seat "3 from the region" (das-2025-03-17 item 8) is held by at most 3 at a time
 */
export function mostAtOnce(people: readonly Period[]): number {
  const on = (day: string) => people.filter((one) => seatTime(one, day) === 'now').length
  return Math.max(0, ...people.map(({ validFrom }) => on(validFrom)))
}

export type MandateStanding = 'draft' | 'in-force' | 'replaced' | 'ended'

/**
 * Where a version of a mandate stands among the others: of the approved ones only the latest is in force.
 *
 * @source own: an approved mandate is never changed; a later approved version takes its place
 */
export function mandateStanding(
  mandate: Pick<Mandate, 'number' | 'state'>,
  all: readonly Pick<Mandate, 'number' | 'state'>[],
): MandateStanding {
  if (mandate.state !== 'approved') return mandate.state
  return all.some((one) => one.number > mandate.number && one.state !== 'draft') ? 'replaced' : 'in-force'
}

export type SeatTime = 'now' | 'coming' | 'earlier'

/**
 * Whether a seat is held on a day, will be, or was.
 *
 * @source own: periods are half-open, so on the day of `validTo` the seat is no longer held
 */
export function seatTime({ validFrom, validTo }: Period, today: string): SeatTime {
  if (validFrom > today) return 'coming'
  return validTo !== null && validTo <= today ? 'earlier' : 'now'
}
