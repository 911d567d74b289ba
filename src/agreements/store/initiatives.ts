import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type {
  Initiative,
  InitiativeChange,
  InitiativeLink,
  NewInitiative,
  NewLink,
  Note,
  StatusNote,
} from '../model.ts'
import { sourceTitle } from './agreements.ts'
import { explained } from './refusals.ts'

/** Initiatives of an agreement, by focus area and letter. */
export async function listInitiatives(db: Reader, agreementId: string): Promise<Initiative[]> {
  return initiatives(db)
    .innerJoin('agreement_focus as f', 'f.id', 'i.focus_id')
    .where('f.agreement_id', '=', agreementId)
    .orderBy('f.number')
    .orderBy('i.letter')
    .execute()
}

/** One initiative with the agreement it belongs to. */
export async function findInitiative(
  db: Reader,
  id: string,
): Promise<(Initiative & { agreementId: string }) | undefined> {
  return initiatives(db)
    .innerJoin('agreement_focus as f', 'f.id', 'i.focus_id')
    .select('f.agreement_id as agreementId')
    .where('i.id', '=', id)
    .executeTakeFirst()
}

function initiatives(db: Reader) {
  return db
    .selectFrom('initiative as i')
    .select(['i.id', 'i.focus_id as focusId', 'i.letter', 'i.title', 'i.description', 'i.state', 'i.version'])
    .select(['i.owner_body_id as ownerBodyId', 'i.owner_organisation_id as ownerOrganisationId'])
    .select(
      sql<string | null>`(select max(n.noted_on) from initiative_note n where n.initiative_id = i.id)`.as('notedOn'),
    )
    .select(['i.source_id as sourceId', sourceTitle('i'), 'i.source_place as sourcePlace'])
}

/** Notes on where an initiative stood, newest first. */
export async function listNotes(db: Reader, initiativeId: string): Promise<Note[]> {
  return db
    .selectFrom('initiative_note as n')
    .select(['n.id', 'n.state', 'n.noted_on as notedOn', 'n.text', 'n.organisation_id as organisationId'])
    .select(['n.body_id as bodyId', 'n.source_id as sourceId', sourceTitle('n'), 'n.source_place as sourcePlace'])
    .where('n.initiative_id', '=', initiativeId)
    .orderBy('n.noted_on', 'desc')
    .orderBy('n.written_at', 'desc')
    .execute()
}

/** Notes that people wrote since an instant, the latest first; what was loaded from printed sources is not among them. */
export async function listNewNotes(
  db: Reader,
  { since, userId, most }: { since: string; userId: string; most: number },
): Promise<{ agreementId: string; initiativeId: string; title: string; state: Note['state']; writtenAt: string }[]> {
  return db
    .selectFrom('initiative_note as n')
    .innerJoin('initiative as i', 'i.id', 'n.initiative_id')
    .innerJoin('agreement_focus as f', 'f.id', 'i.focus_id')
    .select([
      'f.agreement_id as agreementId',
      'i.id as initiativeId',
      'i.title',
      'n.state',
      'n.written_at as writtenAt',
    ])
    .where('n.source_id', 'is', null)
    .where('n.written_at', '>', since)
    .where((eb) => eb.or([eb('n.written_by', 'is', null), eb('n.written_by', '!=', userId)]))
    .orderBy('n.written_at', 'desc')
    .limit(most)
    .execute()
}

/** What an initiative is tied to. */
export async function listLinks(db: Reader, initiativeId: string): Promise<InitiativeLink[]> {
  return db
    .selectFrom('initiative_link')
    .select(['id', 'body_id as bodyId', 'facility_id as facilityId', 'href', 'label'])
    .where('initiative_id', '=', initiativeId)
    .orderBy('id')
    .execute()
}

/** Adds an initiative, proposed, and gives its id. @throws AppError conflict agreements.letterTaken */
export async function insertInitiative(tx: Tx, initiative: NewInitiative): Promise<string> {
  const row = await explained(() =>
    tx.insertInto('initiative').values(initiativeRow(initiative)).returning('id').executeTakeFirstOrThrow(),
  )
  return row.id
}

/** Changes an initiative that still has the version seen. @returns the new version, or undefined */
export async function updateInitiative(tx: Tx, id: string, change: InitiativeChange): Promise<number | undefined> {
  const row = await explained(() =>
    tx
      .updateTable('initiative')
      .set({ ...initiativeRow(change), version: change.version + 1 })
      .where('id', '=', id)
      .where('version', '=', change.version)
      .returning('version')
      .executeTakeFirst(),
  )
  return row?.version
}

function initiativeRow(initiative: NewInitiative) {
  return {
    focus_id: initiative.focusId,
    letter: initiative.letter,
    title: initiative.title,
    description: initiative.description,
    owner_body_id: initiative.owner.bodyId,
    owner_organisation_id: initiative.owner.organisationId,
  }
}

/** Moves an initiative that still has the version seen to a state. @returns the new version, or undefined */
export async function updateState(tx: Tx, id: string, { state, version }: StatusNote): Promise<number | undefined> {
  const row = await tx
    .updateTable('initiative')
    .set({ state, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Adds a note, in the name of an organisation and of the person who writes. */
export async function insertNote(
  tx: Tx,
  initiativeId: string,
  note: Pick<StatusNote, 'state' | 'notedOn' | 'text'> & { organisationId: string; writtenBy: string },
): Promise<void> {
  await tx
    .insertInto('initiative_note')
    .values({
      initiative_id: initiativeId,
      state: note.state,
      noted_on: note.notedOn,
      text: note.text,
      organisation_id: note.organisationId,
      written_by: note.writtenBy,
    })
    .execute()
}

/** Ties an initiative to a body, a facility or a page. @throws AppError conflict agreements.linkTwice */
export async function insertLink(tx: Tx, initiativeId: string, link: NewLink): Promise<void> {
  await explained(() =>
    tx
      .insertInto('initiative_link')
      .values({
        initiative_id: initiativeId,
        body_id: link.bodyId,
        facility_id: link.facilityId,
        href: link.href,
        label: link.label,
      })
      .execute(),
  )
}

/** Unties an initiative. @returns whether the tie was there */
export async function deleteLink(tx: Tx, initiativeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('initiative_link')
    .where('initiative_id', '=', initiativeId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
