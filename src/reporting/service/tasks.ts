import { danishDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { organisationNames } from '#registry/index.ts'
import { roomTasks } from '../listeners.ts'
import { daysUntil, deadlineOf, lockOf, stateAt } from '../rules/calendar.ts'
import { listProgress, listRespondentIds, listRounds, listStages, type RespondentProgress } from '../store/rounds.ts'
import { type OpenQuestion, openQuestions } from '../threads/service.ts'
import { requireUser } from './access.ts'

/**
 * Something that waits for the person: to fill, to correct, to answer a question, to read an answer, to approve, or what the
 * room of the template adds (a remark). `deadline`: of the form, or of the answer.
 */
export type ReportingTask = {
  kind: 'fill' | 'answer' | 'question' | 'followUp' | 'approve' | 'remark'
  roundId: string
  respondentId: string
  roundTitle: string
  organisationName: string
  deadline: string | null
  daysLeft: number | null
  /** Where it is done. */
  href: string
}

/** What waits for the person (mine opgaver) in the rounds, the most urgent first. */
export async function listTasks(app: App): Promise<ReportingTask[]> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const rounds = new Map((await listRounds(tx)).map((round) => [round.id, round]))
    const current = [...rounds.values()].filter(({ sourceId }) => sourceId === null).map(({ id }) => id)
    const stages = await listStages(tx, current)
    const reported = await listRespondentIds(tx, 'report')
    const approved = await listRespondentIds(tx, 'approve')
    const questions = Map.groupBy(await openQuestions(tx, [...rounds.keys()], app.now), (one) => one.respondentId)
    const asked = new Set([...questions.values()].flat().map(({ roundId }) => roundId))
    const remarks = await roomTasks(tx)
    const progress = await listProgress(tx, [...new Set([...current, ...asked])])
    // An organisation is asked for by the name it has today: it may stand in rounds of several years.
    const names = await organisationNames(
      tx,
      [...new Set([...progress, ...remarks].map(({ organisationId }) => organisationId))],
      app.today,
    )
    const taskOf = (row: RespondentProgress, kind: ReportingTask['kind'], deadline: string | null): ReportingTask => ({
      kind,
      roundId: row.roundId,
      respondentId: row.id,
      roundTitle: rounds.get(row.roundId)?.title ?? '',
      organisationName: names.get(row.organisationId) ?? row.organisationId,
      deadline,
      daysLeft: deadline === null ? null : daysUntil(app.today, danishDate(deadline)),
      href: `/indberetning/${row.roundId}/${row.id}${kind === 'approve' || kind === 'followUp' ? '/behandling' : ''}`,
    })
    const tasks = progress.flatMap((row): ReportingTask[] => {
      const round = rounds.get(row.roundId)
      if (!round) return []
      const own = stages.filter(({ roundId }) => roundId === round.id)
      const calendar = { state: stateAt(round, own, app.now).state, stages: own }
      const question = questionTask(questions.get(row.id) ?? [], reported.has(row.id), userId)
      const kind = taskKind(row.submission?.state ?? null, reported.has(row.id), approved.has(row.id))
      const isPrinted = round.sourceId !== null
      const isLocked = kind !== 'approve' && lockOf(calendar, row, row.submission, app.now) !== null
      return [
        ...(kind === null || isLocked || isPrinted ? [] : [taskOf(row, kind, deadlineOf(calendar.stages, row))]),
        ...(question === null || kind === 'answer' ? [] : [taskOf(row, question.kind, question.due)]),
      ]
    })
    const others = remarks.map(({ organisationId, title, ...task }): ReportingTask => {
      const organisationName = names.get(organisationId) ?? organisationId
      return { ...task, kind: 'remark', roundTitle: title, organisationName, deadline: null, daysLeft: null }
    })
    return [...tasks, ...others].sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9'))
  })
}

function taskKind(state: string | null, mayReport: boolean, mayApprove: boolean): ReportingTask['kind'] | null {
  if (mayApprove && state === 'submitted') return 'approve'
  if (!mayReport) return null
  if (state === null || state === 'draft') return 'fill'
  return state === 'returned' ? 'answer' : null
}

/** One task for all questions of a form: to answer what waits, else to read the answers to one's own. */
function questionTask(open: readonly OpenQuestion[], mayReport: boolean, userId: string) {
  const asked = open.filter(({ kind }) => kind === 'question')
  const waiting = asked.filter(({ state }) => state === 'waiting')
  if (mayReport && waiting.length > 0) return { kind: 'question' as const, due: waiting[0]?.answerDueAt ?? null }
  const isAnswered = asked.some(({ state, askedBy }) => state === 'answered' && askedBy === userId)
  return isAnswered ? { kind: 'followUp' as const, due: null } : null
}
