/* A thread that fills a downloaded workbook with another library than the one that made it. */
import { parentPort, workerData } from 'node:worker_threads'
import XlsxPopulate from 'xlsx-populate'
import { addressOf } from '../../src/reporting/excel/rules/layout.ts'

const { empty, lines } = workerData as { empty: Uint8Array; lines: number }
parentPort?.postMessage(await filled(empty))

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
