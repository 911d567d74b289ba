/*
 * 10,000 changed workbooks of generated templates: none crashes the reading, each is refused with place and remedy or
 * read as it was. The baseline is the reading of the same workbooks unchanged.
 */
import { buildWorkbook } from '../src/reporting/excel/build.ts'
import { mutate } from '../src/reporting/excel/mutation-fixture.ts'
import { readWorkbook } from '../src/reporting/excel/read.ts'
import { wrongVerdict } from '../src/reporting/excel/verdict-fixture.ts'
import { anyForm, seeded } from '../src/reporting/excel/workbook-fixture.ts'
import { slice } from './support/slice.ts'

const { first, last, count } = slice(10_000)
const forms = await Promise.all(
  Array.from({ length: 200 }, async (_, seed) => {
    const form = anyForm(seed)
    return { form, bytes: await buildWorkbook(form) }
  }),
)
let [wrong, milliseconds, baseline, slowest] = [0, 0, 0, 0]
const verdicts: Record<string, { refused: number; accepted: number }> = {}
for (let seed = first; seed <= last; seed += 1) {
  const { form, bytes } = forms[seed % forms.length] as (typeof forms)[number]
  const mutation = mutate(seeded(seed), bytes)
  const began = performance.now()
  const read = await readWorkbook(mutation.bytes, form)
  const took = performance.now() - began
  milliseconds += took
  slowest = Math.max(slowest, took)
  const verdict = await wrongVerdict(form, mutation).catch((error: unknown) => `crash: ${String(error)}`)
  if (verdict !== null) {
    wrong += 1
    console.error(`seed ${seed}, ${mutation.name}: ${verdict}`)
  }
  verdicts[mutation.name] ??= { refused: 0, accepted: 0 }
  const counted = verdicts[mutation.name] as { refused: number; accepted: number }
  counted[read.ok ? 'accepted' : 'refused'] += 1
  const again = performance.now()
  await readWorkbook(bytes, form)
  baseline += performance.now() - again
}
console.log(
  JSON.stringify({
    name: 'excel-fuzz',
    workbooks: count,
    seeds: `${first}-${last}`,
    wrong,
    milliseconds: Math.round(milliseconds),
    baselineMilliseconds: Math.round(baseline),
    ratio: Math.round((milliseconds / baseline) * 100) / 100,
    slowestMilliseconds: Math.round(slowest),
    aim: 'wrong 0',
    verdicts,
  }),
)
process.exit(wrong > 0 ? 1 : 0)
