import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { downloadWorkbook, saveValues } from '#reporting/index.ts'
import { freshDatabase } from '#testing/database.ts'
import { cellsOf, openTariffRound, wholeSheet } from './cycle-fixture.ts'
import { tariffComposition } from './rules/composition.ts'

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)

const sheets: Record<string, Record<string, string>> = {
  'line-a1': {
    ...wholeSheet,
    cost_staff: '6503217.45',
    finance_income: '12000.01',
    adjustment: '-370000',
    places: '11.5',
  },
  'line-a2': { ...wholeSheet, cost_staff: '123456789.99', occupancy: '97.25', places: '48' },
}

/** The data sheet as LibreOffice computes it: the stored results are taken out first, so that none of ours is read back. */
async function computedByOffice(bytes: Uint8Array): Promise<string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'takster-'))
  try {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula) cell.value = { formula: cell.formula } as never
        }),
      )
    }
    const file = path.join(folder, 'takster.xlsx')
    writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()))
    // The second sheet, as values and not as they are shown.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2'
    const home = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(office as string, [home, '--headless', '--convert-to', filter, '--outdir', folder, file], {
      timeout: 90_000,
    })
    const csv = spawnSync('sh', ['-c', `ls ${folder}/*.csv`])
      .stdout.toString()
      .trim()
    return parse(readFileSync(csv), { relax_column_count: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('LibreOffice computes the tariffs of the exported workbook to the øre', { timeout: 180_000 }, async ({ skip }) => {
  if (office === undefined) skip('LibreOffice (soffice) is not on this machine')
  const database = await freshDatabase()
  try {
    const { as, a } = await openTariffRound(database)
    const cells = Object.entries(sheets).flatMap(([lineId, figures]) => cellsOf(lineId, figures))
    await saveValues(as('reporterA'), { respondentId: a, cells })
    const rows = await computedByOffice((await downloadWorkbook(as('reporterA'), { respondentId: a })).bytes)
    const keys = rows.find((row) => row.includes('computed:tariff')) ?? []
    const [line, tariff] = [keys.indexOf('_line'), keys.indexOf('computed:tariff')]
    const computed = Object.fromEntries(
      rows.filter((row) => (row[line] ?? '') in sheets).map((row) => [row[line], row[tariff]]),
    )
    const expected = Object.entries(sheets).map(([lineId, figures]) => [
      lineId,
      Number(tariffComposition({ figures, year: 2026 })?.perDayText),
    ])
    expect(Object.entries(computed).map(([lineId, text]) => [lineId, Number(text)])).toEqual(expected)
  } finally {
    await database.close()
  }
})
