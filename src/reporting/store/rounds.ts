import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type {} from '#platform/mail.ts'
import type { RoundState, SubmissionState } from '../model.ts'
import type { Stage } from '../rules/calendar.ts'
import '../tables.ts'

export type Round = {
  id: string
  templateId: string
  templateVersion: number
  year: number
  title: string
  ownerId: string
  state: RoundState
  sourceId: string | null
  openedAt: string | null
  version: number
}

const roundColumns = [
  'id',
  'template_id as templateId',
  'template_version as templateVersion',
  'year',
  'title',
  'owner_id as ownerId',
  'state',
  'source_id as sourceId',
  'opened_at as openedAt',
  'version',
] as const

/** Writes a planned round (indberetningsrunde) with its calendar. @throws conflict when the year already has one */
export async function insertRound(
  tx: Tx,
  round: Omit<Round, 'version' | 'openedAt'> & { createdBy: string | null; closedAt?: string },
  stages: readonly Stage[],
): Promise<void> {
  const written = await tx
    .insertInto('round')
    .values({
      id: round.id,
      template_id: round.templateId,
      template_version: round.templateVersion,
      year: round.year,
      title: round.title,
      owner_id: round.ownerId,
      state: round.state,
      source_id: round.sourceId,
      created_by: round.createdBy,
      closed_at: round.closedAt ?? null,
    })
    .onConflict((conflict) => conflict.constraint('round_once').doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n)
    throw new AppError('conflict', 'reporting.roundExists', { field: 'year' })
  if (stages.length === 0) return
  await tx
    .insertInto('round_stage')
    .values(stages.map(({ kind, at, name = null }) => ({ round_id: round.id, kind, name, at })))
    .execute()
}

/** Writes a respondent (indberetter i runden) and its lines in their order. */
export async function insertRespondent(
  tx: Tx,
  respondent: { id: string; roundId: string; organisationId: string },
  lineIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto('respondent')
    .values({ id: respondent.id, round_id: respondent.roundId, organisation_id: respondent.organisationId })
    .execute()
  if (lineIds.length === 0) return
  await tx
    .insertInto('respondent_line')
    .values(lineIds.map((line_id, position) => ({ respondent_id: respondent.id, line_id, position })))
    .execute()
}

/** One round, or undefined. */
export async function findRound(db: Reader, id: string): Promise<Round | undefined> {
  return db.selectFrom('round').select(roundColumns).where('id', '=', id).executeTakeFirst()
}

/** One round, held against changes until the transaction ends. Undefined also where the user may not change it. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  return tx.selectFrom('round').select(roundColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** All rounds, newest year first. */
export async function listRounds(db: Reader, year?: number): Promise<Round[]> {
  return db
    .selectFrom('round')
    .select(roundColumns)
    .$if(year !== undefined, (query) => query.where('year', '=', year as number))
    .orderBy('year', 'desc')
    .orderBy('title')
    .execute()
}

/** The calendar (kalender) of rounds, by instant. */
export async function listStages(db: Reader, roundIds: readonly string[]): Promise<(Stage & { roundId: string })[]> {
  if (roundIds.length === 0) return []
  return db
    .selectFrom('round_stage')
    .select(['round_id as roundId', 'kind', 'at', 'name'])
    .where('round_id', 'in', roundIds)
    .orderBy('at')
    .execute()
}

/** Moves a round to a state at an instant; the version counts up. */
export async function moveRound(tx: Tx, id: string, state: RoundState, now: string): Promise<void> {
  await tx
    .updateTable('round')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      ...(state === 'open' ? { opened_at: now } : {}),
      ...(state === 'closed' ? { closed_at: now } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

export type Respondent = {
  id: string
  roundId: string
  organisationId: string
  extendedUntil: string | null
  extensionReason: string | null
  exemptedAt: string | null
  exemptionReason: string | null
  /** Who hands in for it, from and until a day. */
  reportedById: string | null
  jointFrom: string | null
  jointTo: string | null
  jointReason: string | null
  firstOpenedAt: string | null
  lastSeenAt: string | null
  version: number
}

/** Columns of a respondent, as `Respondent` names them. */
export const respondentColumns = [
  'respondent.id',
  'round_id as roundId',
  'organisation_id as organisationId',
  'extended_until as extendedUntil',
  'extension_reason as extensionReason',
  'exempted_at as exemptedAt',
  'exemption_reason as exemptionReason',
  'reported_by_id as reportedById',
  'joint_from as jointFrom',
  'joint_to as jointTo',
  'joint_reason as jointReason',
  'first_opened_at as firstOpenedAt',
  'last_seen_at as lastSeenAt',
  'respondent.version',
] as const

/** Columns of the round beside those of a respondent: `roundId` stands there already, and both have a version. */
export const roundColumnsOf = [
  'round.template_id as templateId',
  'round.template_version as templateVersion',
  'round.year',
  'round.title',
  'round.owner_id as ownerId',
  'round.state',
  'round.source_id as sourceId',
  'round.opened_at as openedAt',
  'round.version as roundVersion',
] as const

/** The respondent in a row that holds more. */
export function respondentOf(row: Respondent): Respondent {
  const { id, roundId, organisationId, extendedUntil, extensionReason, exemptedAt, exemptionReason } = row
  const { reportedById, jointFrom, jointTo, jointReason, firstOpenedAt, lastSeenAt, version } = row
  const terms = { extendedUntil, extensionReason, exemptedAt, exemptionReason }
  const joint = { reportedById, jointFrom, jointTo, jointReason }
  return { id, roundId, organisationId, ...terms, ...joint, firstOpenedAt, lastSeenAt, version }
}

export type RespondentProgress = Respondent & {
  lines: number
  submission: {
    id: string
    number: number
    state: SubmissionState
    filled: number
    errors: number
    warnings: number
    submittedAt: string | null
    approvedAt: string | null
  } | null
}

/** The respondents the user may see, of some rounds, each with its newest submission's state and counts. */
export async function listProgress(db: Reader, roundIds: readonly string[]): Promise<RespondentProgress[]> {
  if (roundIds.length === 0) return []
  const rows = await db
    .selectFrom('respondent')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('submission')
          .select(['id', 'number', 'state', 'filled', 'errors', 'warnings', 'submitted_at', 'approved_at'])
          .whereRef('submission.respondent_id', '=', 'respondent.id')
          .orderBy('number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(respondentColumns)
    .select([
      'newest.id as submissionId',
      'newest.number',
      'newest.state',
      'newest.filled',
      'newest.errors',
      'newest.warnings',
      'newest.submitted_at as submittedAt',
      'newest.approved_at as approvedAt',
      sql<number>`(select count(*) from respondent_line l where l.respondent_id = respondent.id)`.as('lines'),
    ])
    .where('round_id', 'in', roundIds)
    .execute()
  return rows.map(
    ({ submissionId, number, state, filled, errors, warnings, submittedAt, approvedAt, ...respondent }) => ({
      ...respondent,
      submission:
        submissionId === null || number === null || state === null
          ? null
          : {
              id: submissionId,
              number,
              state,
              filled: filled ?? 0,
              errors: errors ?? 0,
              warnings: warnings ?? 0,
              submittedAt,
              approvedAt,
            },
    }),
  )
}

/** Leaves the mark that somebody who reports looked at the form now. */
export async function markSeen(tx: Tx, respondentId: string, now: string): Promise<void> {
  await tx
    .updateTable('respondent')
    .set({ last_seen_at: now, first_opened_at: sql`coalesce(first_opened_at, ${now}::timestamptz)` })
    .where('id', '=', respondentId)
    .execute()
}

/**
 * Changes a respondent's terms: more time (forlængelse) or an exemption (fritagelse), each with its reason.
 * @throws stale when somebody changed them since `version`
 */
export async function changeTerms(
  tx: Tx,
  respondent: { id: string; version: number },
  terms:
    | { extended_until: string; extension_reason: string }
    | { exempted_at: string | null; exemption_reason: string | null }
    | {
        reported_by_id: string | null
        joint_from: string | null
        joint_to: string | null
        joint_reason: string | null
      },
): Promise<void> {
  const changed = await tx
    .updateTable('respondent')
    .set((eb) => ({ ...terms, version: eb('version', '+', 1) }))
    .where('id', '=', respondent.id)
    .where('version', '=', respondent.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new AppError('stale', 'reporting.stale')
}

export type RespondentRight = 'report' | 'approve' | 'follow' | 'read'

/** Respondents of some rounds the user has a right to. */
export async function listRespondentIds(db: Reader, right: RespondentRight): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from app_respondents(${right}) id`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** Organisations where the user is the secretariat. */
export async function listOwnSecretariats(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from app_organisations('secretariat') id`.execute(db)
  return rows.map((row) => row.id)
}

export type Addressee = {
  respondentId: string
  organisationId: string
  email: string
  name: string
  language: 'da' | 'en'
}

/** Whom to write to about a round, in one role; empty for all but the round's secretariat. */
export async function listAddressees(db: Reader, roundId: string, role: 'reporter' | 'approver'): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select respondent_id as "respondentId", organisation_id as "organisationId", email, name, language
    from app_round_people(${roundId}, ${role}) order by organisation_id, email`.execute(db)
  return rows
}
