import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Former minutes among the papers of a pack, written otherwise than the agenda around them, in words of our own.

const item = (number: number, title: string, ...papers: string[]) => [
  `Punkt ${number}: ${title}`,
  '',
  'Indstilling',
  'Det indstilles, at samrådet drøfter sagen.',
  '',
  ...(papers.length > 0 ? ['Bilag', ...papers.map((paper) => `- ${paper}`), ''] : []),
  'Beslutning',
  `Drøftet i ${number}.`,
  '',
]
const head = ['Samrådet for Nord', 'Referat af møde den 4. juni 2015', 'Sted: Hobro', '']
const former = [
  'Pkt. 1 Godkendelse af dagsorden',
  'Godkendt.',
  '',
  'Pkt. 2 Kørsel til dagtilbud',
  'Aftalen blev forlænget et år.',
  '',
  'Pkt. 3 Ventetid på pladser',
  'Taget til efterretning.',
  '',
  'Pkt. 4 Eventuelt',
  'Intet.',
  '',
]
const around = (title: string, ...paper: string[]) => [
  ...head,
  ...item(1, 'Godkendelse af dagsorden'),
  ...item(2, 'Godkendelse af referat', title),
  ...paper,
  ...item(3, 'Takster for botilbud').map((line, at) => (at === 0 ? `\f${line}` : line)),
  ...item(4, 'Eventuelt'),
]
const read = (lines: string[]) => {
  const { found, places } = readMinutes(lines)
  const last = places.reduce((end, place) => (place.lines[0] === end + 1 ? place.lines[1] : Number.NaN), 0)
  expect(last).toBe(lines.length)
  return found.meetings
}
const titles = ['Godkendelse af dagsorden', 'Kørsel til dagtilbud', 'Ventetid på pladser', 'Eventuelt']

describe('a paper that calls itself minutes', () => {
  test('is read as a file of its own, with its own head', () => {
    const paper = ['\fREFERAT', 'Forretningsudvalget under Samrådet', 'Tid: 9. april 2015 kl. 9.00', 'Sted: Nibe', '']
    const meetings = read(around('Referat fra Forretningsudvalget', ...paper, ...former))
    expect(meetings).toMatchObject([
      { date: '2015-06-04', items: [{ number: 1 }, { number: 2 }, { number: 3 }, { number: 4 }] },
      { date: '2015-04-09', embeddedIn: 0, items: titles.map((title) => ({ title })) },
    ])
    expect(meetings[1]?.items.map(({ decision }) => decision)).toEqual([
      'Godkendt.',
      'Aftalen blev forlænget et år.',
      'Taget til efterretning.',
      'Intet.',
    ])
    expect(meetings[0]?.items[1]?.decision).toBe('Drøftet i 2.')
  })

  test('has its day from its title where its own pages tell none, and else the body it was sent to', () => {
    const [, inner] = read(around('Referat af mødet den 9. april 2015', '\fREFERAT', '', ...former))
    expect(inner).toMatchObject({ date: '2015-04-09', embeddedIn: 0 })
    expect(inner?.body).toContain('Samrådet')
  })

  test('can have another behind it, known by its name and its day', () => {
    const second = ['Beslutningsreferat', 'Styregruppen, onsdag den 11. marts 2015', '']
    const first = titles.flatMap((title, at) => [`${at + 1}. ${title}`, '', 'Beslutning:', '', `Vedtaget i ${at}.`, ''])
    const papers = ['\fReferat fra møde i Forretningsudvalget den 9. april 2015', '', ...first, ...second, ...former]
    const meetings = read(around('Referat fra Forretningsudvalget', ...papers))
    expect(meetings.map(({ date, embeddedIn, items }) => [date, embeddedIn, items.length])).toEqual([
      ['2015-06-04', undefined, 4],
      ['2015-04-09', 0, 4],
      ['2015-03-11', 0, 4],
    ])
    expect(meetings[1]?.items.at(-1)?.decision).toBe('Vedtaget i 3.')
    expect(meetings[2]?.items.at(-1)?.decision).toBe('Intet.')
  })

  test('is none where it is a report in chapters', () => {
    const chapters = ['Indledning', 'Målgruppen', 'Beslutning og opfølgning'].flatMap((title, at) => [
      ...[`${at + 1}. ${title}`, '', 'Der er i perioden sket en forskydning, og ventetiden blev drøftet.', ''],
    ])
    expect(read(around('Referat fra seneste møde', '\fReferat fra seneste møde', '', ...chapters))).toHaveLength(1)
  })

  test('is none where it has no items with decisions', () => {
    const paper = ['\fREFERAT AF UNDERSØGELSEN', '', ...Array.from({ length: 14 }, () => 'Der er 14 pladser i alt.')]
    expect(read(around('Referat af undersøgelsen', ...paper))).toHaveLength(1)
  })
})

describe('several meetings in a file', () => {
  const page = (day: string, ...lines: string[]) => [
    `\fProtokol for mødet den ${day}      Samrådet for Nord`,
    '',
    ...lines,
  ]
  const own = (number: number, title: string) => [
    `Sag nr. ${number}. ${title}`,
    '',
    'Formandskabet indstiller,',
    'at sagen drøftes',
    '',
    'Samrådets vedtagelse:',
    ...['Ingen bemærkninger.', '', 'Ej til stede: Medlem 2', ''],
  ]
  const front = (day: string) => ['PROTOKOL', '', `Torsdag den ${day}, kl. 14.00`, 'Sted: Rådhuset', '']

  test('whose numbers run on are told apart by the day over their pages', () => {
    const meetings = read([
      ...page('30. januar 2006', ...front('30. januar 2006'), ...own(39, 'Takster'), ...own(40, 'Kørsel')),
      ...page('30. januar 2006', ...own(41, 'Eventuelt')),
      ...page('6. april 2006', ...front('6. april 2006'), ...own(42, 'Budget'), ...own(43, 'Venteliste')),
      ...page('6. april 2006', ...own(44, 'Meddelelser'), ...own(45, 'Eventuelt')),
    ])
    expect(meetings.map(({ date, items }) => [date, ...items.map(({ number }) => number)])).toEqual([
      ['2006-01-30', 39, 40, 41],
      ['2006-04-06', 42, 43, 44, 45],
    ])
    expect(meetings[0]?.items[2]?.decision).toBe('Ingen bemærkninger.')
  })

  test('of which one is only told do not make the other less sure', () => {
    const agenda = [1, 2, 3, 4, 5, 6].flatMap((number) => {
      const lines = item(number, `Takst ${number}`, ...(number === 2 ? ['Referat af mødet den 9. april 2015'] : []))
      const shown = number > 3 ? lines.slice(0, -3) : lines
      return number === 2 ? [...shown, '\fREFERAT', '', ...former, '\f'] : shown
    })
    const meetings = read([...head, ...agenda])
    expect(meetings[0]?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(meetings[1]).toMatchObject({ date: '2015-04-09', embeddedIn: 0 })
  })
})

test('the questions of a survey behind the agenda are no decisions', () => {
  const survey = [1, 2, 3, 4].flatMap((number) => [`${number}. Er der en handleplan for borgeren?`, 'Ja', 'Nej', ''])
  const told = [1, 2, 3, 4].flatMap((number) => [
    `Dagsordenspunkt ${number}`,
    `Takst ${number}`,
    '',
    'Det blev vi enige om',
    'Ingen bemærkninger.',
    '',
  ])
  const [meeting] = read([...head, ...told, '\fSpørgeskema', '', ...survey])
  expect(meeting?.items.slice(0, 3).map(({ decision }) => decision)).toEqual(Array(3).fill('Ingen bemærkninger.'))
})
