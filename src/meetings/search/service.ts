import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { type Found, hitsPerPage, type SearchQuery } from './model.ts'
import { searchTerms } from './rules.ts'
import { findHits, listFilterValues } from './store.ts'

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

/** What a search can be narrowed to. Public: bodies and the days of their meetings are no secret. */
export async function getSearchChoices(app: App) {
  return asActor(app, (tx) => listFilterValues(tx))
}
