import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MinutesFound } from '../model.ts'
import { readMinutes } from './read-minutes.ts'

const words = [
  'Punkt 1.',
  'Punkt 2: Budget',
  'Punkt 3 – Status',
  '1. Velkomst',
  '2. Eventuelt',
  '7a. Tilføjelse',
  'Åben',
  'Lukket',
  'Resumé',
  'Baggrund',
  'Sagsfremstilling',
  'Indstilling',
  'Bilag:',
  'Beslutning:',
  'REFERAT:',
  'Økonomi',
  'Proces',
  'Det indstilles, at gruppen',
  '1. Godkender',
  '• Drøfter sagen',
  '- Notat om takster',
  'NOTAT OM TAKSTER',
  'Mødet den 17.03.2025 Styregruppen',
  'Referat fra møde i Panelet den 3. maj 2023',
  'Styregruppen',
  '27-05-2021 13:00',
  'Tid Mødet den 4. april 2024, kl. 12.00 - 16.00',
  'Sted Rådhuset',
  'Til stede: Anna Bro, Bent Dal',
  'Afbud Carla Eng',
  'Øvrige',
  'deltagere',
  'Til stede:        Afbud:',
  'Side 4',
  'Side 4 af 9',
  'Punkt 2, Bilag 1: Referat d. 4. maj 2020',
  '2024-079097',
  'Sagsnr.: 19/1234',
  'Sekretariatet følger op senest den 4. juni.',
  'udvik-',
  'ling',
  '',
  '',
  ' ',
]
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...words).map((word) => ` ${word}`) },
  { weight: 1, arbitrary: fc.constantFrom(...words).map((word) => `\f${word}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
)
const file = fc.array(line, { maxLength: 120 })

describe('any text', () => {
  test('is read without failing, in the promised form, alike twice', () => {
    fc.assert(
      fc.property(file, (lines) => {
        const first = readMinutes(lines)
        expect(MinutesFound.safeParse(first.found).error).toBeUndefined()
        expect(readMinutes(lines)).toEqual(first)
      }),
      { numRuns: 300 },
    )
  })

  test('has each of its lines in exactly one place', () => {
    fc.assert(
      fc.property(file, (lines) => {
        const { places, found } = readMinutes(lines)
        const owned = places.flatMap(({ lines: [from, to] }) =>
          Array.from({ length: to - from + 1 }, (_, at) => from + at),
        )
        expect(owned).toEqual(lines.map((_, at) => at + 1))
        const missing = found.unplaced.reduce((sum, { lines: [from, to] }) => sum + to - from + 1, 0)
        expect(found.coverage).toEqual({ lines: lines.length, placed: lines.length - missing })
      }),
      { numRuns: 300 },
    )
  })

  test('gives an item its own line, also under the stamp of a page before', () => {
    const lines = ['27-05-2021 13:00', 'Takstforum', 'Punkt 2, Bilag 1: Referat', '1. Takster', '\fBeslutning:']
    expect(readMinutes(lines).found.meetings[0]?.items[0]?.lines).toEqual([3, 4])
  })

  test('gives items and attachments lines that do not overlap', () => {
    fc.assert(
      fc.property(file, (lines) => {
        const { meetings, unplaced } = readMinutes(lines).found
        const items = meetings.flatMap((meeting) => meeting.items)
        const ranges = [
          ...items.map((item) => item.lines),
          ...items.flatMap(({ attachments }) => attachments.flatMap((each) => (each.lines ? [each.lines] : []))),
          ...unplaced.map((each) => each.lines),
        ].sort((a, b) => a[0] - b[0])
        for (const [at, [from, to]] of ranges.entries()) {
          expect(to).toBeGreaterThanOrEqual(from)
          expect(from).toBeGreaterThan(ranges[at - 1]?.[1] ?? 0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('keeps the order of the file within a meeting, and names an outer meeting that is there', () => {
    fc.assert(
      fc.property(file, (lines) => {
        const { meetings } = readMinutes(lines).found
        for (const [at, { items, embeddedIn }] of meetings.entries()) {
          const starts = items.map((item) => item.lines[0])
          expect(starts).toEqual([...starts].sort((a, b) => a - b))
          if (embeddedIn !== undefined) expect(embeddedIn < meetings.length && embeddedIn !== at).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a long file', () => {
  // How the time grows with the length is measured by `npm run bench -- minutes-growth`.
  test('of one endless line, or of list entries alone, is read', () => {
    const endless = [`${' '.repeat(500_000)}x`, '1. '.repeat(100_000), 'a, '.repeat(100_000)]
    const list = Array.from({ length: 30_000 }, (_, at) => `${(at % 40) + 1}. Titel på listen`)
    for (const lines of [['Punkt 1. '.repeat(200_000)], endless, list])
      expect(readMinutes(lines).found.coverage.lines).toBe(lines.length)
  })
})

describe('a head', () => {
  const item = ['1. Takster 2019', '', 'Beslutning', 'Godkendt.', '', '', '2. Eventuelt', '', 'Beslutning', 'Intet.']

  test('is not taken for the end of an item because its table of contents is called Indhold', () => {
    const head = ['Takstforum', '', 'Tirsdag den 2. april 2019', 'Sted: Rådhuset', 'Deltagere: Anna Bro, Bent Dal', '']
    const contents = ['Indhold', '', '1. Takster 2019', '2. Eventuelt', '']
    const { meetings, unplaced } = readMinutes([...head, ...contents, ...item]).found
    expect(meetings).toMatchObject([{ body: 'Takstforum', date: '2019-04-02', present: ['Anna Bro', 'Bent Dal'] }])
    expect(unplaced).toEqual([])
  })

  test('names the meeting before a day that is mentioned in an item', () => {
    const lines = ['Referat', 'af', 'mødet i Takstforum', 'den 2. april 2019 kl. 13:30', '', '', ...item]
    lines.push('Panelet indkalder til et opfølgende møde', 'Møde i Panelet den 4. juni 2020')
    expect(readMinutes(lines).found.meetings).toMatchObject([{ date: '2019-04-02', start: '13:30' }])
  })
})
