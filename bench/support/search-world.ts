// A world of meetings to search in: generated Danish-like text, the same in every run.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export const pagesEach = 10
const wordsPerPage = 90

let state = 20250317
/** mulberry32: the same texts in every run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const heads =
  'kapacitet belægning plads døgn rammeaftale takst udvikling social special region kommune styring tilsyn økonomi behandling'.split(
    ' ',
  )
const tails =
  'plan rapport gruppe opgave måling aftale oversigt analyse tilbud indsats vurdering proces ramme forum notat'.split(
    ' ',
  )
/** A few words that stand on most pages, and thousands that stand on few, as in a language. */
const words = [
  ...'og det at der som med til for er af på en ikke den har skal kan'.split(' '),
  ...heads,
  ...heads.flatMap((head) => tails.map((tail) => `${head}s${tail}`)),
  ...Array.from({ length: 4000 }, (_, n) => `${heads[n % 15]}${tails[Math.floor(n / 15) % 15]}${n.toString(36)}`),
]
const word = () => words[Math.floor(words.length * random() ** 4)] as string
const sentence = (length: number) => Array.from({ length }, word).join(' ')

/** The tables filled past their triggers, then the search filled by its own functions. A tenth is closed. */
export async function fillSearch(client: pg.Client, items: number): Promise<number> {
  const began = performance.now()
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; drop index search_piece_document`,
  )
  await client.query(
    `insert into meeting (id, body_id, held_on, state) select gen_random_uuid(), 'das', date '2005-01-01' + n, 'minutes-approved' from generate_series(1, ${Math.ceil(items / 20)}) n`,
  )
  const meetings = (await client.query('select id from meeting order by held_on')).rows.map(({ id }) => id)
  for (let from = 0; from < items; from += 500) {
    const rows = Array.from({ length: Math.min(500, items - from) }, (_, n) => ({
      id: randomUUID(),
      number: `B-${from + n}`,
      title: sentence(6).slice(0, 200),
      closed: (from + n) % 10 === 0,
      text: sentence(120),
      meeting: meetings[Math.floor((from + n) / 20)],
      pages: Array.from({ length: pagesEach }, () => sentence(wordsPerPage)).join('\f'),
    }))
    await client.query(
      `with r as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, number text, title text, closed boolean, text text, meeting uuid, pages text)),
        c as (insert into meeting_case (id, area, number, title, closed, closed_reason, presentation)
          select id, 'nordjylland', number, title, closed, case when closed then 'Fordi' end, text from r),
        s as (insert into case_stop (case_id, body_id, meeting_id, role, step, state) select id, 'das', meeting, 'decision', 1, 'done' from r),
        i as (insert into agenda_item (meeting_id, position, kind, case_id) select meeting, row_number() over (), 'case', id from r)
      insert into attachment (case_id, position, title, extracted_text, extraction) select id, 1, 'Bilag', pages, 'done' from r`,
      [JSON.stringify(rows)],
    )
  }
  await client.query('analyze meeting, meeting_case, case_stop, agenda_item, attachment')
  // The functions keep their plans: those made while the search is empty would read all of it for each case.
  for (let from = 0; from < items; from += 500) {
    await client.query(
      `select count(search_case(id)) from (select id from meeting_case order by id offset $1 limit 500) c`,
      [from],
    )
    if (from % 5000 === 0) await client.query('analyze search_source, search_piece')
  }
  await client.query('create index search_piece_document on search_piece using gin (document) with (fastupdate = off)')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
  return performance.now() - began
}
