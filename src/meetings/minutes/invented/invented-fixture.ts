import { splitLines } from '#platform/extract/plain.ts'
import type { ReadMinutes } from '../model.ts'
import { readMinutes } from '../rules/read-minutes.ts'
import { type DrawnItem, type DrawnMeeting, drawMeeting } from './draw-fixture.ts'
import { type Layout, layouts } from './layouts-fixture.ts'
import { measure, type Score } from './measure-fixture.ts'
import { type Noise, noises } from './noise-fixture.ts'
import { printMeeting } from './print-fixture.ts'
import { between, chance, seeded } from './words-fixture.ts'

export type Invented = { layout: Layout; noise: Noise; seed: number; drawn: DrawnMeeting[]; lines: string[] }

/** One printed meeting: what was drawn and how it came out. */
export function invent(seed: number, layout: Layout, noise: Noise): Invented {
  const random = seeded(seed)
  const options = {
    firstNumber: layout.firstNumber ?? 1,
    nested: layout.nested ?? false,
    decisions: layout.decisions,
    history: layout.history('', '') !== '',
    papers: layout.papers !== 'none',
  }
  const drawn = drawMeeting(random, options)
  const former = layout.encloses ? enclose(drawn, drawMeeting(random, options)) : null
  const paper = {
    width: chance(random, 0.3) ? 60 : 100,
    hyphens: chance(random, 0.5),
    linesPerPage: between(random, 38, 50),
  }
  const printed = noise.apply(printMeeting(drawn, layout, paper), random).join('\n')
  return { layout, noise, seed, drawn: former === null ? [drawn] : [drawn, former], lines: splitLines(printed) }
}

const daysBefore = (date: string, days: number) =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10)

/** The former meeting of the same body, three weeks before, as an attachment of the second item. */
function enclose(meeting: DrawnMeeting, other: DrawnMeeting): DrawnMeeting {
  const date = daysBefore(meeting.date, 21)
  // What another body decided before goes with the meeting: on an earlier day, and by another body.
  const moved = (each: DrawnItem): DrawnItem => {
    if (each.history === null) return each
    const body = each.history.body === meeting.body ? other.body : each.history.body
    return { ...each, history: { ...each.history, body, date: daysBefore(date, 14) } }
  }
  const former = { ...other, body: meeting.body, date, items: other.items.map(moved) }
  const item = meeting.items[1]
  if (item !== undefined) {
    item.attachments = [{ title: 'Referat fra det forrige møde', pages: null }]
    item.enclosed = former
  }
  return former
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
