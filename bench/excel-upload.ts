/*
 * Upload of a workbook of 5,000 lines through the use case (looked into, parsed, checked, judged by the rules, saved
 * with its audit trail) against only parsing the same file with the same library. Time, and peak memory of the process
 * over what it held before.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import XlsxPopulate from 'xlsx-populate'
import { capacityTemplate } from '../src/capacity/index.ts'
import { asSystem } from '../src/platform/database/actor.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { addressOf } from '../src/reporting/excel/rules/layout.ts'
import { downloadWorkbook, uploadWorkbook } from '../src/reporting/excel/service.ts'
import { ensureTemplate } from '../src/reporting/service/door.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'

const lines = Number(process.env.BENCH_LINES ?? 5000)
const [secretary, reporter, roundId, respondentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]

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

  const { app } = testApp(database, { userId: reporter, now: '2026-01-10T09:00:00.000Z', today: '2026-01-10' })
  const downloading = performance.now()
  const { bytes: empty } = await downloadWorkbook(app, { respondentId })
  const downloadMs = Math.round(performance.now() - downloading)
  const bytes = await filled(empty)

  const parse = () => new ExcelJS.Workbook().xlsx.load(bytes.buffer as ArrayBuffer)
  await parse()
  const parsing = await measured(parse)
  const upload = await measured(() => uploadWorkbook(app, { respondentId, bytes }))
  const again = await measured(() => uploadWorkbook(app, { respondentId, bytes }))
  console.log(
    JSON.stringify({
      name: 'excel-upload',
      lines,
      cells: upload.result.changed,
      bytes: bytes.length,
      downloadMs,
      ms: upload.ms,
      baselineMs: parsing.ms,
      ratio: Math.round((upload.ms / parsing.ms) * 100) / 100,
      aim: 2,
      againMs: again.ms,
      againRatio: Math.round((again.ms / parsing.ms) * 100) / 100,
      againChanged: again.result.changed,
      peakMegabytes: upload.megabytes,
      baselinePeakMegabytes: parsing.megabytes,
    }),
  )
  await database.close()
} finally {
  await server.stop()
}
process.exit(0)

/** Places, use, next year and a comment on every line, written by another library. */
async function filled(empty: Uint8Array): Promise<Uint8Array> {
  const book = await XlsxPopulate.fromDataAsync(empty)
  const sheet = book.sheet('Indberetning')
  const columnOf = (key: string) => {
    for (let column = 1; column < 60; column += 1) if (sheet.cell(addressOf(column, 3)).value() === key) return column
    throw new Error(`No column ${key}`)
  }
  const columns = ['places', 'used_places', 'places_next_year', 'comment'].map(columnOf)
  for (let line = 0; line < lines; line += 1) {
    const places = 4 + (line % 20)
    const values = [places, places - 0.5, places, `Bemærkning til linje ${line}`]
    for (const [index, column] of columns.entries()) {
      sheet.cell(addressOf(column, 5 + line)).value(values[index] as string | number)
    }
  }
  return new Uint8Array(await book.outputAsync())
}

async function measured<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; megabytes: number }> {
  globalThis.gc?.()
  const held = resident()
  let peak = held
  const timer = setInterval(() => {
    peak = Math.max(peak, resident())
  }, 20)
  const began = performance.now()
  const result = await work()
  const ms = Math.round(performance.now() - began)
  peak = Math.max(peak, resident())
  clearInterval(timer)
  return { result, ms, megabytes: peak - held }
}

function resident(): number {
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
}
