import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { searchRegister } from '#registry/index.ts'
import { type Found, hitsPerPage, type SearchQuery } from './model.ts'
import { searchTerms } from './rules.ts'
import { findHits, listFilterValues } from './store.ts'

/** Facilities named beside the hits; the register shows the rest. */
const mostFacilities = 5

const nothing: Found = { hits: 0, more: false, kinds: {}, rows: [] }

/**
 * Searches (søg) in cases, decisions, follow-ups, attachments and reports. Open to everybody: each reader finds, counts
 * and sees highlighted only what they may read.
 *
 * @param page - from 1
 */
export async function searchMeetings(
  app: App,
  { q, ...filter }: SearchQuery,
  page = 1,
  size = hitsPerPage,
): Promise<Found> {
  const terms = searchTerms(q)
  // Only excluded words would find everything else there is.
  if (terms.every(({ excluded }) => excluded)) return nothing
  return asActor(app, (tx) => findHits(tx, terms, filter, { skip: (page - 1) * size, size }))
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
