import { danishDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { organisationNames } from '#registry/index.ts'
import { daysUntil, deadlineOf, lockOf } from '../rules/calendar.ts'
import { listProgress, listRespondentIds, listRounds, listStages } from '../store/rounds.ts'
import { requireUser } from './access.ts'

/** Something that waits for the person: to fill, to correct or to approve. */
export type ReportingTask = {
  kind: 'fill' | 'answer' | 'approve'
  roundId: string
  respondentId: string
  roundTitle: string
  organisationName: string
  deadline: string | null
  daysLeft: number | null
}

/** What waits for the person (mine opgaver) in the rounds, the most urgent first. */
export async function listTasks(app: App): Promise<ReportingTask[]> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const rounds = new Map(
      (await listRounds(tx)).filter(({ sourceId }) => sourceId === null).map((round) => [round.id, round]),
    )
    const ids = [...rounds.keys()]
    const stages = await listStages(tx, ids)
    const reported = await listRespondentIds(tx, 'report')
    const approved = await listRespondentIds(tx, 'approve')
    const tasks: ReportingTask[] = []
    const progress = await listProgress(tx, ids)
    // An organisation is asked for by the name it has today: it may stand in rounds of several years.
    const names = await organisationNames(tx, [...new Set(progress.map((row) => row.organisationId))], app.today)
    for (const row of progress) {
      const round = rounds.get(row.roundId)
      if (!round) continue
      const calendar = { state: round.state, stages: stages.filter(({ roundId }) => roundId === round.id) }
      const kind = taskKind(row.submission?.state ?? null, reported.has(row.id), approved.has(row.id))
      if (kind === null || (kind !== 'approve' && lockOf(calendar, row, row.submission, app.now) !== null)) continue
      const deadline = deadlineOf(calendar.stages, row)
      tasks.push({
        kind,
        roundId: round.id,
        respondentId: row.id,
        roundTitle: round.title,
        organisationName: names.get(row.organisationId) ?? row.organisationId,
        deadline,
        daysLeft: deadline === null ? null : daysUntil(app.today, danishDate(deadline)),
      })
    }
    return tasks.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9'))
  })
}

function taskKind(state: string | null, mayReport: boolean, mayApprove: boolean): ReportingTask['kind'] | null {
  if (mayApprove && state === 'submitted') return 'approve'
  if (!mayReport) return null
  if (state === null || state === 'draft') return 'fill'
  return state === 'returned' ? 'answer' : null
}
