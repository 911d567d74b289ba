import { randomUUID } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { findOfferings, municipalitiesOn, organisationNames, organisationsOn } from '#registry/index.ts'
import type { RespondentState } from '../model.ts'
import { byRegion, isLate, isMissing } from '../rounds/rules.ts'
import { discardTest } from '../rounds/store/calendar.ts'
import { danishInstant, deadlineOf, type Stage, stateAt } from '../rules/calendar.ts'
import { respondentState } from '../rules/states.ts'
import {
  findRound,
  insertRespondent,
  insertRound,
  listOwnSecretariats,
  listProgress,
  listRounds,
  listStages,
  lockRound,
  moveRound,
  type RespondentProgress,
  type Round,
} from '../store/rounds.ts'
import { findTemplate, listTemplates } from '../store/templates.ts'
import { lastDayOf, requireId, requireUser } from './access.ts'
import { mailInvitations } from './mails.ts'

export type RoundInput = {
  templateId: string
  year: number
  title: string
  /** The secretariat that owns the round. */
  ownerId: string
  /** Danish date and clock time: "2026-02-06", "12.00". */
  deadlineDate: string
  deadlineTime: string
  /** Operators to ask; everybody with an offering in the year without it. */
  organisationIds?: readonly string[]
}

export type ProposedRespondent = { organisationId: string; name: string; lines: number; regionName: string | null }

/**
 * What a new round can be made of: templates, the own secretariats, and whom the template asks: the operators with
 * offerings in the year, or the municipalities of that year, by region.
 */
export async function proposeRound(app: App, input: { year: number; templateId?: string }) {
  requireUser(app)
  return asActor(app, async (tx) => {
    const owners = await requireSecretariats(tx)
    const names = await organisationNames(tx, owners, app.today)
    const templates = await listTemplates(tx)
    const template = templates.find(({ id }) => id === input.templateId) ?? templates[0]
    const definition = template && (await findTemplate(tx, template.id))
    return {
      templates,
      templateId: template?.id ?? null,
      owners: owners.map((id) => ({ id, name: names.get(id) ?? id })),
      respondents:
        definition?.respondents === 'municipalities'
          ? await proposedMunicipalities(tx, input.year)
          : await proposedRespondents(tx, input.year),
    }
  })
}

/** Makes a planned round (opret runde) with its respondents and their lines. @returns the round's id */
export async function createRound(app: App, input: RoundInput): Promise<string> {
  requireUser(app)
  const deadline = danishInstant(input.deadlineDate, input.deadlineTime)
  if (deadline === null) throw new AppError('invalid', 'reporting.deadlineUnreadable', { field: 'deadlineDate' })
  if (deadline <= app.now) throw new AppError('invalid', 'reporting.deadlinePassed', { field: 'deadlineDate' })
  return asActor(app, async (tx) => {
    const owners = await requireSecretariats(tx)
    if (!owners.includes(input.ownerId)) throw new AppError('forbidden', 'reporting.notSecretariat')
    return writeRound(tx, app, input, [{ kind: 'deadline', at: deadline }])
  })
}

async function writeRound(tx: Tx, app: App, input: RoundInput, stages: Stage[]): Promise<string> {
  const definition = await findTemplate(tx, input.templateId)
  if (!definition) throw new AppError('invalid', 'reporting.noTemplate', { field: 'templateId' })
  const lines = await linesByOperator(tx, input.year)
  const asked = [...new Set(input.organisationIds ?? lines.keys())]
  if (asked.length === 0) throw new AppError('invalid', 'reporting.noRespondents', { field: 'organisationIds' })
  const known = await organisationNames(tx, asked, lastDayOf(input.year))
  if (asked.some((id) => !known.has(id))) {
    throw new AppError('invalid', 'reporting.unknownOrganisation', { field: 'organisationIds' })
  }
  const round = {
    id: randomUUID(),
    templateId: definition.id,
    templateVersion: definition.version,
    year: input.year,
    title: input.title.trim(),
    ownerId: input.ownerId,
    state: 'planned' as const,
    sourceId: null,
    createdBy: app.actor.userId,
  }
  await insertRound(tx, round, stages)
  for (const organisationId of asked) {
    const lineIds = definition.lineKind === 'organisation' ? [organisationId] : (lines.get(organisationId) ?? [])
    await insertRespondent(tx, { id: randomUUID(), roundId: round.id, organisationId }, lineIds)
  }
  return round.id
}

/** Begins the test window (begynd prøveperioden): respondents may fill and not send. Nobody is written to. */
export async function startTest(app: App, input: { roundId: string }): Promise<void> {
  await moveOwnRound(app, input.roundId, ['planned'], 'test')
}

/**
 * Opens a round (åbn runde) now and writes to everybody who reports for a respondent, once. What was filled in the test
 * window is kept as drafts, or thrown away when the secretariat says so.
 */
export async function openRound(
  app: App,
  input: { roundId: string; address?: string; discardTest?: boolean },
): Promise<void> {
  await moveOwnRound(
    app,
    input.roundId,
    ['planned', 'test'],
    'open',
    async (tx, round) => {
      if (input.discardTest && round.state === 'test') await discardTest(tx, round.id)
    },
    async (tx, round) => {
      const deadline = deadlineOf(await listStages(tx, [round.id]), { extendedUntil: null })
      await mailInvitations(tx, round, deadline, input.address ?? '')
    },
  )
}

/** Closes a round (luk runde): drafts stay readable and can no longer be changed. */
export async function closeRound(app: App, input: { roundId: string }): Promise<void> {
  await moveOwnRound(app, input.roundId, ['open'], 'closed')
}

/** Opens a closed round again (genåbn). Nobody is written to. */
export async function reopenRound(app: App, input: { roundId: string }): Promise<void> {
  await moveOwnRound(app, input.roundId, ['closed'], 'open')
}

type Step = (tx: Tx, round: Round) => Promise<void>

async function moveOwnRound(
  app: App,
  roundId: string,
  from: readonly Round['state'][],
  to: 'test' | 'open' | 'closed',
  before: Step = async () => {},
  after: Step = async () => {},
): Promise<void> {
  requireUser(app)
  await asActor(app, async (tx) => {
    const round = await requireOwnRound(tx, roundId)
    const { state } = stateAt(round, await listStages(tx, [roundId]), app.now)
    if (!from.includes(state)) throw new AppError('conflict', 'reporting.roundMoved')
    // The calendar may have moved it since it was last written down.
    if (state !== round.state && state !== 'planned') await moveRound(tx, roundId, state, app.now)
    await before(tx, { ...round, state })
    await moveRound(tx, roundId, to, app.now)
    await after(tx, round)
  })
}

/** The round, held until the transaction ends. @throws forbidden to all but its secretariat */
export async function requireOwnRound(tx: Tx, roundId: string): Promise<Round> {
  requireId(roundId)
  const known = await findRound(tx, roundId)
  if (!known) throw new AppError('notFound', 'reporting.noRound')
  if (!(await listOwnSecretariats(tx)).includes(known.ownerId))
    throw new AppError('forbidden', 'reporting.notSecretariat')
  const round = await lockRound(tx, roundId)
  if (!round) throw new AppError('notFound', 'reporting.noRound')
  return round
}

export type RespondentRow = RespondentProgress & {
  name: string
  progressState: RespondentState
  deadline: string | null
  /** The region (region) it lies in or is; null for those in none. */
  regionId: string | null
  regionName: string | null
  isLate: boolean
  /** It still has to hand in. */
  isMissing: boolean
  /** Who hands in for it, when that is another. */
  reportedByName: string | null
}

export type RegionProgress = {
  regionId: string | null
  regionName: string | null
  counts: Record<RespondentState, number>
  late: number
}

export type RoundOverview = Round & {
  ownerName: string
  stages: Stage[]
  deadline: string | null
  mayManage: boolean
  /** Number of respondents in each state; of those the user may see. */
  counts: Record<RespondentState, number>
  late: number
  /** The same per region, from north to south. */
  regions: RegionProgress[]
  respondents: RespondentRow[]
}

/** The rounds (runder), newest first, each with the respondents the user may see. */
export async function listRoundOverviews(app: App, input: { year?: number } = {}): Promise<RoundOverview[]> {
  requireUser(app)
  return asActor(app, async (tx) => overviews(tx, await listRounds(tx, input.year), app.now))
}

/** One round with the respondents the user may see. @throws notFound */
export async function getRound(app: App, roundId: string): Promise<RoundOverview> {
  requireUser(app)
  requireId(roundId)
  return asActor(app, async (tx) => {
    const round = await findRound(tx, roundId)
    const [overview] = round ? await overviews(tx, [round], app.now) : []
    if (!overview) throw new AppError('notFound', 'reporting.noRound')
    return overview
  })
}

async function overviews(tx: Tx, rounds: readonly Round[], now: string): Promise<RoundOverview[]> {
  const ids = rounds.map(({ id }) => id)
  const stages = Map.groupBy(await listStages(tx, ids), ({ roundId }) => roundId)
  const progress = Map.groupBy(await listProgress(tx, ids), ({ roundId }) => roundId)
  const owned = await listOwnSecretariats(tx)
  const register = new Map<number, Register>()
  for (const { year } of rounds) {
    if (!register.has(year)) register.set(year, await readRegister(tx, lastDayOf(year)))
  }
  return rounds.map((round) => {
    const { names, regionOf } = register.get(round.year) as Register
    const calendar = (stages.get(round.id) ?? []).map(({ kind, at, name }) => ({ kind, at, name }))
    const respondents = (progress.get(round.id) ?? [])
      .map((row) => respondentRow(row, { names, regionOf }, calendar, now))
      .sort((a, b) => byRegion(a.regionId, b.regionId) || danish.compare(a.name, b.name))
    return {
      ...round,
      state: stateAt(round, calendar, now).state,
      ownerName: names.get(round.ownerId) ?? round.ownerId,
      stages: calendar,
      deadline: deadlineOf(calendar, { extendedUntil: null }),
      mayManage: owned.includes(round.ownerId),
      counts: countStates(respondents),
      late: respondents.filter((row) => row.isLate).length,
      regions: regionProgress(respondents),
      respondents,
    }
  })
}

const danish = new Intl.Collator('da')

type Register = { names: Map<string, string>; regionOf: Map<string, string> }

/** Names of all organisations on a day, and the region each municipality lies in; a region lies in itself. */
async function readRegister(tx: Tx, onDate: string): Promise<Register> {
  const all = await organisationsOn(tx, onDate)
  const inRegion = all.flatMap(({ id, regionId }) => (regionId === null ? [] : [[id, regionId] as const]))
  return {
    names: new Map(all.map(({ id, name }) => [id, name])),
    regionOf: new Map([...inRegion, ...inRegion.map(([, regionId]) => [regionId, regionId] as const)]),
  }
}

function respondentRow(
  row: RespondentProgress,
  { names, regionOf }: Register,
  stages: readonly Stage[],
  now: string,
): RespondentRow {
  const regionId = regionOf.get(row.organisationId) ?? null
  const progressState = respondentState(row.exemptedAt, row.submission?.state ?? null)
  const deadline = deadlineOf(stages, row)
  return {
    ...row,
    name: names.get(row.organisationId) ?? row.organisationId,
    progressState,
    deadline,
    regionId,
    regionName: regionId === null ? null : (names.get(regionId) ?? regionId),
    isLate: isLate(progressState, deadline, now),
    isMissing: isMissing(progressState),
    reportedByName: row.reportedById === null ? null : (names.get(row.reportedById) ?? row.reportedById),
  }
}

function regionProgress(rows: readonly RespondentRow[]): RegionProgress[] {
  return [...Map.groupBy(rows, ({ regionId }) => regionId)].map(([regionId, own]) => ({
    regionId,
    regionName: own[0]?.regionName ?? null,
    counts: countStates(own),
    late: own.filter((row) => row.isLate).length,
  }))
}

function countStates(rows: readonly RespondentRow[]): Record<RespondentState, number> {
  const counts = { notStarted: 0, draft: 0, returned: 0, submitted: 0, approved: 0, exempt: 0 }
  for (const { progressState } of rows) counts[progressState] += 1
  return counts
}

async function requireSecretariats(tx: Tx): Promise<string[]> {
  const owners = await listOwnSecretariats(tx)
  if (owners.length === 0) throw new AppError('forbidden', 'reporting.notSecretariat')
  return owners
}

async function proposedRespondents(tx: Tx, year: number): Promise<ProposedRespondent[]> {
  const lines = await linesByOperator(tx, year)
  const names = await organisationNames(tx, [...lines.keys()], lastDayOf(year))
  return [...lines]
    .map(([organisationId, ids]) => ({
      organisationId,
      name: names.get(organisationId) ?? organisationId,
      lines: ids.length,
      regionName: null,
    }))
    .sort((a, b) => danish.compare(a.name, b.name))
}

async function proposedMunicipalities(tx: Tx, year: number): Promise<ProposedRespondent[]> {
  const all = (await municipalitiesOn(tx, lastDayOf(year))).map(({ id, name, regionName }) => ({
    organisationId: id,
    name,
    lines: 1,
    regionName,
  }))
  return all.sort((a, b) => danish.compare(a.regionName, b.regionName) || danish.compare(a.name, b.name))
}

async function linesByOperator(tx: Tx, year: number): Promise<Map<string, string[]>> {
  const lines = new Map<string, string[]>()
  for (const offering of await findOfferings(tx, { onDate: lastDayOf(year) })) {
    lines.set(offering.operatorId, [...(lines.get(offering.operatorId) ?? []), offering.id])
  }
  return lines
}
