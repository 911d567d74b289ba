import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { defaultLimits } from '#platform/extract/model.ts'
import { saveFile } from '#platform/files.ts'
import type { ImportHead, ReadMinutes, SavedMeeting } from './model.ts'
import type { CaseNumber, PlannedFollowUp, PlannedItem, PlannedPerson } from './rules/plan-saving.ts'

const danish = new Intl.Collator('da')

/** The areas whose secretariat the reader is. */
export async function servedAreas(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ area: string }>`select app_served_areas() as area order by 1`.execute(db)
  return rows.map(({ area }) => area)
}

/** Bodies (fora) of an area to which minutes can be given, with the names they go by. */
export async function listBodiesOf(db: Reader, area: string) {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name', 'short_name as shortName'])
    .where('area', '=', area)
    .execute()
  return rows.sort((a, b) => danish.compare(a.name, b.name))
}

/** Every body of an area, for the operator of the installation. */
export async function listAllBodies(db: Reader) {
  return db
    .selectFrom('body')
    .select(['id', 'name', 'short_name as shortName', 'area'])
    .where('area', 'is not', null)
    .orderBy('name')
    .execute()
}

const heads = (db: Reader) =>
  db
    .selectFrom('minutes_import as i')
    .leftJoin('app_user as u', 'u.id', 'i.made_by')
    .select(['i.id', 'i.area', 'i.file_name as fileName', 'i.state', 'i.made_at as madeAt', 'u.name as madeBy'])
    .select(['i.saved_at as savedAt', 'i.version', 'i.sha256', 'i.file_id as fileId'])
    .select(sql<number>`jsonb_array_length(i.found -> 'found' -> 'meetings')`.as('meetings'))
    .select(
      sql<number>`(select coalesce(sum(jsonb_array_length(m -> 'items')), 0)::integer
        from jsonb_array_elements(i.found -> 'found' -> 'meetings') m)`.as('items'),
    )

/** Imports (importer) the reader may see, the latest first. */
export async function listImports(db: Reader): Promise<ImportHead[]> {
  return heads(db).orderBy('i.made_at', 'desc').orderBy('i.id').execute()
}

/** One import with its lines and what was found in them. */
export async function findImport(db: Reader, id: string) {
  const row = await heads(db).select(['i.lines', 'i.found']).where('i.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return { ...row, lines: row.lines.split('\n'), found: row.found as ReadMinutes }
}

/** The import of a file with this checksum. */
export async function findImportOf(db: Reader, area: string, sha256: string) {
  return db
    .selectFrom('minutes_import')
    .select(['id', 'state', 'version'])
    .where('area', '=', area)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** Keeps a file's lines and what was found in them for review. @returns its id; null when the file is there already */
export async function insertImport(
  tx: Tx,
  made: {
    /** Given by the demo content alone. */
    id?: string
    area: string
    sha256: string
    fileName: string
    mediaType: string
    /** The file itself, kept as the source of every line. */
    bytes: Uint8Array
    lines: readonly string[]
    found: ReadMinutes
    userId: string | null
  },
): Promise<string | null> {
  const row = await tx
    .insertInto('minutes_import')
    .values({
      ...(made.id === undefined ? {} : { id: made.id }),
      area: made.area,
      sha256: made.sha256,
      file_name: made.fileName,
      media_type: made.mediaType,
      // PostgreSQL keeps no NUL in a text; a line has no meaning for it either.
      lines: made.lines.join('\n').replaceAll('\0', '\ufffd'),
      found: JSON.stringify(made.found).replaceAll('\\u0000', '\\ufffd'),
      made_by: made.userId,
    })
    .onConflict((on) => on.constraint('minutes_import_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return null
  const { fileName: name, mediaType, bytes, userId: ownerId } = made
  const source = { name, mediaType, purpose: 'minutes', ownerId, limit: defaultLimits.bytes }
  const { id: fileId } = await saveFile(tx, source, [bytes])
  await tx.updateTable('minutes_import').set({ file_id: fileId }).where('id', '=', row.id).execute()
  return row.id
}

/** Takes an import that has not been saved away. @returns whether there was one */
export async function deleteImport(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('minutes_import')
    .where('id', '=', id)
    .where('state', '=', 'review')
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Marks an import as saved. @returns false when somebody else changed it meanwhile */
export async function closeImport(tx: Tx, id: string, version: number, now: string): Promise<boolean> {
  const row = await tx
    .updateTable('minutes_import')
    .set({ state: 'saved', saved_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'review')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What became of the meetings of a file. */
export async function listSavedMeetings(db: Reader, importId: string): Promise<SavedMeeting[]> {
  return db
    .selectFrom('minutes_import_meeting as k')
    .innerJoin('meeting as m', 'm.id', 'k.meeting_id')
    .select(['k.place', 'k.meeting_id as meetingId', 'm.body_id as bodyId', 'm.held_on as date', 'k.outcome'])
    .where('k.import_id', '=', importId)
    .orderBy('k.place')
    .execute()
}

/** Notes what became of a meeting of the file. */
export async function insertSavedMeeting(tx: Tx, importId: string, saved: Omit<SavedMeeting, 'bodyId' | 'date'>) {
  await tx
    .insertInto('minutes_import_meeting')
    .values({ import_id: importId, place: saved.place, meeting_id: saved.meetingId, outcome: saved.outcome })
    .execute()
}

/** The meeting of a body on a day; at the given time when there are several. */
export async function findMeetingOn(db: Reader, bodyId: string, date: string, start: string | null) {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'starts_at as start'])
    .where('body_id', '=', bodyId)
    .where('held_on', '=', date)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  return rows.find((row) => row.start?.slice(0, 5) === start) ?? rows[0]
}

/** Adds a meeting that has been held. */
export async function insertHeldMeeting(
  tx: Tx,
  meeting: { bodyId: string; date: string; start: string | null; end: string | null; place: string | null },
): Promise<string> {
  const { id } = await tx
    .insertInto('meeting')
    .values({
      body_id: meeting.bodyId,
      held_on: meeting.date,
      starts_at: meeting.start,
      ends_at: meeting.start === null ? null : meeting.end,
      place: meeting.place,
      state: 'held',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends the hearing of imported minutes at once: they are final. */
export async function approveMeeting(tx: Tx, id: string, now: string): Promise<void> {
  await tx.updateTable('meeting').set({ state: 'minutes-in-hearing' }).where('id', '=', id).execute()
  await tx
    .updateTable('meeting')
    .set({ state: 'minutes-approved', minutes_approved_at: now })
    .where('id', '=', id)
    .execute()
}

/** Adds the people of a meeting in the order of the paper. */
export async function insertPeople(tx: Tx, meetingId: string, people: readonly PlannedPerson[]): Promise<void> {
  if (people.length === 0) return
  await tx
    .insertInto('attendance')
    .values(
      people.map(({ kind, presence, name, described, deputyFor }, index) => ({
        meeting_id: meetingId,
        kind,
        presence,
        name,
        described,
        deputy_for: deputyFor,
        position: index + 1,
      })),
    )
    .execute()
}

/** Adds an item with its case, clauses, attachments and decision. @returns the item and its decision, if any */
export async function insertItem(
  tx: Tx,
  place: { meetingId: string; area: string },
  item: PlannedItem,
  number: CaseNumber,
  texts: readonly (string | null)[],
): Promise<{ itemId: string; decisionId: string | null }> {
  const caseId = item.kind === 'case' ? await insertCase(tx, place.area, item, number) : null
  const { id: itemId } = await tx
    .insertInto('agenda_item')
    .values({
      meeting_id: place.meetingId,
      position: item.position,
      kind: item.kind,
      title: item.title.length < 2 ? null : item.title,
      text: item.text,
      case_id: caseId,
      closed: item.closed,
      closed_reason: item.closedReason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const owner = caseId === null ? { case_id: null, item_id: itemId } : { case_id: caseId, item_id: null }
  await insertClauses(tx, owner, item)
  await insertAttachments(tx, owner, item, texts)
  return { itemId, decisionId: item.decision === null ? null : await insertDecision(tx, itemId, item.decision) }
}

type Owner = { case_id: string | null; item_id: string | null }

async function insertCase(tx: Tx, area: string, item: PlannedItem, number: CaseNumber): Promise<string> {
  const values = { area, title: item.title, closed: item.closed, closed_reason: item.closedReason, ...item.sections }
  const own = number.own === null ? undefined : await tryCase(tx, { ...values, number: number.own })
  const made = own ?? (await tryCase(tx, { ...values, number: number.unique }))
  if (made !== undefined) return made
  // Another item of another file was given the same number: the id of the case makes it unique.
  return (await tryCase(tx, {
    ...values,
    number: `${number.unique.slice(0, 50)} ${crypto.randomUUID().slice(0, 8)}`,
  })) as string
}

async function tryCase(tx: Tx, values: { area: string; number: string; title: string }): Promise<string | undefined> {
  const row = await tx
    .insertInto('meeting_case')
    .values(values)
    .onConflict((on) => on.constraint('meeting_case_number').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function insertClauses(tx: Tx, owner: Owner, { clauses }: PlannedItem): Promise<void> {
  if (clauses.length === 0) return
  const values = clauses.map(({ verb, text }, index) => ({
    ...owner,
    position: index + 1,
    verb,
    text: text.slice(0, 5000),
  }))
  await tx.insertInto('recommendation_clause').values(values).execute()
}

async function insertAttachments(
  tx: Tx,
  owner: Owner,
  { attachments }: PlannedItem,
  texts: readonly (string | null)[],
) {
  if (attachments.length === 0) return
  const values = attachments.map(({ title }, index) => ({
    ...owner,
    position: index + 1,
    title: title.trim().slice(0, 300) || `Bilag ${index + 1}`,
    extracted_text: texts[index] ?? null,
    extraction: (texts[index] ? 'done' : 'none') as 'done' | 'none',
  }))
  await tx.insertInto('attachment').values(values).execute()
}

async function insertDecision(tx: Tx, itemId: string, text: string): Promise<string> {
  const { id } = await tx
    .insertInto('decision')
    .values({ item_id: itemId, text: text.slice(0, 50_000) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds a follow-up (opfølgning) to a decision; a proposal is one no person has chosen. */
export async function insertFollowUp(
  tx: Tx,
  place: { bodyId: string; decisionId: string | null; isProposal: boolean },
  { what, responsible, dueOn }: PlannedFollowUp,
): Promise<void> {
  await tx
    .insertInto('follow_up')
    .values({
      body_id: place.bodyId,
      decision_id: place.decisionId,
      what,
      responsible,
      due_on: dueOn,
      is_proposal: place.isProposal,
    })
    .execute()
}
