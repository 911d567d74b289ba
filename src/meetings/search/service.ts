import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { searchRegister } from '#registry/index.ts'
import { type Found, type Gap, type HitCursor, hitsPerPage, nothing, type SearchQuery } from './model.ts'
import { searchTerms } from './rules.ts'
import { findHits, listBodiesThatMet, listFilterValues, listGaps } from './store.ts'

/** Facilities named beside the hits; the register shows the rest. */
const mostFacilities = 5

/** Attachments named whose text is not searched. */
const mostGaps = 5

/**
 * Searches (søg) in cases, decisions, follow-ups, attachments and reports. Open to everybody: each reader finds, counts
 * and sees highlighted only what they may read.
 *
 * @param page - which page, from 1; or `after`: `next` of the page before
 */
export async function searchMeetings(
  app: App,
  { q, ...filter }: SearchQuery,
  { page = 1, after, size = hitsPerPage }: { page?: number; after?: HitCursor | undefined; size?: number } = {},
): Promise<Found> {
  const terms = searchTerms(q)
  // Only excluded words would find everything else there is.
  if (terms.every(({ excluded }) => excluded)) return nothing
  const where = after ? { size, after } : { size, skip: (page - 1) * size }
  return asActor(app, (tx) => findHits(tx, terms, filter, where))
}

/** The newest attachments the reader sees whose text search does not read, or only its beginning; and whether there are more. */
export async function listUnsearched(app: App): Promise<{ gaps: Gap[]; more: boolean }> {
  const gaps = await asActor(app, (tx) => listGaps(tx, mostGaps + 1))
  return { gaps: gaps.slice(0, mostGaps), more: gaps.length > mostGaps }
}

/** The bodies that have met (fora), by name: what lists over all meetings can be narrowed to. */
export async function listMeetingBodies(app: App): Promise<{ id: string; name: string }[]> {
  return asActor(app, (tx) => listBodiesThatMet(tx))
}

/** What a search can be narrowed to. Bodies and the days of their meetings are no secret; facilities only by readable cases. */
export async function getSearchChoices(app: App) {
  return asActor(app, (tx) => listFilterValues(tx))
}

/** The first facilities (tilbud) of the register that hold the words, and how many there are; open to everybody. */
export async function findFacilities(
  app: App,
  q: string,
): Promise<{ count: number; first: { id: string; name: string; operatorName: string }[] }> {
  if (q === '') return { count: 0, first: [] }
  const { facilities, rows } = await searchRegister(app, { q }, 1)
  const first = rows.slice(0, mostFacilities)
  return { count: facilities, first: first.map(({ id, name, operatorName }) => ({ id, name, operatorName })) }
}
