/*
 * A pack of 12 items with 40 attachments of 500 pages in all, against plain merging of the same PDFs with the library
 * (load, copy the pages, save). Each run is a process of its own, turn about, so that the peak of memory is its own.
 */
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { buildPack } from '#platform/documents/pack/build.ts'
import { fixturePack } from '#platform/documents/pack/pack-fixture.ts'
import { compileTypst } from '#platform/documents/typst-compiler.ts'

const items = 12
const attachments = 40
const rounds = 5
const pagesOf = (n: number) => (n % 2 === 0 ? 12 : 13)

type Measured = { ms: number; peakMb: number; pages: number }

const [, , way, folder] = process.argv
if (way && folder) {
  const before = performance.now()
  const pages = way === 'ours' ? await ours(folder) : await plain(folder)
  process.send?.({ ms: performance.now() - before, peakMb: process.resourceUsage().maxRSS / 1024, pages })
  process.disconnect()
} else {
  await compare()
}

async function compare() {
  const made = await mkdtemp(join(tmpdir(), 'bench-pack-'))
  try {
    for (let n = 0; n < attachments; n += 1) await writeFile(join(made, `${n}.pdf`), attachment(n))
    const results: Record<'ours' | 'plain', Measured[]> = { ours: [], plain: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of ['plain', 'ours'] as const) results[kind].push(await child(kind, made))
    }
    const [one, other] = [median(results.ours), median(results.plain)]
    console.log(
      JSON.stringify({
        name: 'pack',
        ms: Math.round(one.ms),
        baselineMs: Math.round(other.ms),
        ratio: Math.round((one.ms / other.ms) * 100) / 100,
        aim: 2,
        pages: one.pages,
        peakMb: Math.round(one.peakMb),
        baselinePeakMb: Math.round(other.peakMb),
      }),
    )
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}

/** A report-like PDF with fonts, text and a table of its own, as an office program writes it. */
function attachment(n: number): Uint8Array {
  const source = `
    #set document(date: none)
    #set text(font: "IBM Plex Sans", size: 10pt, lang: "da")
    #for page in range(${pagesOf(n)}) {
      heading[Bilag ${n}, afsnit #page]
      for part in range(5) [#lorem(70) #parbreak()]
      table(columns: 4, ..range(32).map(cell => [#(cell * ${n + 3} + page)]))
      pagebreak(weak: true)
    }`
  return compileTypst(source, new Map())
}

async function ours(made: string): Promise<number> {
  const path = join(made, `pack-${process.pid}.pdf`)
  const sections = Array.from({ length: items }, (_, at) => ({
    id: `punkt-${at + 1}`,
    title: `${at + 1}. Punkt om kapacitet`,
    blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'Det indstilles, at sagen godkendes. '.repeat(40) }] }],
    attachments: Array.from({ length: attachments }, (_, n) => n)
      .filter((n) => n % items === at)
      .map((n, place) => ({
        title: `Bilag ${n}`,
        stamp: `Punkt ${at + 1}, bilag ${place + 1}`,
        mediaType: 'application/pdf',
        read: () => readFile(join(made, `${n}.pdf`)),
      })),
  }))
  return (await buildPack(fixturePack(sections), path)).pages
}

async function plain(made: string): Promise<number> {
  const merged = await PDFDocument.create()
  for (let n = 0; n < attachments; n += 1) {
    const one = await PDFDocument.load(await readFile(join(made, `${n}.pdf`)), { parseSpeed: Number.POSITIVE_INFINITY })
    for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page)
  }
  await writeFile(
    join(made, `plain-${process.pid}.pdf`),
    await merged.save({ objectsPerTick: Number.POSITIVE_INFINITY }),
  )
  return merged.getPageCount()
}

function child(kind: 'ours' | 'plain', made: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const process = fork(import.meta.filename, [kind, made])
    process.once('message', (result) => resolve(result as Measured))
    process.once('error', reject)
    process.once('exit', (code) => code !== 0 && reject(new Error(`${kind} ended with ${code}`)))
  })
}

function median(runs: Measured[]): Measured {
  const sorted = runs.toSorted((a, b) => a.ms - b.ms)
  return sorted[Math.floor(sorted.length / 2)] as Measured
}
