import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import type { NewFollowUp } from '../model.ts'
import { findRights } from '../store/access.ts'
import { mostCounted, type ShownFollowUp } from './model.ts'
import { type Responsible, responsiblesOf } from './rules.ts'
import { listActors, listFollowUps } from './store.ts'

/**
 * Follow-ups as they are kept: one for each organisation that is meant by what is written of who must act. Its people see
 * the follow-up and are reminded.
 */
export async function withOrganisations(
  app: App,
  tx: Tx,
  bodyId: string,
  followUps: readonly NewFollowUp[],
): Promise<NewFollowUp[]> {
  const meant = await meaningOf(app, tx, bodyId)
  return followUps.flatMap((one) =>
    one.organisationId === null ? meant(one.responsible).map((who) => ({ ...one, ...who })) : [one],
  )
}

/** Who is meant by what is written of who must act, on what a body decides (ansvarlig). */
export async function meaningOf(app: App, tx: Tx, bodyId: string): Promise<(text: string) => Responsible[]> {
  const actors = await listActors(tx, bodyId, app.today)
  return (text) => responsiblesOf(text, actors)
}

/**
 * What the secretariat works with beside the list of follow-ups: whom they can be given to, and how many proposals of old
 * minutes wait.
 */
export async function getFollowUpWork(
  app: App,
  rows: readonly ShownFollowUp[],
): Promise<{ actors: string[]; proposals: number }> {
  return asActor(app, async (tx) => {
    const [bodyId] = (await findRights(tx)).served
    if (bodyId === undefined) return { actors: [], proposals: 0 }
    const asked = { show: 'proposal' as const, today: app.today }
    const { count } = await listFollowUps(tx, asked, { limit: 0, most: mostCounted })
    return {
      actors: rows.some(({ mayChange }) => mayChange) ? await actorNames(app, tx, bodyId) : [],
      proposals: count,
    }
  })
}

/** What can be chosen as who must act: municipalities and others by their names, those of the area first. */
export async function actorNames(app: App, tx: Tx, bodyId: string): Promise<string[]> {
  const actors = await listActors(tx, bodyId, app.today)
  const near = actors.filter(({ inArea }) => inArea)
  return [...new Set([...near, ...actors].map(({ name }) => name))]
}
