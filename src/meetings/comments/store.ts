import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Comment, NewComment } from './model.ts'

/** The comments (bagland) on a case of the reader's own organisations, the oldest first. */
export async function listComments(db: Reader, caseId: string): Promise<Comment[]> {
  return db
    .selectFrom('organisation_comment as k')
    .leftJoin('app_user as u', 'u.id', 'k.by_user')
    .select([
      'k.id',
      'k.organisation_id as organisationId',
      'k.text',
      'k.by_user as byUser',
      'u.name as byName',
      'k.at',
    ])
    .where('k.case_id', '=', caseId)
    .orderBy('k.at')
    .orderBy('k.id')
    .execute()
}

/** Number and title of a case the reader may see. */
export async function findCaseHead(db: Reader, caseId: string): Promise<{ number: string; title: string } | undefined> {
  return db.selectFrom('meeting_case').select(['number', 'title']).where('id', '=', caseId).executeTakeFirst()
}

/** The organisations whose internal comments the reader takes part in. */
export async function ownOrganisations(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct app_organisations('reporter', 'approver', 'reader') as id order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Adds a comment (kommentar) of a person. */
export async function insertComment(tx: Tx, comment: NewComment & { caseId: string; userId: string }): Promise<string> {
  const { id } = await tx
    .insertInto('organisation_comment')
    .values({
      organisation_id: comment.organisationId,
      case_id: comment.caseId,
      text: comment.text,
      by_user: comment.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a person's own comment away. @returns whether there was one */
export async function deleteComment(tx: Tx, caseId: string, id: string, userId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('organisation_comment')
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .where('by_user', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}
