/*
 * The overview of a whole round of 98 municipalities through the use case, and the bare SQL that fetches the same rows
 * as the owner of the same PostgreSQL.
 */
import { createRound, getRound, openRound } from '../src/reporting/service/rounds.ts'
import { alternately, report } from './support/alternately.ts'
import { secretariat, withReporting } from './support/reporting.ts'

const repetitions = 40

const baseline = `
  select p.*, s.id as submission_id, s.number, s.state, s.filled, s.errors, s.warnings, s.submitted_at, s.approved_at,
    n.name, m.region_id, r.name as region_name,
    (select count(*) from respondent_line l where l.respondent_id = p.id) as lines
  from respondent p
  join organisation_name n on n.organisation_id = p.organisation_id and n.valid_from <= $2 and (n.valid_to is null or n.valid_to > $2)
  join municipality_region m on m.municipality_id = p.organisation_id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)
  join organisation_name r on r.organisation_id = m.region_id and r.valid_from <= $2 and (r.valid_to is null or r.valid_to > $2)
  left join lateral (select * from submission s where s.respondent_id = p.id order by number desc limit 1) s on true
  where p.round_id = $1 order by r.name, n.name`

await withReporting(async ({ as, client }) => {
  const app = as('sekretariat@rammeaftale-nordjylland.example')
  const all = await client.query(`select id from organisation where kind = 'municipality'`)
  const organisationIds = all.rows.map(({ id }) => id as string)
  const roundId = await createRound(app, {
    templateId: 'sundhedstjek-botilbud',
    year: 2025,
    title: 'Sundhedstjek 2025',
    ownerId: secretariat,
    deadlineDate: '2026-02-06',
    deadlineTime: '12.00',
    organisationIds,
  })
  await openRound(app, { roundId })
  await client.query(
    `insert into submission (respondent_id, number, state, filled, submitted_at)
     select id, 1, case row_number() over (order by id) % 3 when 0 then 'draft' else 'submitted' end, 1, now()
     from respondent where round_id = $1 and organisation_id < '760'`,
    [roundId],
  )
  await client.query('analyze')

  const viaUseCase = () => getRound(app, roundId)
  const byHand = async () => {
    const round = await client.query('select * from round where id = $1', [roundId])
    const stages = await client.query('select * from round_stage where round_id = $1', [roundId])
    const { rows } = await client.query(baseline, [roundId, '2025-12-31'])
    return { round: round.rows, stages: stages.rows, rows }
  }
  const [{ respondents }, { rows }] = [await viaUseCase(), await byHand()]
  const [mine, theirs] = [respondents.map(({ id }) => id).sort(), rows.map(({ id }) => id as string).sort()]
  if (JSON.stringify(mine) !== JSON.stringify(theirs))
    throw new Error(`${mine.length} respondents, ${theirs.length} by hand`)
  const [ms = 0, baselineMs = 0] = await alternately(repetitions, viaUseCase, byHand)
  report('overview', ms, baselineMs, 3, { respondents: mine.length, repetitions })
})
