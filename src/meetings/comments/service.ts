import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { organisationNames } from '#registry/index.ts'
import { type Comment, caseId as caseIdForm, commentId, type NewComment } from './model.ts'
import * as store from './store.ts'

export type Backing = {
  case: { id: string; number: string; title: string }
  /** Own organisations, each with what its people said; empty for a reader who belongs to none. */
  organisations: { id: string; name: string; comments: Comment[] }[]
}

/**
 * What the people of the reader's own organisations say among themselves about a case (bagland).
 * @throws AppError notFound comments.caseUnknown; unauthenticated comments.logIn
 */
export async function getBacking(app: App, caseId: string): Promise<Backing> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, caseId)
    const own = await store.ownOrganisations(tx)
    const names = await organisationNames(tx, own, app.today)
    const comments = Map.groupBy(await store.listComments(tx, caseId), ({ organisationId }) => organisationId)
    return {
      case: { id: caseId, ...found },
      organisations: own.map((id) => ({ id, name: names.get(id) ?? id, comments: comments.get(id) ?? [] })),
    }
  })
}

/**
 * Says something to the own organisation about a case.
 * @throws AppError forbidden comments.notOwn for another organisation; as `getBacking`
 */
export async function addComment(app: App, caseId: string, comment: NewComment): Promise<void> {
  const userId = requireUser(app)
  await asActor(app, async (tx) => {
    await requireCase(tx, caseId)
    const own = await store.ownOrganisations(tx)
    if (!own.includes(comment.organisationId)) throw new AppError('forbidden', 'comments.notOwn')
    await store.insertComment(tx, { ...comment, caseId, userId })
  })
}

/** Takes the own comment away (fjern kommentar). @throws AppError notFound comments.unknown when it is not the user's */
export async function removeComment(app: App, caseId: string, id: string): Promise<void> {
  const userId = requireUser(app)
  await asActor(app, async (tx) => {
    await requireCase(tx, caseId)
    const isGone = commentId.safeParse(id).success && (await store.deleteComment(tx, caseId, id, userId))
    if (!isGone) throw new AppError('notFound', 'comments.unknown')
  })
}

function requireUser(app: App): string {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'comments.logIn')
  return app.actor.userId
}

async function requireCase(tx: Tx, caseId: string): Promise<{ number: string; title: string }> {
  const found = caseIdForm.safeParse(caseId).success ? await store.findCaseHead(tx, caseId) : undefined
  if (!found) throw new AppError('notFound', 'comments.caseUnknown')
  return found
}
