import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { TemplateDefinition } from '../model.ts'
import type { Stage } from '../rules/calendar.ts'
import '../tables.ts'
import {
  type Respondent,
  type RespondentRight,
  type Round,
  respondentColumns,
  respondentOf,
  roundColumnsOf,
} from './rounds.ts'

export type FoundCase = {
  round: Round
  respondent: Respondent
  stages: Stage[]
  /** Of the round's template version, with all its rules; null when the version is not there. */
  definition: TemplateDefinition | null
  rights: RespondentRight[]
  /** The lines (linjer) in their order. */
  lineIds: string[]
}

/**
 * A respondent with its round, calendar, template and the user's rights (the same sets the row policies use), in one
 * query: every page and every save of a form begins with it. Undefined when the user may not see the respondent.
 */
export async function findCase(tx: Tx, respondentId: string): Promise<FoundCase | undefined> {
  const row = await tx
    .selectFrom('respondent')
    .innerJoin('round', 'round.id', 'respondent.round_id')
    .leftJoin('template_version as v', (join) =>
      join.onRef('v.template_id', '=', 'round.template_id').onRef('v.version', '=', 'round.template_version'),
    )
    .select(respondentColumns)
    .select(roundColumnsOf)
    .select('v.definition')
    .select([
      sql<RespondentRight[]>`array(select wanted from unnest(array['report', 'approve', 'follow', 'read']) wanted
        where respondent.id in (select app_respondents(wanted)))`.as('rights'),
      sql<string[]>`array(select l.line_id from respondent_line l where l.respondent_id = respondent.id
        order by l.position, l.line_id)`.as('lineIds'),
      sql<Stage[]>`coalesce((select json_agg(json_build_object('kind', s.kind, 'name', s.name,
          'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.at)
        from round_stage s where s.round_id = round.id), '[]')`.as('stages'),
    ])
    .where('respondent.id', '=', respondentId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    round: {
      id: row.roundId,
      templateId: row.templateId,
      templateVersion: row.templateVersion,
      year: row.year,
      title: row.title,
      ownerId: row.ownerId,
      state: row.state,
      sourceId: row.sourceId,
      openedAt: row.openedAt,
      version: row.roundVersion,
    },
    respondent: respondentOf(row),
    stages: row.stages,
    definition: row.definition as TemplateDefinition | null,
    rights: row.rights,
    lineIds: row.lineIds,
  }
}
