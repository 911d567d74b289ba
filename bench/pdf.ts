/*
 * The PDF of a report-sized document, warm, against Typst alone on the same source. No layout is kept from one drawing
 * to the next, on either side; the charts have been drawn before, as the page with the same charts has drawn them.
 */
import { fixtureDocument } from '#platform/documents/fixture.ts'
import { compilePdf, renderPdf } from '#platform/documents/pdf.ts'
import { typstFiles } from '#platform/documents/typst.ts'

const ROUNDS = 20
const model = fixtureDocument()
const files = typstFiles(model)
await renderPdf(model)
compilePdf(files)

// Turn about, so that whatever else the machine does falls on both alike.
const ours: number[] = []
const typst: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await time(() => renderPdf(model)))
  typst.push(await time(() => compilePdf(files)))
}
const ms = median(ours)
const baselineMs = median(typst)

console.log(
  JSON.stringify({
    name: 'pdf',
    ms: round1(ms),
    baselineMs: round1(baselineMs),
    ratio: Math.round((ms / baselineMs) * 100) / 100,
    aim: 'ms <= 1000 and ratio <= 1.3',
  }),
)

async function time(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
