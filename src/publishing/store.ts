import { sql } from 'kysely'
import type { Figure } from '#figures/figure.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { DocumentModel } from '#platform/documents/model.ts'
import type { EditionHead, EditionInput, Figures, Report, TextVersion } from './model.ts'

const reportColumns = ['id', 'kind', 'year', 'title', 'owner_id as ownerId'] as const

/** One report (rapport), or undefined. */
export async function findReport(db: Reader, id: string): Promise<Report | undefined> {
  return db.selectFrom('report').select(reportColumns).where('id', '=', id).executeTakeFirst()
}

/** All reports, newest year first, each with its latest edition when it has one. */
export async function listReports(
  db: Reader,
): Promise<(Report & { edition: number | null; publishedAt: string | null })[]> {
  return db
    .selectFrom('report')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('edition')
          .select(({ fn }) => ['report_id', fn.max('number').as('number'), fn.max('published_at').as('published_at')])
          .groupBy('report_id')
          .as('latest'),
      (join) => join.onRef('latest.report_id', '=', 'report.id'),
    )
    .select([...reportColumns, 'latest.number as edition', 'latest.published_at as publishedAt'])
    .orderBy('year', 'desc')
    .orderBy('title')
    .execute()
}

/** Editions that others published since an instant, the latest first. */
export async function listNewEditions(
  db: Reader,
  { since, userId, most }: { since: string; userId: string; most: number },
): Promise<{ reportId: string; title: string; number: number; publishedAt: string }[]> {
  return db
    .selectFrom('edition')
    .innerJoin('report', 'report.id', 'edition.report_id')
    .select(['report.id as reportId', 'title', 'number', 'published_at as publishedAt'])
    .where('published_at', '>', since)
    .where((eb) => eb.or([eb('published_by', 'is', null), eb('published_by', '!=', userId)]))
    .orderBy('published_at', 'desc')
    .limit(most)
    .execute()
}

/** Makes the report unless it exists; true when it was made now. */
export async function insertReport(tx: Tx, report: Report): Promise<boolean> {
  const { id, kind, year, title, ownerId } = report
  const made = await tx
    .insertInto('report')
    .values({ id, kind, year, title, owner_id: ownerId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** The latest version of the prose (tekst) of each section. */
export async function listLatestTexts(db: Reader, reportId: string): Promise<TextVersion[]> {
  return db
    .selectFrom('report_text')
    .leftJoin('app_user', 'app_user.id', 'report_text.written_by')
    .distinctOn('section')
    .select(['section', 'number', 'text', 'app_user.name as writtenBy', 'written_at as writtenAt'])
    .where('report_id', '=', reportId)
    .orderBy('section')
    .orderBy('number', 'desc')
    .execute()
}

/** Every version of one section's prose, newest first. */
export async function listTextVersions(db: Reader, reportId: string, section: string): Promise<TextVersion[]> {
  return db
    .selectFrom('report_text')
    .leftJoin('app_user', 'app_user.id', 'report_text.written_by')
    .select(['section', 'number', 'text', 'app_user.name as writtenBy', 'written_at as writtenAt'])
    .where('report_id', '=', reportId)
    .where('section', '=', section)
    .orderBy('number', 'desc')
    .execute()
}

/** Saves version `number` of a section; false when somebody else saved that number first. */
export async function insertText(
  tx: Tx,
  text: { reportId: string; section: string; number: number; text: string; writtenBy: string | null },
): Promise<boolean> {
  const made = await tx
    .insertInto('report_text')
    .values({
      report_id: text.reportId,
      section: text.section,
      number: text.number,
      text: text.text,
      written_by: text.writtenBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return made !== undefined
}

const headColumns = [
  'edition.id',
  'report_id as reportId',
  'number',
  'sha256',
  'published_at as publishedAt',
  'note',
] as const

/** Editions (udgaver) of a report, newest first. Who published is seen by those who may see people. */
export async function listEditions(db: Reader, reportId: string): Promise<EditionHead[]> {
  return db
    .selectFrom('edition')
    .leftJoin('app_user', 'app_user.id', 'edition.published_by')
    .select([...headColumns, 'app_user.name as publishedBy'])
    .where('report_id', '=', reportId)
    .orderBy('number', 'desc')
    .execute()
}

/** The frozen content of an edition. Large: read it only when it is shown or drawn. */
export async function readEdition(
  db: Reader,
  editionId: string,
): Promise<{ document: DocumentModel; figures: Figures } | undefined> {
  const row = await db
    .selectFrom('edition')
    .select(['document', 'figures'])
    .where('id', '=', editionId)
    .executeTakeFirst()
  return row && { document: row.document as DocumentModel, figures: row.figures as Figures }
}

/** What an edition was made of. */
export async function listEditionInputs(db: Reader, editionId: string): Promise<EditionInput[]> {
  return db
    .selectFrom('edition_input')
    .select(['kind', 'record_id as recordId', 'version'])
    .where('edition_id', '=', editionId)
    .execute()
}

/** Single figures of the latest editions, without reading the rest of them; one that is not there is left out. */
export async function listCitedFigures(
  db: Reader,
  asked: readonly { reportId: string; figureId: string }[],
): Promise<{ reportId: string; figure: Figure; number: number; publishedAt: string }[]> {
  const { rows } = await sql<{ reportId: string; figure: Figure; number: number; publishedAt: string }>`
    select asked."reportId", latest.figures -> asked."figureId" as figure, latest.number, latest.published_at as "publishedAt"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked("reportId" text, "figureId" text)
    join lateral (
      select figures, number, published_at from edition where report_id = asked."reportId" order by number desc limit 1
    ) latest on latest.figures ? asked."figureId"`.execute(db)
  return rows
}

export type NewEdition = {
  reportId: string
  document: DocumentModel
  figures: Figures
  inputs: EditionInput[]
  sha256: string
  publishedBy: string | null
  note: string | null
}

/** Lets one publish a report at a time: a second waits here until the first is done, and then sees its edition. */
export async function lockEditions(tx: Tx, reportId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`edition ${reportId}`}, 0))`.execute(tx)
}

/** Freezes the next edition with its inputs; the number is the next free one. The caller holds `lockEditions`. */
export async function insertEdition(tx: Tx, edition: NewEdition): Promise<{ id: string; number: number }> {
  const { next } = await tx
    .selectFrom('edition')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('report_id', '=', edition.reportId)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('edition')
    .values({
      report_id: edition.reportId,
      number: next,
      document: JSON.stringify(edition.document),
      figures: JSON.stringify(edition.figures),
      sha256: edition.sha256,
      published_by: edition.publishedBy,
      note: edition.note,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = edition.inputs.map((input) => ({
    edition_id: id,
    kind: input.kind,
    record_id: input.recordId,
    version: input.version,
  }))
  if (rows.length > 0) await tx.insertInto('edition_input').values(rows).execute()
  return { id, number: next }
}

/** Reports the reader's secretariat owns. */
export async function ownedReports(db: Reader): Promise<Set<string>> {
  const rows = await db
    .selectFrom('report')
    .select('id')
    .where(sql<boolean>`owner_id in (select app_organisations('secretariat'))`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Organisations the reader is a secretariat of. */
export async function ownSecretariats(db: Reader): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select app_organisations('secretariat') as id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * May the reader see the report before it is published, with every figure in it, also those that are approved but not
 * public yet? The same question the policy of report_text asks.
 */
export async function mayReadWhole(db: Reader, reportId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app_report_whole(${reportId}) as may`.execute(db)
  return rows[0]?.may ?? false
}
