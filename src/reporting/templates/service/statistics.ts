import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { organisationNames, sourceTitles } from '#registry/index.ts'
import type { TemplateDefinition } from '../../model.ts'
import { listOwnSecretariats, listRounds } from '../../store/rounds.ts'
import { markPublic } from '../../store/submissions.ts'
import { findTemplate, listTemplates } from '../../store/templates.ts'
import { listApprovedValues } from '../../store/values.ts'
import { type Statistics, statisticsOf } from '../rules.ts'

export type StatisticsPage = Statistics & {
  definition: TemplateDefinition
  /** Years whose approved figures the user may make public. */
  mayPublish: number[]
}

/**
 * The yearly figures (årlige tal) of a template whose lines are organisations, as far as the user may read them;
 * open to everybody, who then sees what has been published.
 *
 * @throws notFound when there is no such template, or its lines are offerings: those have pages of their own
 */
export async function getStatistics(app: App, templateId: string): Promise<StatisticsPage> {
  return asActor(app, async (tx) => {
    const definition = await findTemplate(tx, templateId)
    if (definition?.lineKind !== 'organisation') throw new AppError('notFound', 'reporting.noTemplate')
    const values = await listApprovedValues(tx, { templateId })
    const lineIds = [...new Set(values.map(({ lineId }) => lineId))]
    const sourceIds = [...new Set(values.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId])))]
    const names = new Map([
      ...(await organisationNames(tx, lineIds, app.today)),
      ...(await sourceTitles(tx, sourceIds)),
    ])
    const statistics = statisticsOf(definition, values, names)
    const own = await listOwnSecretariats(tx)
    const rounds = own.length === 0 ? [] : await listRounds(tx)
    const owned = rounds.filter((round) => round.templateId === templateId && own.includes(round.ownerId))
    const waiting = statistics.years.filter(({ unpublished }) => unpublished.length > 0).map(({ year }) => year)
    return { ...statistics, definition, mayPublish: waiting.filter((year) => owned.some((one) => one.year === year)) }
  })
}

/** Makes the approved figures of a year public (offentliggør), for the round's secretariat; again changes nothing. */
export async function publishStatistics(app: App, input: { templateId: string; year: number }): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'reporting.logIn')
  await asActor(app, async (tx) => {
    const { templateId, year } = input
    const round = (await listRounds(tx, year)).find((one) => one.templateId === templateId)
    if (!round) throw new AppError('notFound', 'reporting.noRound')
    if (!(await listOwnSecretariats(tx)).includes(round.ownerId)) {
      throw new AppError('forbidden', 'reporting.notSecretariat')
    }
    const values = await listApprovedValues(tx, { templateId, years: [year] })
    const ids = new Set(values.filter(({ isPublic }) => !isPublic).map(({ submissionId }) => submissionId))
    await markPublic(tx, [...ids], app.now)
  })
}

/** The templates that have a page of yearly figures (statistik), by name. */
export async function listStatistics(app: App): Promise<{ id: string; name: TemplateDefinition['name'] }[]> {
  return asActor(app, async (tx) => {
    const all = await Promise.all((await listTemplates(tx)).map(({ id }) => findTemplate(tx, id)))
    return all.flatMap((one) => (one?.lineKind === 'organisation' ? [{ id: one.id, name: one.name }] : []))
  })
}
