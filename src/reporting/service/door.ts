import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { templateDefinition } from '../model/definition.ts'
import type { ApprovedValue, CellValue, TemplateDefinition } from '../model.ts'
import { insertRespondent, insertRound, listRounds } from '../store/rounds.ts'
import { insertApproved, markPublic } from '../store/submissions.ts'
import { findTemplate, insertTemplateVersion } from '../store/templates.ts'
import {
  type ApprovedQuery,
  type ApprovedVersion,
  listApprovedValues,
  listApprovedVersions,
  reasonsOf,
  writeCells,
} from '../store/values.ts'

/**
 * Makes sure that a template version is there (skabelon); again changes nothing.
 * @throws Error when the definition is not sound, or the same version was loaded with another content: that is a bug
 */
export async function ensureTemplate(tx: Tx, definition: TemplateDefinition): Promise<void> {
  const sound = templateDefinition.parse(definition)
  const known = await findTemplate(tx, sound.id, sound.version)
  if (!known) {
    await insertTemplateVersion(tx, sound)
  } else if (sortedJson(known) !== sortedJson(sound)) {
    throw new Error(`template ${sound.id} version ${sound.version} was changed: give it a new version`)
  }
}

/** The definition of a template version (skabelon); undefined when it is not there. */
export async function templateOf(tx: Tx, id: string, version: number): Promise<TemplateDefinition | undefined> {
  return findTemplate(tx, id, version)
}

/** What was written to the warnings of submissions (begrundelser), as far as one may read them. */
export async function acceptedReasons(tx: Tx, submissionIds: readonly string[]): ReturnType<typeof reasonsOf> {
  return reasonsOf(tx, submissionIds)
}

export type ApprovedRound = {
  templateId: string
  year: number
  title: string
  ownerId: string
  sourceId: string
  /** Instant or day the figures were published; they are public from then on. */
  approvedAt: string
  submissions: readonly {
    organisationId: string
    lines: readonly { lineId: string; values: Readonly<Record<string, CellValue>> }[]
  }[]
}

/** Loads a past round as closed and approved, with its printed source; a year that is there already stays as it is. */
export async function importApprovedRound(tx: Tx, input: ApprovedRound): Promise<void> {
  const known = await listRounds(tx, input.year)
  if (known.some(({ templateId }) => templateId === input.templateId)) return
  const definition = await findTemplate(tx, input.templateId)
  if (!definition) throw new AppError('notFound', 'reporting.noTemplate')
  const round = {
    id: randomUUID(),
    templateId: definition.id,
    templateVersion: definition.version,
    year: input.year,
    title: input.title,
    ownerId: input.ownerId,
    state: 'closed' as const,
    sourceId: input.sourceId,
    createdBy: null,
    closedAt: input.approvedAt,
  }
  await insertRound(tx, round, [])
  for (const { organisationId, lines } of input.submissions) {
    const respondentId = randomUUID()
    const id = randomUUID()
    await insertRespondent(
      tx,
      { id: respondentId, roundId: round.id, organisationId },
      lines.map(({ lineId }) => lineId),
    )
    const { sourceId, approvedAt } = input
    await insertApproved(tx, { id, respondentId, sourceId, approvedAt, filled: lines.length })
    const cells = lines.flatMap(({ lineId, values }) =>
      Object.entries(values).map(([field, value]) => ({ lineId, field, value })),
    )
    await writeCells(tx, id, cells, { userId: null, now: approvedAt })
  }
}

/** Values of approved submissions (godkendte tal) the user may read; the one thing other rooms compute from. */
export async function approvedValues(tx: Tx, asked: ApprovedQuery): Promise<ApprovedValue[]> {
  return listApprovedValues(tx, asked)
}

/** Which versions are approved up to a year (godkendte versioner), as far as the user may read them: cheap, no values. */
export async function approvedVersions(
  tx: Tx,
  asked: { templateId: string; untilYear: number },
): Promise<ApprovedVersion[]> {
  return listApprovedVersions(tx, asked)
}

export type RoundSummary = {
  id: string
  templateId: string
  year: number
  title: string
  state: string
  ownerId: string
  sourceId: string | null
}

/** The rounds of a year (årets runder), or of all years, newest first. */
export async function roundsOf(tx: Tx, year?: number): Promise<RoundSummary[]> {
  const rounds = await listRounds(tx, year)
  return rounds.map(({ id, templateId, year, title, state, ownerId, sourceId }) => ({
    id,
    templateId,
    year,
    title,
    state,
    ownerId,
    sourceId,
  }))
}

/** A published edition carries these submissions: from now on anybody may read them. For the owner of their round. */
export async function publishSubmissions(tx: Tx, ids: readonly string[], now: string): Promise<void> {
  await markPublic(tx, ids, now)
}

/** JSON with sorted keys: jsonb does not keep their order. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
