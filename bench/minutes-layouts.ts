// How much of invented meetings is found again: drawn by a seed, printed in the layouts of many agenda systems, worn down
// on the way as dumps of text are, and read. MINUTES_EACH sets how many meetings of each layout and each kind of wear.
// Prints JSON lines: all, each layout, each wear; `met` tells whether the aims of the import hold.
import { inventAll, scored } from '../src/meetings/minutes/invented/invented-fixture.ts'
import type { Score } from '../src/meetings/minutes/invented/measure-fixture.ts'

const each = Number(process.env.MINUTES_EACH ?? 12)
const aims: Record<string, number> = { items: 98, titles: 98, decisions: 99, 'no false items': 98 }

const all: Score = {}
const groups = new Map<string, Score>()
const started = performance.now()
let files = 0
let lines = 0

for (const invented of inventAll(100_000, each)) {
  const score: Score = {}
  scored(score, invented)
  add(all, score)
  add(groupOf(`layout: ${invented.layout.name}`), score)
  add(groupOf(`wear: ${invented.noise.name}`), score)
  files += 1
  lines += invented.lines.length
}

const found = percents(all)
const met = Object.entries(aims).every(([name, aim]) => (found[name] ?? 0) >= aim)
console.log(
  JSON.stringify({
    name: 'minutes-layouts',
    files,
    lines,
    ms: Math.round(performance.now() - started),
    found,
    aims,
    met,
  }),
)
for (const [name, score] of groups) {
  const { items, titles, decisions, verbs, attachments, sections } = percents(score)
  console.log(JSON.stringify({ name, items, titles, decisions, verbs, attachments, sections }))
}

function groupOf(name: string): Score {
  const score = groups.get(name) ?? {}
  groups.set(name, score)
  return score
}

function add(to: Score, score: Score): void {
  for (const [name, { of, hit }] of Object.entries(score)) {
    const sum = to[name] ?? { of: 0, hit: 0 }
    to[name] = { of: sum.of + of, hit: sum.hit + hit }
  }
}

function percents(score: Score): Record<string, number> {
  return Object.fromEntries(
    Object.entries(score).map(([name, { of, hit }]) => [name, Number(((100 * hit) / of).toFixed(2))]),
  )
}
