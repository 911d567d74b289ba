import { type APIRequestContext, expect, test } from '@playwright/test'
import { type Keeping, keepDatabase, kinds } from '../support/databases.ts'
import { personAt } from '../support/people.ts'
import { approve, fill, handIn, linesOf, type OpenRound, openRound, rowVersionsOf } from '../support/rounds.ts'

// kill -9 while many saves are under way, again and again, then while a form is sent and approved. What was
// answered with "gemt" is there afterwards; of what was not answered all or nothing is there.

for (const kind of kinds) {
  test(`kill -9 in the middle of submissions loses nothing that was acknowledged (${kind})`, async () => {
    const database = await keepDatabase(kind)
    let server = await database.start()
    try {
      const round = await openRound(await personAt(server.url, 'secretariat'), 2026)
      const mine = round.forms['Region Nordjylland'] as string
      const others = round.forms['Region Syddanmark'] as string

      // Something approved before the first kill must survive all of them.
      const otherReporter = await personAt(server.url, 'otherReporter')
      await fill(otherReporter, others, '17')
      expect(await handIn(otherReporter, others)).toBe(303)
      expect(await approve(await personAt(server.url, 'otherApprover'), others)).toBe(303)

      for (const [from, enough] of [
        [100, 3],
        [1000, 25],
        [2000, 60],
      ] as const) {
        const reporter = await personAt(server.url, 'reporter')
        const lines = await linesOf(reporter, mine)
        const versions = await rowVersionsOf(reporter, mine)
        let saves = 0
        const killed = Promise.withResolvers<void>()
        const onSaved = () => {
          saves += 1
          if (saves === enough) server.kill().then(killed.resolve, killed.reject)
        }
        const written = await Promise.all(
          lines.map((line) => writeOn(reporter, mine, line, { from, versions, onSaved })),
        )
        await killed.promise

        const stored = await valuesOf(database, mine)
        for (const one of written) expectKept(stored, one)
        await expectWholeStates(database, round)
        server = await database.start()
      }

      const reporter = await personAt(server.url, 'reporter')
      await fill(reporter, mine, '18')
      const handingIn = handIn(reporter, mine).catch(() => 0)
      await new Promise((resolve) => setTimeout(resolve, 60))
      await server.kill()
      const answer = await handingIn
      await expectWholeStates(database, round)
      const [after] = await database.query<{ state: string }>(
        `select state from submission where respondent_id = '${respondentOf(mine)}'`,
      )
      expect(answer === 303 ? ['submitted'] : ['draft', 'submitted']).toContain(after?.state)

      const [approved] = await database.query<{ n: number; sum: string }>(`
        select count(*)::int as n, sum(v.low)::text as sum from submission s join submission_value v on v.submission_id = s.id
        where s.respondent_id = '${respondentOf(others)}' and s.state = 'approved' and v.field = 'places'`)
      expect(approved).toMatchObject({ n: 6, sum: '102' })

      // And the work goes on where it was.
      server = await database.start()
      const again = await personAt(server.url, 'reporter')
      if (after?.state === 'draft') expect(await handIn(again, mine)).toBe(303)
      expect(await approve(await personAt(server.url, 'approver'), mine)).toBe(303)
    } finally {
      await server.kill()
      await database.remove()
    }
  })
}

type Written = { line: string; acknowledged: number }

/** Saves two cells of one line with the same number, one higher each time, until the program is gone. */
async function writeOn(
  reporter: APIRequestContext,
  form: string,
  line: string,
  start: { from: number; versions: Record<string, number>; onSaved: () => void },
): Promise<Written> {
  let { versions } = start
  let acknowledged = 0
  for (let number = start.from; ; number += 1) {
    const cells = { [`celle.${line}.places`]: number, [`celle.${line}.used_places`]: number }
    let answer: { ok: boolean; versions: Record<string, number> }
    try {
      const response = await reporter.post(`${form}/gem`, {
        form: { ...cells, versions: JSON.stringify(versions) },
      })
      answer = await response.json()
    } catch {
      return { line, acknowledged } // the program is gone
    }
    expect(answer, `save of ${number}`).toMatchObject({ ok: true })
    versions = answer.versions
    acknowledged = number
    start.onSaved()
  }
}

const respondentOf = (form: string) => form.split('/').at(-1)

async function valuesOf(database: Keeping, form: string): Promise<Map<string, number>> {
  const rows = await database.query<{ line_id: string; field: string; low: string }>(`
    select v.line_id, v.field, v.low::text from submission_value v join submission s on s.id = v.submission_id
    where s.respondent_id = '${respondentOf(form)}'`)
  return new Map(rows.map(({ line_id, field, low }) => [`${line_id} ${field}`, Number(low)]))
}

/** The last number that was acknowledged stands, or the one that was on its way; and both cells hold the same. */
function expectKept(stored: Map<string, number>, { line, acknowledged }: Written): void {
  const places = stored.get(`${line} places`)
  if (acknowledged > 0) expect([acknowledged, acknowledged + 1], `places of ${line}`).toContain(places)
  expect(stored.get(`${line} used_places`), `both cells of ${line}`).toBe(places)
}

/** What must hold at any moment: states with their marks and events, values only under submissions, one version in work. */
async function expectWholeStates(database: Keeping, round: OpenRound): Promise<void> {
  const halves = await database.query(`
    with own as (select s.* from submission s join respondent r on r.id = s.respondent_id
      where r.round_id = '${round.path.split('/').at(-1)}')
    select 'submitted without mark' as fault, id::text from own where state in ('submitted', 'approved') and (submitted_by is null or submitted_at is null)
    union all
    select 'approved without mark', id::text from own where state = 'approved' and (approved_by is null or approved_at is null)
    union all
    select 'state without its event', s.id::text from own s where state in ('submitted', 'approved')
        and not exists (select from submission_event e where e.submission_id = s.id and e.kind = s.state)
    union all
    select 'event without its state', s.id::text from own s where state = 'draft' and exists (select from submission_event e where e.submission_id = s.id and e.kind in ('submitted', 'approved'))
    union all
    select 'value without a mark in the history', v.submission_id::text from submission_value v join own s on s.id = v.submission_id
      where not exists (select from audit_entry a where a.table_name = 'submission_value'
        and a.record_id like v.submission_id || '%' )`)
  expect(halves).toEqual([])
}
