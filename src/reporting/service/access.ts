import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import { offeringNames, organisationNames } from '#registry/index.ts'
import type { FormLine, TemplateDefinition } from '../model.ts'
import { type Calendar, stateAt } from '../rules/calendar.ts'
import { definitionInForce } from '../rules/validate.ts'
import { type FoundCase, findCase } from '../store/case.ts'
import type { Respondent, RespondentRight, Round } from '../store/rounds.ts'
import { findTemplate } from '../store/templates.ts'

/** A respondent with everything a decision about it needs. */
export type Case = {
  round: Round
  respondent: Respondent
  calendar: Calendar
  definition: TemplateDefinition
  rights: RespondentRight[]
  /** The lines in their order. */
  lineIds: readonly string[]
}

/** Refuses what cannot be the id of anything here, before the database is asked. @throws notFound */
export function requireId(id: string): void {
  if (!isRecordId(id)) throw new AppError('notFound', 'reporting.notFound')
}

/**
 * Loads a respondent for a person who has one of the rights.
 * @throws notFound when the person may not even see it, so that nobody learns what exists
 * @throws forbidden when it is theirs to see, but not to do this with
 */
export async function requireCase(
  app: Pick<App, 'now'>,
  tx: Tx,
  respondentId: string,
  ...wanted: RespondentRight[]
): Promise<Case> {
  requireId(respondentId)
  const found = await findCase(tx, respondentId)
  if (!found || found.rights.length === 0) throw new AppError('notFound', 'reporting.notFound')
  if (!wanted.some((right) => found.rights.includes(right))) {
    throw new AppError('forbidden', `reporting.may.${wanted[0]}`)
  }
  return caseOf(found, app.now)
}

/**
 * What was found, with the rules of the round's year and the state its calendar gives it at an instant.
 * @throws notFound when the template version is gone
 */
export function caseOf({ stages, definition, ...found }: FoundCase, now: string): Case {
  if (definition === null) throw new AppError('notFound', 'reporting.noTemplate')
  const { state } = stateAt(found.round, stages, now)
  return {
    ...found,
    round: { ...found.round, state },
    calendar: { state, stages },
    definition: definitionInForce(definition, lastDayOf(found.round.year)),
  }
}

/** The template version of a round with the rules of the round's year. */
export async function requireDefinition(tx: Tx, round: Round): Promise<TemplateDefinition> {
  const definition = await findTemplate(tx, round.templateId, round.templateVersion)
  if (!definition) throw new AppError('notFound', 'reporting.noTemplate')
  return definitionInForce(definition, lastDayOf(round.year))
}

/** The day a round's register and rules are read for: the last of its year. */
export function lastDayOf(year: number): string {
  return `${year}-12-31`
}

export type NamedLine = Omit<FormLine, 'values'> & { detail: string | null }

/** The lines of a respondent with the names the register gives them on the round's day. */
export async function namedLines(tx: Tx, { round, definition, lineIds: ids }: Case): Promise<NamedLine[]> {
  const onDate = lastDayOf(round.year)
  if (definition.lineKind === 'organisation') {
    const names = await organisationNames(tx, ids, onDate)
    return ids.map((lineId) => ({ lineId, name: names.get(lineId) ?? lineId, detail: null }))
  }
  const offerings = await offeringNames(tx, ids, onDate)
  return ids.map((lineId) => {
    const offering = offerings.get(lineId)
    if (!offering) return { lineId, name: lineId, detail: null }
    const name = [offering.facilityName, offering.unitName].filter(Boolean).join(', ')
    const detail = [offering.targetGroupText, offering.legalBasisText].filter(Boolean).join(' · ')
    return { lineId, name, detail }
  })
}

/** Refuses a part the form does not have: a line, or with `field` a cell of it. @throws invalid */
export function requirePart(
  { lineIds, definition }: Case,
  { lineId, field }: { lineId?: string; field?: string },
): void {
  if (lineId === undefined && field === undefined) return
  const isLine = lineId !== undefined && lineIds.includes(lineId)
  const isField = field === undefined || definition.fields.some(({ key }) => key === field)
  if (!isLine || !isField) throw new AppError('invalid', 'reporting.unknownLine', { field: 'lineId' })
}

/** The display name of an organisation on the round's day. */
export async function organisationName(tx: Tx, id: string, year: number): Promise<string> {
  return (await organisationNames(tx, [id], lastDayOf(year))).get(id) ?? id
}

/** Who asks; a visitor is asked to log in. @throws unauthenticated */
export function requireUser(app: App): string {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'reporting.logIn')
  return app.actor.userId
}
