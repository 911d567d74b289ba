/*
 * 10,000 generated templates and histories through Excel and back: no cell is lost, moved or changed. The baseline is
 * the building of the same workbooks alone.
 */
import { buildWorkbook } from '../src/reporting/excel/build.ts'
import { anyForm, lostCells } from '../src/reporting/excel/workbook-fixture.ts'
import { slice } from './support/slice.ts'

const { first, last, count } = slice(10_000)
let [lost, cells, milliseconds, baseline] = [0, 0, 0, 0]
for (let seed = first; seed <= last; seed += 1) {
  const form = anyForm(seed)
  cells += form.lines.length * form.definition.fields.length
  const began = performance.now()
  const found = await lostCells(form)
  milliseconds += performance.now() - began
  lost += found.length
  for (const one of found) console.error(`seed ${seed}: ${one}`)
  const again = performance.now()
  await buildWorkbook(form)
  baseline += performance.now() - again
}
console.log(
  JSON.stringify({
    name: 'excel-round-trip',
    workbooks: count,
    seeds: `${first}-${last}`,
    cells,
    lost,
    milliseconds: Math.round(milliseconds),
    baselineMilliseconds: Math.round(baseline),
    ratio: Math.round((milliseconds / baseline) * 100) / 100,
    aim: 'lost 0',
  }),
)
process.exit(lost > 0 ? 1 : 0)
