import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// What stands before and between items: contents, notes, the head of the meeting.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const decided = (text: string) => ['', 'Beslutning', text, '', '']

test('contents written like the items, case numbers and all, are no items', () => {
  const titles = [
    'Dagsorden',
    'Nye pladser (2016-0198665)',
    'Takster (2016-0295204)',
    'Bygninger (2016-0305567)',
    'Eventuelt',
  ]
  const contents = titles.flatMap((title, at) =>
    at === 1 ? ['2. Nye pladser', '(2016-0198665)'] : [`${at + 1}. ${title}`],
  )
  const text = titles.flatMap((title, at) => [`${at + 1}. ${title}`, ...decided(`Aftalt ${at + 1}`)])
  const found = meetings(['Udvalget', 'Møde den 17. maj 2016', '', ...contents, '', ...text])
  expect(found.map((meeting) => meeting.items.map(({ title, decision }) => `${title}: ${decision}`))).toEqual([
    ['Dagsorden: Aftalt 1', 'Nye pladser: Aftalt 2', 'Takster: Aftalt 3', 'Bygninger: Aftalt 4', 'Eventuelt: Aftalt 5'],
  ])
})

test.each([
  ['Eftersendt punkt', 1],
  ['Ekstra punkt', 1],
  ['Tillægsdagsorden', 1],
  ['Udsat fra sidste møde', 2],
])('a note over an item is no text of the one before: %s', (note, gap) => {
  const item = (number: number) => [`Dagsordenspunkt ${number}`, `Drøftelse nr. ${number}`, 'Status: Åben', '']
  const lines = [1, 2, 3, 4, 5, 6].flatMap((number) => [
    ...(number === 6 ? [note] : []),
    ...item(number),
    'Beslutning',
    'Ingen bemærkninger.',
    ...Array<string>(number === 5 ? gap : 2).fill(''),
  ])
  const found = items(lines)
  expect(found.map(({ decision }) => decision)).toEqual(Array(6).fill('Ingen bemærkninger.'))
  expect(found[5]).toMatchObject({ number: 6, title: 'Drøftelse nr. 6', open: true })
})

test('the headings of a form stand in each item, with and without text', () => {
  const form = ['Alternativ indstilling', 'Beskrivelse af sagen', 'Lovgrundlag og link', 'Sagshistorik']
  const lines = [1, 2, 3, 4].flatMap((number) => [
    `${number}. Drøftelse nr. ${number}`,
    '',
    'Indstilling',
    'Det indstilles, at',
    '1. planen for de nye pladser i de fire kommuner godkendes med de ændringer, der blev nævnt',
    '2. planen drøftes',
    ...form,
    ...decided('Godkendt'),
  ])
  const found = items(lines)
  expect(found.map(({ recommendation }) => recommendation)).toEqual(
    Array(4).fill([
      {
        verb: 'approve',
        text: 'planen for de nye pladser i de fire kommuner godkendes med de ændringer, der blev nævnt',
      },
      { verb: 'discuss', text: 'planen drøftes' },
    ]),
  )
})

test('a clause goes on with the day of a month', () => {
  const asked = ['Indstilling', 'Det indstilles, at:', '1. arbejdet godkendes frem til den', '22. september 2016']
  const found = items(['1. Planen', ...asked, ...decided('Godkendt'), '2. Eventuelt', ...decided('Intet')])
  expect(found[0]?.recommendation).toEqual([
    { verb: 'approve', text: 'arbejdet godkendes frem til den 22. september 2016' },
  ])
})

test('time and place need no label, and those present can be a sentence', () => {
  const [meeting] = meetings([
    'Socialudvalget',
    'Møde tirsdag den 17. maj 2016',
    'Kl. 8:00-11:00, Kulturhuset, Torvet 12',
    '',
    'Til stede var: Formanden, Næstformanden',
    'Afbud fra: Sekretæren',
    '',
    '1. Planen',
    ...decided('Godkendt'),
    '2. Eventuelt',
    ...decided('Intet'),
  ])
  expect(meeting).toMatchObject({
    date: '2016-05-17',
    start: '08:00',
    end: '11:00',
    place: 'Kulturhuset, Torvet 12',
    present: ['Formanden', 'Næstformanden'],
    absent: ['Sekretæren'],
  })
})

test.each([
  ['right over its number', (title: string, number: number) => [title, `Sag nr. ${number}`]],
  ['over its number, with room between', (title: string, number: number) => [title, '', `Punkt ${number}`]],
])('a title %s, with older minutes enclosed in the same layout', (_, top) => {
  const paper = (day: number, titles: string[]) => [
    ...['Takstforum', '', 'Referat', '', `Dato: ${day}. april 2014`, 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', ''],
    ...titles.flatMap((title, at) => [
      ...top(title, at + 1),
      '',
      'Indstilling',
      'At sagen drøftes',
      '',
      'Beslutning',
      `Aftalt den ${day}. i ${at + 1}.`,
      '',
      '',
    ]),
  ]
  const { found } = readMinutes([
    ...paper(23, ['Velkomst', 'Takster', 'Eventuelt']),
    ...paper(2, ['Velkomst', 'Kørsel']),
  ])
  expect(found.meetings.map(({ items }) => items.map(({ title, decision }) => [title, decision]))).toEqual([
    [
      ['Velkomst', 'Aftalt den 23. i 1.'],
      ['Takster', 'Aftalt den 23. i 2.'],
      ['Eventuelt', 'Aftalt den 23. i 3.'],
    ],
    [
      ['Velkomst', 'Aftalt den 2. i 1.'],
      ['Kørsel', 'Aftalt den 2. i 2.'],
    ],
  ])
})

test.each([
  ['ad and the number', (number: number, title: string) => `Ad punkt ${number}: ${title}`],
  ['written as the items', (number: number, title: string) => `${number}. ${title}`],
  ['the number alone', (number: number) => `Ad ${number}`],
])('decisions recorded behind the agenda under a head of their own: %s', (_, record) => {
  const head = ['Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '']
  const titles = ['Velkomst', 'Takster for botilbud', 'Ny aftale om kørsel', 'Eventuelt']
  const { found } = readMinutes([
    ...['Takstforum', '', 'Dagsorden', '', ...head],
    ...titles.flatMap((title, at) => [
      `${at + 1}. ${title}`,
      '',
      'Resumé',
      'Sagen handler om tal.',
      '',
      'Indstilling',
      'At sagen drøftes',
      '',
      '',
    ]),
    ...['Beslutningsreferat', '', ...head],
    ...titles.flatMap((title, at) => [record(at + 1, title), `Aftalt i ${at + 1}.`, '']),
  ])
  expect(found.meetings.map(({ items }) => items.map(({ title, decision }) => [title, decision]))).toEqual([
    titles.map((title, at) => [title, `Aftalt i ${at + 1}.`]),
  ])
})

test('titles over their numbers, with older minutes written otherwise between two of the items', () => {
  const item = (number: number, title: string, field: string) => [
    ...[
      `\f${title}`,
      '',
      `Punkt ${number} · Åben${field}`,
      '',
      'Indstilling',
      '',
      'At sagen drøftes',
      '',
      'Beslutning',
      '',
    ],
    ...[`Enige om ${title}.`, ''],
  ]
  const older = (number: number, title: string) => [
    ...[
      '',
      '',
      `Sag nr. ${number}: ${title}`,
      'Åben sag',
      '',
      'INDSTILLING:',
      'At sagen drøftes',
      '',
      'BESLUTNING:',
      `Dengang ${number}.`,
    ],
  ]
  const { found } = readMinutes([
    ...['Takstforum', '', 'Dato: 17. januar 2024', 'Sted: Rådhuset', '', 'Deltog', 'Anna Bro', ''],
    ...[...item(1, 'Godkendelse af dagsorden', ''), ...item(2, 'Referat af sidste møde', '')],
    ...['\fREFERAT', '', 'TAKSTFORUM', '', 'Dato: 18.10.2023', 'Tid: 15.15-17.15', 'Sted: Teams', ''],
    ...['Velkomst', 'Kørsel til skoler', 'Meddelelser', 'Eventuelt'].flatMap((title, at) => older(at + 1, title)),
    ...[...item(3, 'Takster for botilbud', ' · Sag 2024-052022'), ...item(4, 'Eventuelt', '')],
  ])
  expect(
    found.meetings.map(({ date, items }) => [
      date,
      items.map(({ number, title, decision }) => [number, title, decision]),
    ]),
  ).toEqual([
    [
      '2024-01-17',
      [
        [1, 'Godkendelse af dagsorden', 'Enige om Godkendelse af dagsorden.'],
        [2, 'Referat af sidste møde', 'Enige om Referat af sidste møde.'],
        [3, 'Takster for botilbud', 'Enige om Takster for botilbud.'],
        [4, 'Eventuelt', 'Enige om Eventuelt.'],
      ],
    ],
    [
      '2023-10-18',
      [
        [1, 'Velkomst', 'Dengang 1.'],
        [2, 'Kørsel til skoler', 'Dengang 2.'],
        [3, 'Meddelelser', 'Dengang 3.'],
        [4, 'Eventuelt', 'Dengang 4.'],
      ],
    ],
  ])
})
