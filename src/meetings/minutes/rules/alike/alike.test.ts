import { describe, expect, test } from 'vitest'
import { readLines } from '../lines/lines.ts'
import { readMinutes } from '../read-minutes.ts'
import { tellsOutcome, tellsWish } from '../words/outcome.ts'
import { listedAgain } from './listed-again.ts'
import { papers, said } from './papers-fixture.ts'
import { recurring } from './recurring.ts'
import { withoutTails } from './tails.ts'
import { orderOfNumber, writtenNumber } from './written-numbers.ts'

describe.each(Object.entries(papers))('%s', (_, { lines, number }) => {
  const { found, places } = readMinutes(lines)
  const items = found.meetings.flatMap((meeting) => meeting.items)

  test('items, numbers and titles are found without knowing a word', () => {
    expect(items.map((item) => [item.number, item.title])).toEqual(said.map(({ title }, at) => [number(at), title]))
  })

  test('each item has its own decision', () => {
    expect(items.map(({ decision }) => decision)).toEqual(said.map(({ outcome }) => outcome))
  })

  test('it is one meeting of its day', () => {
    expect(found.meetings.map(({ date }) => date)).toEqual(['2015-05-04'])
  })

  test('each line has one place', () => {
    const last = places.reduce((end, place) => (place.lines[0] === end + 1 ? place.lines[1] : Number.NaN), 0)
    expect(last).toBe(lines.length)
  })
})

const cycle = (title: string, at: number) => [
  '',
  title,
  `Løbenr. 15/${300 + at}`,
  '',
  'Status lige nu',
  'Der er 14 pladser, og tallet er steget.',
  '',
  'Det blev til',
  `Målet blev nået, og ${at} pladser blev oprettet.`,
]
const goals = ['Pladser til unge', 'Kørsel til dagtilbud', 'Fælles vikarer', 'Lokaler', 'Tilsyn']

test('a report whose chapters are alike is no meeting', () => {
  const { found } = readMinutes(['Årsrapport for specialområdet', '2015', ...goals.flatMap(cycle)])
  expect(found.meetings).toEqual([])
})

test('a report attached to an agenda gives it no items and no decisions', () => {
  const asked = ['Godkendelse af dagsorden', 'Mål for pladser', 'Næste møde', 'Eventuelt'].flatMap((title, at) => [
    `Punkt ${at + 1}. ${title}`,
    '',
    'Indstilling',
    'Det indstilles, at rådet drøfter sagen.',
    '',
    ...(at === 1 ? ['Bilag', '- Årsrapport for specialområdet', '', '\fÅRSRAPPORT FOR SPECIALOMRÅDET', ''] : []),
    ...(at === 1 ? goals.flatMap(cycle) : []),
    '',
  ])
  const [meeting] = readMinutes(['Dagsorden til møde den 4. maj 2015 kl. 9.00', 'Sted: Rådhuset', '', ...asked]).found
    .meetings
  expect(meeting?.items.map(({ title, decision }) => [title, decision])).toEqual(
    ['Godkendelse af dagsorden', 'Mål for pladser', 'Næste møde', 'Eventuelt'].map((title) => [title, undefined]),
  )
})

test('minutes of an earlier meeting behind it are a meeting of their own, counted anew', () => {
  const paper = (day: string, word: string) => [
    '\fSamråd for Specialområdet',
    `Referat af møde den ${day} kl. 9.00-12.00`,
    'Sted: Rådhuset',
    '',
    ...goals.flatMap((title, at) => cycle(`${title} ${word}`, at)),
    '',
  ]
  const { meetings } = readMinutes([...paper('4. maj 2015', 'igen'), ...paper('2. marts 2015', 'først')]).found
  expect(meetings.map(({ date, items }) => [date, items.map(({ number }) => number)])).toEqual([
    ['2015-05-04', [1, 2, 3, 4, 5]],
    ['2015-03-02', [1, 2, 3, 4, 5]],
  ])
})

test.each([
  ['signs around the labels', (label: string) => `<< ${label} >>`],
  ['a number before each', (label: string, at: number) => `${at + 1}.2 ${label}`],
  ['the number of the item in each', (label: string, at: number) => `${label} til punkt ${at + 1}:`],
])('labels are known with %s', (_, written) => {
  const lines = goals.flatMap((title, at) => [
    '',
    `${at + 1}. ${title}`,
    '',
    'Tekst om sagen.',
    '',
    written('Svar', at),
    'Udsat.',
  ])
  const [meeting] = readMinutes(['Referat af møde i Samrådet den 4. maj 2015', '', ...lines]).found.meetings
  expect(meeting?.items.map(({ title, decision }) => [title, decision])).toEqual(
    goals.map((title) => [title, 'Udsat.']),
  )
})

const plans = ['Ok.', 'Formanden skriver til regionen.', 'Vi fortsætter som hidtil.', 'Tiltrådt.', 'Ingen kommentarer.']
const planned = (written: (at: number) => string) =>
  goals.flatMap((title, at) =>
    ['', `${at + 1} ${title}`, '', `${at + 1}.1 Historien`, 'Der er 14 unge på venteliste.', ''].concat(
      written(at),
      plans[at] as string,
    ),
  )

test('what is agreed for the time to come stands out in minutes, under labels that count as pages do', () => {
  const lines = ['Referat af møde i Samrådet den 4. maj 2015', '', ...planned((at) => `${at + 1}.2 Slutningen`)]
  const [meeting] = readMinutes(lines).found.meetings
  expect(meeting?.items.map(({ title, decision }) => [title, decision])).toEqual(
    goals.map((title, at) => [title, plans[at]]),
  )
})

test('in an agenda nothing is a decision that does not tell of the past', () => {
  const lines = ['Dagsorden til møde i Samrådet den 4. maj 2015', '', ...planned((at) => `${at + 1}.2 Slutningen`)]
  const items = readMinutes(lines).found.meetings.flatMap((meeting) => meeting.items)
  expect(items.filter(({ decision }) => decision !== undefined)).toEqual([])
})

test('a word for a decision over what is asked begins what is asked', () => {
  const lines = goals.flatMap((title, at) => [
    '',
    `Punkt ${at + 1}. ${title}`,
    '',
    'FORSLAG TIL AFGØRELSE',
    '',
    'Sekretariatet foreslår rådet, at det',
    '- godkender planen',
    '',
    'AFGØRELSE',
    '',
    'Godkendt.',
  ])
  const [meeting] = readMinutes(['Referat af møde i Samrådet den 4. maj 2015', '', ...lines]).found.meetings
  expect(meeting?.items.map(({ decision }) => decision)).toEqual(goals.map(() => 'Godkendt.'))
  expect(meeting?.items.map(({ recommendation }) => recommendation.map(({ text }) => text))).toEqual(
    goals.map(() => ['godkender planen']),
  )
})

test('the heading of a part in the list at the top is no item, and a number that is missing there neither', () => {
  const parts = [
    ['A. Sager til afgørelse', '1. Pladser til unge', '2. Kørsel til dagtilbud', '3. Fælles vikarer'],
    ['B. Sager til orientering', '1. Tilsyn', '2. Eventuelt'],
  ]
  const lines = parts.flatMap(([part, ...titles]) => [
    '_______________',
    part as string,
    '_______________',
    '',
    ...titles.flatMap((title) => [
      title,
      'J.nr. 2015-1-05612',
      '',
      'Resume:',
      'Der er 14 pladser.',
      '',
      'Referat:',
      'Udsat.',
      '',
    ]),
  ])
  const top = ['DAGSORDEN MED REFERAT', '', 'Den 5. november 2015 fra kl. 9.30 til kl. 12.15', '', 'INDHOLD', '']
  const { meetings } = readMinutes([...top, ...parts.flatMap((part) => [...part, '']), ...lines]).found
  expect(meetings.map(({ date, items }) => [date, items.map(({ number, title }) => `${number}. ${title}`)])).toEqual([
    ['2015-11-05', parts.flatMap(([, ...titles]) => titles)],
  ])
  expect(meetings[0]?.items.map(({ decision }) => decision)).toEqual(Array(5).fill('Udsat.'))
})

describe('minutes without numbers and without labels', () => {
  const head = ['Referat af møde i Samrådet den 4. maj 2015', 'Sted: Rådhuset', '']
  const titles = ['Godkendelse af dagsorden', 'Pladser til unge', 'Fælles vikarer', 'Eventuelt']
  const told = ['Godkendt.', 'Tallet er steget.', 'Korpset blev drøftet.', 'Intet.']
  test.each<[string, string[], (title: string) => string[]]>([
    ['a list at the top', ['Dagsorden', ...titles.map((title) => `• ${title}`), ''], (title) => ['', title]],
    ['underlines', [], (title) => ['', title, '-----------------']],
    ['bold', [], (title) => ['', `**${title}**`, '']],
    ['wide gaps', [], (title) => ['', '', title, '']],
  ])('have their titles by %s', (_, list, written) => {
    const lines = [...head, ...list, ...titles.flatMap((title, at) => [...written(title), told[at] as string])]
    const { meetings } = readMinutes(lines).found
    expect(meetings[0]?.items.map(({ title, decision }) => [title, decision])).toEqual(
      titles.map((title, at) => [title, told[at]]),
    )
    const report = lines.map((line) => (line === head[0] ? 'Notat om pladser i 2015' : line))
    expect(readMinutes(report).found.meetings).toEqual([])
  })
})

describe('items in the rows of a table', () => {
  const table = (name: string, told: [string, string, string]) => [
    'Bestyrelsesmøde',
    'D. 30.10.2012, kl. 17.00-19.00',
    '',
    `Dagsorden:                      Ansv.   ${name}`,
    '',
    `1. Godkendelse af dagsorden     Alle    ${told[0]}`,
    '',
    `2. Samarbejde om behandling     FM      ${told[1]}`,
    'på tværs af kommunegrænser              halvt års varsel.',
    '',
    `3. Evt.                         DL      ${told[2]}`,
  ]

  test('have their title in the first column and their decision in the last', () => {
    const lines = table('Noter/referat', ['Punktet Evt. tilføjes.', 'Forlænges. Opsiges med et', 'Intet.'])
    expect(readMinutes(lines).found.meetings[0]?.items.map(({ title, decision }) => [title, decision])).toEqual([
      ['Godkendelse af dagsorden', 'Punktet Evt. tilføjes.'],
      ['Samarbejde om behandling på tværs af kommunegrænser', 'Forlænges. Opsiges med et halvt års varsel.'],
      ['Evt.', 'Intet.'],
    ])
  })

  test('have no decisions where the last column holds something else', () => {
    const lines = table('Tid', ['17.00-17.05', '17.05-18.30', '18.30-19.00'])
    const items = readMinutes(lines).found.meetings.flatMap((meeting) => meeting.items)
    expect(items.filter(({ decision }) => decision?.startsWith('17'))).toEqual([])
  })
})

test('minutes brought along that nobody dated stay a meeting of their own', () => {
  const meeting = (word: string) =>
    ['Godkendelse af dagsorden', `Takster ${word}`, `Pladser ${word}`, 'Eventuelt'].flatMap((title, at) => [
      `${at + 1}. ${title}`,
      '',
      'Sagsfremstilling',
      'Der er 14 pladser.',
      '',
      'Beslutning',
      'Godkendt.',
      '',
    ])
  const head = ['Takstforum', 'Referat af møde den 4. maj 2015 kl. 9', 'Sted: Rådhuset', '']
  const lines = [...head, ...meeting('nu'), '', '\fBilag: forrige referat', '', ...meeting('før')]
  expect(readMinutes(lines).found.meetings.map(({ date, items }) => [date, items.length])).toEqual([
    ['2015-05-04', 4],
    [null, 4],
  ])
})

test('a list at the end of a decision is no heading of a group', () => {
  const steps = ['Det blev aftalt:', '', '1. Formanden skriver til regionen', '2. Sagen tages op igen']
  const lines = goals.flatMap((title, at) => [
    '',
    '',
    title,
    `Løbenr. 15/${at}`,
    '',
    'Det blev til',
    ...(at % 2 ? steps : ['Udsat.']),
  ])
  const [meeting] = readMinutes(['Referat af møde i Samrådet den 4. maj 2015', '', ...lines]).found.meetings
  expect(meeting?.items.map(({ title }) => title)).toEqual(goals)
  expect(meeting?.items[1]?.decision).toMatch(/Sagen tages op igen$/)
})

test('labels that ask and labels over lists of files are told apart', () => {
  const { lines } = papers['letters for numbers'] as { lines: string[] }
  const [, second] = readMinutes(lines).found.meetings[0]?.items ?? []
  expect(second?.recommendation.map(({ verb }) => verb)).toEqual(['approve'])
  expect(second?.attachments.map(({ title }) => title)).toEqual(['Udkast til aftale', 'Oversigt over ruter'])
  expect(second?.sections.presentation).toMatch(/^Kommunerne har i fire år/)
})

test('the same label in all items has one name, whatever number stands in it', () => {
  const lines = readLines(
    [1, 2, 3].flatMap((at) => [`Løbenr 15/${at}`, '', `Svar: Det blev nummer ${at}.`, '', 'Godkendt', '']),
  )
  expect(recurring(lines).map(({ key, rest }) => [key, rest])).toContainEqual(['svar', 'Det blev nummer 2.'])
  expect(new Set(recurring(lines).map(({ key }) => key))).toContain('løbenr #/#')
})

test('a text that is said again under one label is no label', () => {
  const lines = readLines(['Svar', 'Godkendt', 'Svar', 'Udsat', 'Svar', 'Godkendt', 'Svar', 'Godkendt'])
  expect(new Set(recurring(lines).map(({ key }) => key))).toEqual(new Set(['svar']))
})

test.each([
  ['Godkendt.', true],
  ['Tiltrådt, idet udgiften deles.', true],
  ['Gruppen drøftede sagen.', true],
  ['Planen blev vedtaget.', true],
  ['Notatet er udarbejdet af sekretariatet.', false],
  ['Der er 14 unge på venteliste.', false],
])('"%s" tells what became of an item: %s', (text, told) => {
  expect(tellsOutcome(text)).toBe(told)
})

test.each([
  ['At rådet godkender planen', true],
  ['Det foreslås, at planen godkendes.', true],
  ['Forelægges med henblik på, at rådet', true],
  ['Godkendelse af planen', false],
  ['Atter færre pladser', false],
])('"%s" asks for something: %s', (text, asked) => {
  expect(tellsWish(text)).toBe(asked)
})

test.each([
  ['§ 12. Takster', '12', 'Takster'],
  ['Emne C: Takster', 'C', 'Takster'],
  ['4 | Takster', '4', 'Takster'],
  ['[7] Takster', '7', 'Takster'],
  ['Nr. 3Takster', '3', 'Takster'],
])('"%s" has the number %s', (text, number, title) => {
  expect(writtenNumber(text)).toMatchObject({ number, title })
})

test.each(['Takster for 2025', 'I alt 14 pladser', 'A-kasse og løn'])('"%s" has no number', (text) => {
  expect(writtenNumber(text)).toBeNull()
})

test('letters and Roman figures have an order', () => {
  expect(['C', 'IV', '7', '2.3'].map(orderOfNumber)).toEqual([3, 4, 7, 2.03])
})

test('titles that stand in a list at the top are found again, also where they are broken', () => {
  const titles = ['Takster for dagtilbud', 'Pladser til unge med særlige behov', 'Eventuelt']
  const text = ['Her står der noget.', 'Og lidt til.', '']
  const lines = ['Emner', ...titles, '', ...titles.slice(0, 1), ...text, 'Pladser til unge', 'med særlige behov']
  const found = listedAgain(readLines([...lines, ...text, 'Eventuelt', ...text]))
  expect(found.map(({ from, to }) => to - from)).toEqual([0, 1, 0])
})

test('a field behind the title is cut where it comes again', () => {
  const texts = (rows: string[]) => withoutTails(readLines(rows)).map(({ text }) => text)
  expect(texts(['TaksterTid: 5 min.', 'PladserTid: 9 min.', 'EventueltTid: 1 min.'])).toEqual([
    'Takster',
    'Pladser',
    'Eventuelt',
  ])
  expect(texts(['TaksterTid: 5 min.'])).toEqual(['TaksterTid: 5 min.'])
})
