import type { SectionName, Verb } from '../model.ts'
import * as words from './words-fixture.ts'
import { between, chance, pick, type Random, some } from './words-fixture.ts'

/** A paragraph, or a numbered list that stands in one: what must not become items. */
export type Block = { text: string } | { list: string[] }
export type DrawnPaper = { title: string; pages: Block[] | null }
export type DrawnItem = {
  number: number | string
  title: string
  caseNumber: string | null
  open: boolean
  sections: { name: Exclude<SectionName, 'other'>; blocks: Block[] }[]
  recommendation: { verb: Verb; text: string }[]
  attachments: DrawnPaper[]
  decision: string[]
  /** What another body decided before, shown with the item. */
  history: { body: string; date: string; text: string } | null
  /** The minutes of the former meeting, attached here. */
  enclosed?: DrawnMeeting
}
export type DrawnMeeting = {
  body: string
  date: string
  start: string
  end: string
  place: string
  present: string[]
  absent: string[]
  others: string[]
  items: DrawnItem[]
}

export type DrawOptions = {
  firstNumber: number
  nested: boolean
  decisions: boolean
  history: boolean
  papers: boolean
}

/** A meeting as a person would note it down; the printed layouts are made from it. */
export function drawMeeting(random: Random, options: DrawOptions): DrawnMeeting {
  const names = some(random, words.people, between(random, 6, 10))
  const away = between(random, 0, 2)
  const guests = between(random, 0, 2)
  const body = pick(random, words.bodies)
  const date = `${between(random, 2012, 2026)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`
  const hour = between(random, 8, 15)
  const cases = some(random, words.titles, between(random, 3, 8))
  const titles = [
    ...(chance(random, 0.8) ? words.standing : []),
    ...cases,
    ...(chance(random, 0.7) ? words.closing.slice(between(random, 0, 2)) : []),
  ]
  return {
    body,
    date,
    start: `${two(hour)}:${pick(random, ['00', '30'])}`,
    end: `${two(hour + 2)}:${pick(random, ['00', '15', '30'])}`,
    place: pick(random, words.places),
    present: names.slice(away + guests),
    absent: names.slice(0, away),
    others: names.slice(away, away + guests),
    items: titles.map((title, at) => {
      const number = options.nested ? nestedNumber(at) : options.firstNumber + at
      return drawItem(random, { number, title, body, date }, options)
    }),
  }
}

/** 1.1, 1.2, 2.1, 2.2, 2.3 … as councils of municipalities number. */
function nestedNumber(at: number): string {
  return at < 2 ? `1.${at + 1}` : `${2 + Math.floor((at - 2) / 3)}.${((at - 2) % 3) + 1}`
}

type Named = { number: number | string; title: string; body: string; date: string }

function drawItem(random: Random, { number, title, body, date }: Named, options: DrawOptions): DrawnItem {
  const minor = (words.closing as readonly string[]).includes(title)
  const small = minor || (words.standing as readonly string[]).includes(title)
  const names = some(
    random,
    ['resume', 'background', 'presentation', 'economy', 'hearing', 'process'] as const,
    between(random, 1, 4),
  )
  const order = ['resume', 'background', 'presentation', 'economy', 'hearing', 'process'] as const
  const decides = options.decisions && (!minor || chance(random, 0.8))
  return {
    number,
    title,
    caseNumber: small || chance(random, 0.15) ? null : drawCaseNumber(random, date),
    open: !chance(random, 0.15),
    sections: small
      ? []
      : order.filter((name) => names.includes(name)).map((name) => ({ name, blocks: drawBlocks(random) })),
    recommendation: minor
      ? []
      : small
        ? [{ verb: 'approve', text: 'godkender det fremlagte' }]
        : some(random, words.asked, between(random, 1, 3)),
    attachments: small ? [] : drawPapers(random, options),
    decision: decides ? some(random, words.decided, between(random, 1, 2)) : [],
    history:
      options.history && decides && !small && chance(random, 0.5)
        ? {
            body: pick(
              random,
              words.bodies.filter((each) => each !== body),
            ),
            date: earlier(date),
            text: 'Anbefales godkendt.',
          }
        : null,
  }
}

function drawBlocks(random: Random): Block[] {
  const paragraphs = Array.from(
    { length: between(random, 1, 3) },
    (): Block => ({
      text: some(random, words.sentences, between(random, 1, 4)).join(' '),
    }),
  )
  if (chance(random, 0.35)) {
    paragraphs.push({ text: 'Arbejdet er delt i følgende spor:' }, { list: some(random, words.titles, 3) })
  }
  return paragraphs
}

function drawPapers(random: Random, options: DrawOptions): DrawnPaper[] {
  return some(random, words.papers, between(random, 0, 3)).map((title) => ({
    title,
    pages: options.papers && chance(random, 0.6) ? drawReport(random) : null,
  }))
}

/** Pages with headings of their own, and numbered ones. */
function drawReport(random: Random): Block[] {
  return some(random, words.reportHeads, between(random, 2, 4)).flatMap((head, at): Block[] => [
    { text: chance(random, 0.5) ? head : `${at + 1}. ${head}` },
    ...drawBlocks(random),
    ...drawBlocks(random),
  ])
}

function drawCaseNumber(random: Random, date: string): string {
  const year = date.slice(0, 4)
  const serial = between(random, 10_000, 99_999)
  return pick(random, [
    `${year}-0${serial}`,
    `${year.slice(2)}/${serial}`,
    `SAG-${year}-${serial}`,
    `00.16.00-P22-${serial % 100}-${year.slice(2)}`,
  ])
}

const two = (value: number) => String(value).padStart(2, '0')
const earlier = (date: string) => new Date(Date.parse(date) - 14 * 86_400_000).toISOString().slice(0, 10)
