import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Agendas and minutes as pages of the web give them, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const fields = [
  'UDVALG',
  '',
  'Takstforum',
  '',
  'MØDE',
  '',
  'Referat',
  '',
  'STED',
  '',
  'Rådhuset',
  '',
  'STARTTIDSPUNKT',
  '',
]
const head = [...fields, '03-04-2014 09:00:00', '', '']
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Ny aftale om kørsel', 'Eventuelt']
const listed = titles.map((title, at) => `${at + 7}. ${title}`)
const item = (at: number) => [
  ...[`${at + 7}. ${titles[at]}`, '', titles[at] as string, '', 'Indstilling', 'At sagen drøftes', ''],
  ...['Beslutning i Takstforum den 03-04-2014', `Aftalt i ${at + 7}.`, '', ''],
]

test('a file that breaks off has the items that only its contents name', () => {
  const found = items([
    ...head,
    'PUNKTER',
    '',
    ...listed,
    '',
    '',
    ...item(0),
    `8. ${titles[1]}`,
    '',
    'Baggrund',
    'Tallene er',
  ])
  expect(found.map(({ number, title, decision }) => [number, title, decision])).toEqual([
    [7, titles[0], 'Aftalt i 7.'],
    [8, titles[1], undefined],
    [9, titles[2], undefined],
    [10, titles[3], undefined],
  ])
})

test('numbers left out of the contents are left out', () => {
  const found = items([...head, 'PUNKTER', '', ...listed.filter((_, at) => at !== 1), '', '', ...item(0)])
  expect(found.map(({ number }) => number)).toEqual([7, 9, 10])
})

test('a list of contents that runs into the first item, and an empty field into the next', () => {
  const glued = [
    ...listed.slice(0, -1),
    `${listed.at(-1)}${listed[0]}`,
    '',
    ...item(0).slice(1),
    'Referat',
    `Sagsfremstilling${listed[1]}`,
  ]
  const found = items([...head, 'PUNKTER', '', ...glued, '', 'Indstilling', 'At sagen drøftes'])
  expect(found.map(({ title, decision }) => [title, decision])).toEqual([
    [titles[0], 'Aftalt i 7.'],
    [titles[1], undefined],
    [titles[2], undefined],
    [titles[3], undefined],
  ])
})

test('the name of the contents, glued to the first item', () => {
  const lines = [
    'Takstforum',
    '',
    'Dato: 3. april 2014',
    'Sted: Rådhuset',
    '',
    'Indholdsfortegnelse1. Velkomst',
    '',
    'Beslutning',
    '',
    'Godkendt',
    '',
    'Til toppen',
    '',
  ]
  const found = items([...lines, '2. Takster', '', 'Beslutning', '', 'Drøftet', '', 'Til toppen'])
  expect(found.map(({ title, decision }) => [title, decision])).toEqual([
    ['Velkomst', 'Godkendt'],
    ['Takster', 'Drøftet'],
  ])
})

test('words of a button before each heading are no part of it', () => {
  const fold = (text: string) => `fold dette punkt ind ${text}`
  const found = items([
    ...['Takstforum - Referat - 3. april 2014', '', 'Mødedato', '03-04-2014 kl. 10:00', '', 'Mødested', 'Rådhuset', ''],
    ...[
      'Sagsnr. 14/169',
      '1. Velkomst',
      fold('Resume'),
      'Kort.',
      fold('Indstilling'),
      'At sagen drøftes',
      fold('Beslutning'),
      '',
      'Godkendt.',
    ],
    ...['', 'Sagsnr. 14/170', '2. Takster', fold('Resume'), 'Langt.', fold('Beslutning'), '', 'Drøftet.'],
  ])
  expect(found).toMatchObject([
    { title: 'Velkomst', decision: 'Godkendt.', sections: { resume: 'Kort.' } },
    { title: 'Takster', decision: 'Drøftet.', sections: { resume: 'Langt.' } },
  ])
})

test.each([
  ['nothing under it', ['Fraværende:'], 'Godkendt.', []],
  ['nobody', [], 'Godkendt.', ['', 'Fraværende:', '', 'Ingen']],
  ['names', [], 'Godkendt.', ['', 'Fraværende: Anna Bro, Bent Dal']],
  ['a sentence that begins with a name', ['Fraværende:'], 'Anna Bro orienterede om sagen.', []],
])('the field of those who were away is no decision: %s', (_, over, said, under) => {
  const lines = [
    ...head,
    '1. Velkomst',
    '',
    'Beslutning',
    ...over,
    said,
    ...under,
    '',
    '',
    '2. Eventuelt',
    '',
    'Beslutning',
    'Intet.',
  ]
  expect(items(lines)[0]?.decision).toBe(said)
})

test('a page with one item takes the day from the fields of its decision', () => {
  const [meeting] = meetings([
    ...[
      '13. Nye takster',
      '',
      'Sag 306-2014-5450',
      '',
      'Åbent',
      '',
      'Sagsfremstilling',
      '',
      'Rådet skal tage stilling.',
      '',
    ],
    ...[
      'Beslutning fra Takstforum',
      '',
      'Dato: 26. marts 2015',
      '',
      'Sted: Rådhuset, lokale 5',
      '',
      'Taksterne hæves.',
    ],
  ])
  expect(meeting).toMatchObject({
    date: '2015-03-26',
    items: [{ number: 13, caseNumber: '306-2014-5450', decision: 'Taksterne hæves.' }],
  })
})

test('a head whose sentence takes a line for each of its parts', () => {
  const paper = [
    'Dagsorden',
    'til',
    'mødet i Takstforum',
    'den 27. september 2011 kl. 10:00',
    'i Regionshuset, Skolegade 2',
    '',
    '',
  ]
  const [meeting] = meetings([
    ...paper,
    'Sagnr.: 1-30-76-9-09',
    '',
    '1. Nye takster',
    '',
    'Resume',
    '',
    'Kort.',
    '',
    'Formanden indstiller,',
    '',
    'at sagen drøftes',
  ])
  expect(meeting).toMatchObject({
    ...{ body: 'Takstforum', date: '2011-09-27', start: '10:00', place: 'Regionshuset, Skolegade 2' },
    items: [{ title: 'Nye takster' }],
  })
})

test('numbers as "Nr.3 - Titel", and titles over numbers in a text without empty lines', () => {
  const decided = ['Beslutning i Takstforum (18-21) den 27-02-2018', '', 'Godkendt.', '']
  const found = items([
    '27-02-2018 kl. 17:00',
    'Rådhuset',
    '',
    'Afbud',
    '',
    'Anna Bro',
    '',
    'Nr.1 - Velkomst',
    '',
    ...decided,
    'Nr.2 - Takster',
    '',
    ...decided,
  ])
  expect(found.map(({ title }) => title)).toEqual(['Velkomst', 'Takster'])
  const tight = [
    'Økonomiudvalget',
    '18-09-2024',
    'Medlemmer',
    'Anna Bro (A)',
    'Fraværende',
    'Sager 62 - 63',
    'Meddelelser',
    'Sag nr. 62',
  ]
  const text = [
    'Beslutningskompetence: ØU',
    'Sagens kerne',
    'Kort.',
    'Beslutning',
    'Godkendt.',
    'Bilag',
    'Bilag 1: Notat',
  ]
  const above = items([...tight, ...text, 'Lokalplan 154 - Endelig vedtagelse', 'Sag nr. 63', ...text])
  expect(above.map(({ title }) => title)).toEqual(['Meddelelser', 'Lokalplan 154 - Endelig vedtagelse'])
})

describe('minutes by hand, a title and what was said', () => {
  const told = ['Dagsordenen blev godkendt.', 'Rådet rykker for svar.', 'Udsat til næste møde.', 'Intet.']
  const paper = ['Referat af møde i Takstforum den 3.april 2014', '', 'Til stede: Anna Bro, Bent Dal', '']
  const wanted = titles.map((title, at) => [title, told[at]])
  const decisions = (lines: string[]) => items(lines).map(({ title, decision }) => [title, decision])

  test('a paragraph each', () => {
    const lines = titles.flatMap((title, at) => [`${at + 1}. ${title}`, told[at] as string, ''])
    expect(decisions([...paper, ...lines, 'Referent:', 'Anna Bro', '03.04.2014', '', 'Skriv et svar'])).toEqual(wanted)
  })

  test('indented, without an empty line', () => {
    const lines = titles.flatMap((title, at) => [` ${at + 1}. ${title}`, `  ${told[at]}`])
    expect(decisions([...paper, ...lines])).toEqual(wanted)
  })

  test('an agenda first, and the numbers of its items before what was said', () => {
    const agenda = ['Dagsorden var:', '', ...titles.map((title, at) => `  ${at + 1}. ${title}`), '', 'Referat:', '']
    expect(decisions([...paper, ...agenda, ...told.map((text, at) => `  ${at + 1}. ${text}`)])).toEqual(wanted)
  })

  test('an agenda alone has no decisions', () => {
    const agenda = ['Indkaldelse til møde i Takstforum', '', 'Torsdag den 10. juni 2021 kl. 9.00', '', 'Dagsorden:', '']
    expect(decisions([...agenda, ...titles.map((title, at) => ` ${at + 1}. ${title}`)])).toEqual(
      titles.map((title) => [title, undefined]),
    )
  })
})

test('the place stands under its name on several lines, and the body on the line of the meeting', () => {
  const paper = ['Gå til indhold', '', 'Takstforum - referat 21-06-2010', '', 'Mødedato', '21-06-2010 Kl. 13:00', '']
  const [meeting] = meetings([
    ...[...paper, 'Mødested', 'Mødelokale 4', 'Skolegade 12', '7100 Vejle', '', 'Afbud', 'Anna Bro', '', ''],
    ...['1. Velkomst', '', 'Beslutning', '', 'Godkendt.', '', '2. Eventuelt', '', 'Beslutning', '', 'Intet.'],
  ])
  expect(meeting).toMatchObject({
    body: 'Takstforum',
    date: '2010-06-21',
    start: '13:00',
    place: 'Mødelokale 4 Skolegade 12 7100 Vejle',
  })
})
