import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { type ArchivedFile, type ArchiveEntry, csvLine, writeArchive } from '#platform/archive.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { DocumentModel } from '#platform/documents/model.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { saveFile } from '#platform/files.ts'
import { inFolder } from '#platform/scratch.ts'
import type { Progress, TaskKind } from '#platform/tasks.ts'

const submissionsAtATime = 50

type Row = Record<string, unknown>

/**
 * Writes the archive export (arkiveksport) to a file: each closed round with its template, respondents,
 * submissions in every version, values, accepted findings and events; each published edition as data, PDF
 * and Excel. An owner's export: it holds everything, whoever reported it.
 */
export async function exportArchive(db: Db, file: string, now: string, progress: Progress): Promise<ArchivedFile[]> {
  const rounds = await read(
    db,
    sql`
    select id, template_id, template_version, year, title, owner_id, state, source_id, opened_at, closed_at
    from round where state = 'closed' or source_id is not null order by year, template_id`,
  )
  const editions = await read(
    db,
    sql`
    select id, report_id, number, sha256, published_by, published_at, note from edition order by report_id, number`,
  )
  const total = rounds.length + editions.length
  let done = 0

  async function* entries(): AsyncGenerator<ArchiveEntry> {
    for (const round of rounds) {
      yield* roundEntries(db, round)
      await progress(++done, total)
    }
    for (const edition of editions) {
      yield* editionEntries(db, edition)
      await progress(++done, total)
    }
  }
  return writeArchive(file, { title: 'Rammeværk – arkiveksport', created: now }, entries())
}

/** The background task behind `/administration/arkiv`; the file belongs to whoever asked for it. */
export function archiveTask(db: Db): TaskKind {
  return {
    kind: 'archive',
    async run(userId, _input, progress) {
      const now = new Date().toISOString()
      return inFolder('rammevaerk-arkiv', async (folder) => {
        const path = join(folder, 'arkiv.zip')
        await exportArchive(db, path, now, progress)
        const name = `rammevaerk-arkiv-${now.slice(0, 10)}.zip`
        const file = { name, mediaType: 'application/zip', purpose: 'archive', ownerId: userId, limit: 2 ** 34 }
        const { id } = await asSystem(db, 'archive', (tx) => saveFile(tx, file, createReadStream(path)))
        return { fileId: id, name }
      })
    },
  }
}

async function* roundEntries(db: Db, round: Row): AsyncGenerator<ArchiveEntry> {
  const folder = `runder/${round.year}-${round.template_id}`
  const [template] = await read(
    db,
    sql`select template_id, version, definition, valid_from from template_version
    where template_id = ${round.template_id} and version = ${round.template_version}`,
  )
  const respondents = await read(
    db,
    sql`select id, organisation_id, reported_by_id, extended_until, extension_reason,
    exempted_at, exemption_reason from respondent where round_id = ${round.id} order by organisation_id`,
  )
  const submissions = await read(
    db,
    sql`select s.id, s.respondent_id, s.number, s.state, s.nothing_to_report,
    s.correction_reason, s.submitted_by, s.submitted_at, s.approved_by, s.approved_at, s.source_id, s.public_since
    from submission s join respondent r on r.id = s.respondent_id where r.round_id = ${round.id}
    order by s.respondent_id, s.number`,
  )
  const ids = submissions.map(({ id }) => String(id))

  yield { path: `${folder}/runde.json`, content: json({ round, template, respondents, submissions }) }
  const of = (path: string, header: string[], query: (ids: string[]) => RawBuilder<unknown>): ArchiveEntry => ({
    path: `${folder}/${path}`,
    content: csv(db, header, ids, query),
  })
  yield of(
    'vaerdier.csv',
    ['submission_id', 'line_id', 'field', 'state', 'low', 'high', 'text', 'confirmed_at', 'changed_by', 'changed_at'],
    (some) => sql`select submission_id, line_id, field, state, low, high, text, confirmed_at, changed_by, changed_at
      from submission_value where submission_id = any (${some}) order by submission_id, line_id, field`,
  )
  yield of(
    'begrundelser.csv',
    ['submission_id', 'rule_id', 'line_id', 'field', 'found', 'reason', 'accepted_by', 'accepted_at'],
    (some) => sql`select submission_id, rule_id, line_id, field, found, reason, accepted_by, accepted_at
      from finding_acceptance where submission_id = any (${some}) order by submission_id, rule_id, line_id, field`,
  )
  yield of(
    'haendelser.csv',
    ['submission_id', 'kind', 'line_id', 'field', 'text', 'by_user', 'at'],
    (some) => sql`select submission_id, kind, line_id, field, text, by_user, at
      from submission_event where submission_id = any (${some}) order by submission_id, at`,
  )
}

async function* editionEntries(db: Db, edition: Row): AsyncGenerator<ArchiveEntry> {
  const folder = `rapporter/${edition.report_id}/udgave-${edition.number}`
  const [content] = await read(db, sql`select document, figures from edition where id = ${edition.id}`)
  const inputs = await read(
    db,
    sql`select kind, record_id, version from edition_input
    where edition_id = ${edition.id} order by kind, record_id`,
  )
  const document = content?.document as DocumentModel
  yield { path: `${folder}/udgave.json`, content: json({ ...edition, inputs }) }
  yield { path: `${folder}/document.json`, content: json(document) }
  yield { path: `${folder}/figures.json`, content: json(content?.figures) }
  yield { path: `${folder}/rapport.pdf`, content: bytes(renderPdf(document)) }
  yield { path: `${folder}/rapport.xlsx`, content: bytes(renderXlsx(document)) }
}

async function* csv(
  db: Db,
  header: string[],
  ids: string[],
  query: (ids: string[]) => RawBuilder<unknown>,
): AsyncGenerator<string> {
  yield csvLine(header)
  for (let from = 0; from < ids.length; from += submissionsAtATime) {
    const rows = await read(db, query(ids.slice(from, from + submissionsAtATime)))
    yield rows.map((row) => csvLine(header.map((name) => row[name]))).join('')
  }
}

async function* json(value: unknown): AsyncGenerator<string> {
  yield `${JSON.stringify(value, null, 2)}\n`
}

async function* bytes(drawn: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await drawn
}

async function read(db: Db, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await query.execute(db)).rows as Row[]
}
