// The import of a pack of 600 kB of text, the size of the largest raw pack, from a file on disk to what was found in it:
// the whole command in a fresh process, and the reader alone against reading the file and splitting its lines. Prints
// JSON lines.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMinutes } from '../src/meetings/minutes/rules/read-minutes.ts'
import { splitLines } from '../src/platform/extract/plain.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'rammevaerk-minutes-'))
const file = path.join(folder, 'pakke.txt')
const items = 19
const kilobytes = 730

/** A pack with attachments of reports, in which nearly all of the lines are. */
function pack(): string {
  const filler =
    'Kommunerne vurderer, at behovet for pladser er stigende, jf. punkt 3 og bilag 2, og at 4.500 kr. ikke er'
  const perItem = Math.floor((kilobytes * 1024) / items / (filler.length + 1))
  return Array.from({ length: items }, (_, at) => item(at + 1, filler, perItem)).join('\n')
}

function item(number: number, filler: string, lines: number): string {
  const report = Array.from({ length: lines }, (_, at) =>
    at % 45 === 44 ? ` ${filler}` : at % 9 === 8 ? '' : at % 7 === 6 ? `${at % 30}. Afsnit om området` : `${filler} `,
  )
  return [
    ' Mødet den 22.01.2024 Styregruppen Social',
    '',
    'Åben',
    '',
    `Punkt ${number}.`,
    '',
    `Sag nummer ${number} om tilbud til borgere med særlige behov`,
    '',
    '2023-078972 ',
    '',
    'Resumé',
    '',
    filler,
    '',
    'Indstilling',
    '',
    'Det indstilles, at Styregruppen',
    '',
    '1. Godkender rapporten',
    '',
    'Bilag:',
    `- Rapport nummer ${number} om behov`,
    '',
    'Beslutning:',
    '',
    'Godkendt. Sekretariatet følger op på næste møde.',
    ` RAPPORT NUMMER ${number} OM BEHOV`,
    '',
    '',
    '',
    ...report,
  ].join('\n')
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

try {
  writeFileSync(file, pack())
  const split = () => splitLines(readFileSync(file, 'utf8'))
  const found = readMinutes(split()).found
  if (found.meetings[0]?.items.length !== items || found.coverage.placed !== found.coverage.lines) {
    throw new Error('the pack was not read whole')
  }
  const [whole, bare]: [number[], number[]] = [[], []]
  for (let run = 0; run < 15; run += 1) {
    bare.push(timed(split))
    whole.push(timed(() => readMinutes(split())))
  }
  const cli = path.join(import.meta.dirname, '../src/cli.ts')
  const command: number[] = []
  for (let run = 0; run < 5; run += 1) {
    command.push(
      timed(() => void spawnSync(process.execPath, [cli, 'import', 'minutes', file], { maxBuffer: 2 ** 26 })),
    )
  }
  const [ms, baselineMs] = [median(whole), median(bare)]
  const ratio = Number((ms / baselineMs).toFixed(1))
  const bytes = readFileSync(file).length
  console.log(
    JSON.stringify({
      name: 'minutes-import',
      bytes,
      lines: found.coverage.lines,
      ms: Math.round(ms),
      baselineMs: Number(baselineMs.toFixed(1)),
      ratio,
      commandMs: Math.round(median(command)),
      aim: 'command <= 2000 ms',
      met: median(command) <= 2000,
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}
