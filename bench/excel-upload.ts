/*
 * Upload of a workbook of 5,000 lines through the use case (looked into, parsed, checked, judged by the rules, saved
 * with its audit trail) against only parsing it: the same reader from the bytes to the values of the form, and nothing
 * after it. Beside it the library alone, which believes the file, and the floor: the library and then the same rows
 * inserted by one statement into a table without policies, trail, keys to other tables or conflicts.
 * Turn about, medians. Memory: the highest mark of the process over what it held before the first file was made.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import { capacityTemplate } from '../src/capacity/index.ts'
import { asSystem } from '../src/platform/database/actor.ts'
import { type OpenDatabase, openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import type { ReadForm } from '../src/reporting/excel/model.ts'
import { readWorkbook } from '../src/reporting/excel/read.ts'
import { downloadWorkbook, uploadWorkbook } from '../src/reporting/excel/service.ts'
import { ensureTemplate } from '../src/reporting/service/door.ts'
import { getForm } from '../src/reporting/service/form.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'

const lines = Number(process.env.BENCH_LINES ?? 5000)
const turns = Number(process.env.BENCH_TURNS ?? 3)
const [secretary, reporter, roundId, respondentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]

let atRest = 0
const server = await startPostgres()
try {
  await server.create('bench')
  const database = await openDatabase({ databaseUrl: server.url('bench'), dataFolder: '' })
  await migrate(database)
  await asSystem(database.db, 'bench', (tx) => ensureTemplate(tx, capacityTemplate))
  await database.executeSql(`
    insert into organisation (id, kind, valid_from) values ('office', 'secretariat', '2007-01-01'), ('op', 'region', '2007-01-01');
    insert into organisation_name (organisation_id, name, valid_from) values ('office', 'Sekretariat', '2007-01-01'), ('op', 'Driftsherre', '2007-01-01');
    insert into app_user (id, email, name) values ('${secretary}', 's@test.example', 'Sekretariat'), ('${reporter}', 'r@test.example', 'Indberetter');
    insert into membership (user_id, role, organisation_id, valid_from) values
      ('${secretary}', 'secretariat', 'office', '2007-01-01'), ('${reporter}', 'reporter', 'op', '2007-01-01');
    insert into facility (id, valid_from) select 'f-' || n, '2007-01-01' from generate_series(1, ${lines}) n;
    insert into facility_name (facility_id, name, valid_from) select 'f-' || n, 'Tilbud ' || n, '2007-01-01' from generate_series(1, ${lines}) n;
    insert into facility_operator (facility_id, operator_id, valid_from) select 'f-' || n, 'op', '2007-01-01' from generate_series(1, ${lines}) n;
    insert into offering (id, facility_id, legal_basis_text, valid_from) select 'o-' || n, 'f-' || n, 'SEL § 108', '2007-01-01' from generate_series(1, ${lines}) n;
    insert into offering_term (offering_id, financing, financing_basis, coverage, valid_from)
      select 'o-' || n, 'tariff', 'explicit', 'country-wide', '2007-01-01' from generate_series(1, ${lines}) n;
    insert into round (id, template_id, template_version, year, title, owner_id, state)
      values ('${roundId}', 'capacity', ${capacityTemplate.version}, 2025, 'Kapacitet 2025', 'office', 'open');
    insert into round_stage (round_id, kind, at) values ('${roundId}', 'deadline', '2026-02-06T11:00:00Z');
    insert into respondent (id, round_id, organisation_id) values ('${respondentId}', '${roundId}', 'op');
    insert into respondent_line (respondent_id, line_id, position) select '${respondentId}', 'o-' || n, n from generate_series(1, ${lines}) n;`)
  await database.executeSql('analyze')
  globalThis.gc?.()
  atRest = memory('VmRSS')

  const { app } = testApp(database, { userId: reporter, now: '2026-01-10T09:00:00.000Z', today: '2026-01-10' })
  const downloading = performance.now()
  const { bytes: empty } = await downloadWorkbook(app, { respondentId })
  const downloadMs = Math.round(performance.now() - downloading)
  const bytes = await filled(empty)

  const form = await getForm(app, { respondentId })
  const parseAlone = () => new ExcelJS.Workbook().xlsx.load(bytes.buffer as ArrayBuffer)
  const bareInsert = await bareTable(database)
  await parseAlone()
  await readWorkbook(bytes, form)
  const times = { library: [], reader: [], floor: [], upload: [], again: [] } as Record<string, number[]>
  const peaks: Record<string, number> = {}
  const take = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const { result, ms, megabytes } = await measured(work)
    times[name]?.push(ms)
    peaks[name] = Math.max(peaks[name] ?? 0, megabytes)
    return result
  }
  let [changed, changedAgain] = [0, 0]
  for (let turn = 0; turn < turns; turn += 1) {
    await take('library', parseAlone)
    await take('reader', () => readAll(bytes, form))
    await take('floor', async () => {
      await parseAlone()
      await bareInsert()
    })
    changed = (await take('upload', () => uploadWorkbook(app, { respondentId, bytes }))).changed
    changedAgain += (await take('again', () => uploadWorkbook(app, { respondentId, bytes }))).changed
    await database.executeSql('delete from submission')
    // What a server does between uploads it does not do during the next: dead rows are swept, and its log has room again.
    await database.executeSql('vacuum')
    await database.executeSql('checkpoint')
  }
  const [library, reader, floor, upload, again] = ['library', 'reader', 'floor', 'upload', 'again'].map((name) =>
    median(times[name] ?? []),
  ) as [number, number, number, number, number]
  const to = (baseline: number, ms = upload) => Math.round((ms / baseline) * 100) / 100
  console.log(
    JSON.stringify({
      name: 'excel-upload',
      lines,
      turns,
      cells: changed,
      bytes: bytes.length,
      downloadMs,
      ms: upload,
      baselineMs: reader,
      ratio: to(reader),
      aim: 2,
      libraryMs: library,
      libraryRatio: to(library),
      floorMs: floor,
      floorRatio: to(floor),
      againMs: again,
      againRatio: to(reader, again),
      againChanged: changedAgain,
      peakMegabytes: peaks.upload,
      baselinePeakMegabytes: peaks.reader,
    }),
  )
  await database.close()
} finally {
  await server.stop()
}
process.exit(0)

/** Another library fills the file in a thread of its own, so that its memory is not counted as held by the upload. */
async function filled(empty: Uint8Array): Promise<Uint8Array> {
  const worker = new Worker(new URL('./support/filled-workbook.ts', import.meta.url), { workerData: { empty, lines } })
  const [bytes] = (await once(worker, 'message')) as [Uint8Array]
  await worker.terminate()
  return bytes
}

async function readAll(bytes: Uint8Array, form: ReadForm): Promise<void> {
  const read = await readWorkbook(bytes, form)
  if (!read.ok) throw new Error('The workbook was refused')
}

/** The rows of the upload, inserted by one statement into a table that has nothing but its key. */
async function bareTable({ executeSql }: Pick<OpenDatabase, 'executeSql'>): Promise<() => Promise<unknown>> {
  await executeSql(`create table bare (submission_id uuid, line_id text, field text, state text, low numeric, high numeric,
    text text, confirmed_at timestamptz, changed_by uuid, changed_at timestamptz, primary key (submission_id, line_id, field))`)
  const rows = Array.from({ length: lines }, (_, line) => {
    const places = 4 + (line % 20)
    const number = (field: string, value: number) => ({
      line_id: `o-${line}`,
      field,
      state: 'exact',
      low: value,
      high: value,
    })
    return [
      ...[number('places', places), number('used_places', places - 0.5), number('places_next_year', places)],
      { line_id: `o-${line}`, field: 'comment', state: 'text', text: `Bemærkning til linje ${line}` },
    ]
  }).flat()
  const json = JSON.stringify(rows)
  return () =>
    executeSql(
      `insert into bare select $1::uuid, line_id, field, state, low, high, text, now(), $1::uuid, now()
       from jsonb_to_recordset($2::jsonb) as row(line_id text, field text, state text, low numeric, high numeric, text text)`,
      [randomUUID(), json],
    )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function measured<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; megabytes: number }> {
  globalThis.gc?.()
  writeFileSync('/proc/self/clear_refs', '5') // the kernel forgets the highest mark
  const began = performance.now()
  const result = await work()
  const ms = Math.round(performance.now() - began)
  return { result, ms, megabytes: memory('VmHWM') - atRest }
}

function memory(mark: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Math.round(Number(new RegExp(`^${mark}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024)
}
