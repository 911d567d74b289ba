/*
 * The form of one operator, with last year beside, through the use case; and the bare SQL that fetches the same rows as
 * the owner of the same PostgreSQL.
 */
import { getForm } from '../src/reporting/service/form.ts'
import { createRound, getRound, openRound } from '../src/reporting/service/rounds.ts'
import { type CellInput, saveValues } from '../src/reporting/service/save.ts'
import { alternately, report } from './support/alternately.ts'
import { secretariat, withReporting } from './support/reporting.ts'

const repetitions = 40
const operator = '1081'

const statements = {
  head: `select p.*, o.*, n.name, v.definition from respondent p join round o on o.id = p.round_id
    join template_version v on v.template_id = o.template_id and v.version = o.template_version
    join organisation_name n on n.organisation_id = p.organisation_id and n.valid_from <= make_date(o.year, 12, 31)
      and (n.valid_to is null or n.valid_to > make_date(o.year, 12, 31)) where p.id = $1`,
  stages: `select s.* from round_stage s join respondent p on p.round_id = s.round_id where p.id = $1`,
  lines: `select l.line_id, f.name, u.name as unit, t.legal_basis_text from respondent_line l join offering t on t.id = l.line_id
    join facility_name f on f.facility_id = t.facility_id and f.valid_from <= '2025-12-31' and (f.valid_to is null or f.valid_to > '2025-12-31')
    left join unit u on u.id = t.unit_id where l.respondent_id = $1 order by l.position, l.line_id`,
  versions: 'select * from submission where respondent_id = $1 order by number desc',
  events:
    'select e.* from submission_event e join submission s on s.id = e.submission_id where s.respondent_id = $1 order by e.at',
  cells:
    'select v.*, u.name from submission_value v join submission s on s.id = v.submission_id left join app_user u on u.id = v.changed_by where s.respondent_id = $1',
  acceptances:
    'select a.*, u.name from finding_acceptance a join submission s on s.id = a.submission_id left join app_user u on u.id = a.accepted_by where s.respondent_id = $1',
  previous: `select v.*, s.approved_at, s.source_id from submission_value v join submission s on s.id = v.submission_id join respondent p on p.id = s.respondent_id
    join round o on o.id = p.round_id where s.state = 'approved' and o.template_id = 'capacity' and o.year = 2024
    and v.line_id in (select line_id from respondent_line where respondent_id = $1)`,
}

await withReporting(async ({ as, client }) => {
  const secretary = as('sekretariat@rammeaftale-nordjylland.example')
  const roundId = await createRound(secretary, {
    templateId: 'capacity',
    year: 2025,
    title: 'Kapacitet og belægning 2025',
    ownerId: secretariat,
    deadlineDate: '2026-02-06',
    deadlineTime: '12.00',
  })
  await openRound(secretary, { roundId })
  const { respondents } = await getRound(secretary, roundId)
  const respondentId = respondents.find((row) => row.organisationId === operator)?.id ?? ''
  const app = as('indberetter@region-nordjylland.example')
  const empty = await getForm(app, { respondentId })
  const cells = empty.lines.flatMap(({ lineId }): CellInput[] => [
    { lineId, field: 'places', value: { state: 'exact', value: '12' } },
    { lineId, field: 'used_places', value: { state: 'exact', value: '11.5' } },
    { lineId, field: 'places_next_year', value: { state: 'exact', value: '12' } },
    { lineId, field: 'comment', value: { text: 'Som sidste år' } },
  ])
  await saveValues(app, { respondentId, cells })
  await client.query('analyze')

  const viaUseCase = () => getForm(app, { respondentId })
  const byHand = async () => {
    const found: Record<string, Record<string, unknown>[]> = {}
    for (const [name, text] of Object.entries(statements)) found[name] = (await client.query(text, [respondentId])).rows
    return found
  }
  const [form, rows] = [await viaUseCase(), await byHand()]
  const mine = [form.lines.length, Object.keys(form.versions).length]
  const theirs = [rows.lines?.length, rows.cells?.length]
  if (JSON.stringify(mine) !== JSON.stringify(theirs)) throw new Error(`${mine} lines and cells, ${theirs} by hand`)
  const [ms = 0, baselineMs = 0] = await alternately(repetitions, viaUseCase, byHand)
  report('form', ms, baselineMs, 4, { lines: mine[0], cells: mine[1], findings: form.findings.length, repetitions })
})
