import { splitLines } from '#platform/extract/plain.ts'
import type { ReadMinutes } from '../model.ts'
import { readMinutes } from '../rules/read-minutes.ts'
import { type DrawnMeeting, drawMeeting } from './draw-fixture.ts'
import { type Layout, layouts } from './layouts-fixture.ts'
import { measure, type Score } from './measure-fixture.ts'
import { type Noise, noises } from './noise-fixture.ts'
import { printMeeting } from './print-fixture.ts'
import { between, chance, seeded } from './words-fixture.ts'

export type Invented = { layout: Layout; noise: Noise; seed: number; drawn: DrawnMeeting[]; lines: string[] }

/** One printed meeting: what was drawn and how it came out. */
export function invent(seed: number, layout: Layout, noise: Noise): Invented {
  const random = seeded(seed)
  const drawn = drawMeeting(random, {
    firstNumber: layout.firstNumber ?? 1,
    nested: layout.nested ?? false,
    decisions: layout.decisions,
    history: layout.history('', '') !== '',
    papers: layout.papers !== 'none',
  })
  const paper = {
    width: chance(random, 0.3) ? 60 : 100,
    hyphens: chance(random, 0.5),
    linesPerPage: between(random, 38, 50),
  }
  const printed = noise.apply(printMeeting(drawn, layout, paper), random).join('\n')
  return { layout, noise, seed, drawn: [drawn], lines: splitLines(printed) }
}

/** Every layout with every noise, a number of meetings each. */
export function* inventAll(first: number, each: number): Generator<Invented> {
  let seed = first
  for (const layout of layouts) {
    for (const noise of noises) {
      for (let at = 0; at < each; at += 1) {
        seed += 1
        yield invent(seed, layout, noise)
      }
    }
  }
}

/** Reads a printed meeting and counts what was found. */
export function scored(score: Score, invented: Invented): { faults: string[]; read: ReadMinutes } {
  const read = readMinutes(invented.lines)
  return { faults: measure(score, read, invented.drawn, invented.layout), read }
}
