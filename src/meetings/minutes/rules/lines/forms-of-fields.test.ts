import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Fields, numbers and stamps as forms and portals print them, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const head = ['Kontaktrådet', 'Referat af møde den 16. april 2010', 'Sted: Havnegade 14', '']
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Kørsel til dagtilbud', 'Eventuelt']
const told = ['Godkendt.', 'Sendes i høring.', 'Udsat til august.', 'Intet.']

describe('a form with one field a row', () => {
  const form = (title: string, at: number) => [
    ...[`Punkt ${at + 1}`, 'Emne', title, 'Sagsnr.', `10/729${at}`, 'Adgang', at === 3 ? 'Lukket' : 'Åbent'],
    ...['Tidsforbrug', '5 min.', 'Forslag til beslutning', 'Det foreslås, at rådet', 'a) drøfter sagen'],
    ...['Kontaktrådets konklusion', `${told[at]}`, '', 'Opfølgning', 'Sekretariatet', ''],
  ]

  test('has the name of the title under each number, and names of fields over their values', () => {
    expect(items([...head, ...titles.flatMap(form)])).toMatchObject(
      titles.map((title, at) => ({ title, open: at !== 3, caseNumber: `10/729${at}`, decision: told[at] })),
    )
  })
})

describe('between a number and the text', () => {
  const own = (row: string) =>
    items([
      ...head,
      ...titles.flatMap((title, at) => [`Dagsordenspunkt ${at + 1}`, title, row, '', 'Beslutning', `${told[at]}`, '']),
    ])

  test.each([
    'Kl. 11.00-11.05 / Oplæg ved Direktør A',
    '10.15 – 10.30',
    '(Til drøftelse)',
    'Sagsnummer i regionen: 25/11758',
    'Acadre-sag: 24.678-13',
    'Acadre-sag 22/10952',
    'Åben, 30 minutter',
    'Åben dagsorden – Sagsid 2011/002688',
    'J.nr.: 27.26.04-P13-32-12    Åben sag    Sagsbeh.: Socialchef A',
    'DIKABC / 08/3208 ÅBEN SAG',
  ])('stands a field, and no part of the title: %s', (row) => {
    const found = own(row)
    expect(found.map(({ title }) => title)).toEqual(titles)
    if (/åben/i.test(row)) expect(found[0]?.open).toBe(true)
    const number = /\d[\d./A-Z-]{6,}\d/.exec(row.replace(/\d\d\.\d\d ?[-–] ?\d\d\.\d\d/, ''))?.[0]
    if (number !== undefined) expect(found[0]?.caseNumber).toBe(number)
  })
})

describe('numbers', () => {
  const own = (number: string, at: number) => [`${number} ${titles[at]}`, '', 'Referat', `${told[at]}`, '', '']

  test('can have the letter of their part and a dot', () => {
    const parts = ['A. PUNKTER TIL BESLUTNING', '', ...own('A.1', 0), ...own('A.2', 1), 'B. PUNKTER TIL DRØFTELSE', '']
    expect(items([...head, ...parts, ...own('B.1', 2), ...own('B.2', 3)])).toMatchObject(
      ['A.1', 'A.2', 'B.1', 'B.2'].map((number, at) => ({ number, title: titles[at], decision: told[at] })),
    )
  })

  test('can have it without a sign, and a field for how many there are', () => {
    const parts = [
      'A. Formalia',
      '',
      ...own('A1', 0),
      ...own('A2', 1),
      'B. Sager',
      '',
      ...own('B1', 2),
      ...own('B2', 3),
    ]
    expect(items([...head, ...parts])).toMatchObject(
      ['A1', 'A2', 'B1', 'B2'].map((number, at) => ({ number, title: titles[at], decision: told[at] })),
    )
    const form = titles.flatMap((title, at) => [
      ...[`Punkt nr.: ${at + 1} af 4`, `Emne: ${title}`, 'Mødeform: Åben', 'Oplæg ved: Sekretariatet', ''],
      ...['Indstilling: At rådet drøfter sagen.', `Beslutning: ${told[at]}`, ''],
    ])
    expect(items([...head, ...form])).toMatchObject(
      titles.map((title, at) => ({ number: at + 1, title, open: true, decision: told[at] })),
    )
  })

  test('can say how many there are', () => {
    const page = (title: string, at: number) => [
      ...[`Punkt ${at + 1} af 4`, title, 'Åbent punkt · Sag 27.44.00-P07-855-24 · Ansvarlig: Sekretariatet', ''],
      ...['Mødets beslutning', `${told[at]}`, ''],
    ]
    expect(items([...head, ...titles.flatMap(page)])).toMatchObject(
      titles.map((title, at) => ({ number: at + 1, title, caseNumber: '27.44.00-P07-855-24', decision: told[at] })),
    )
  })
})

test('the name of a printed page tells its meeting, the hour of printing does not', () => {
  const page = (title: string, at: number) => [
    `06-10-2024 12.53      Styregruppen for Nærområdet 16. september 2024 - Mødeportalen`,
    ...['', `Punkt ${at + 1}`, title, '', 'Beslutning', `${told[at]}`, ''],
    `https://portal.example/moede/3874?udskriv=1      ${at + 1}/4`,
  ]
  expect(meetings(titles.flatMap(page))).toMatchObject([
    { date: '2024-09-16', body: 'Styregruppen for Nærområdet', items: titles.map((title) => ({ title })) },
  ])
})

test('a label in front of its text begins a list in whatever words, when it comes again', () => {
  const own = titles.flatMap((title, at) => [
    `${at + 1}. ${title}`,
    '',
    `Medsendte bilag: Kort ${'abcd'[at]}; Notat ${'abcd'[at]}`,
    ...['', 'Beslutning', `${told[at]}`, '', ''],
  ])
  const lines = own.map((line) => line.replace('Medsendte bilag', 'Bilag hertil'))
  expect(items([...head, ...lines]).map(({ attachments }) => attachments.map(({ title }) => title))).toEqual(
    ['a', 'b', 'c', 'd'].map((letter) => [`Kort ${letter}`, `Notat ${letter}`]),
  )
})

test('a day behind the word for a decision is a heading, however often it stands at the foot of a page', () => {
  const page = (title: string, at: number) => [
    ...[`\f${at + 1}. ${title}`, 'Åbent punkt', '', 'Indstilling:', 'at sagen drøftes', '', 'Beslutning 16-04-2010:'],
    `${told[at]}`,
  ]
  expect(items([...head, ...titles.flatMap(page)]).map(({ decision }) => decision)).toEqual(told)
})

test('in an agenda nothing is decided, whatever its labels are called', () => {
  const own = titles.flatMap((title, at) => [
    ...[`${at + 1}. ${title}`, '', 'Det drejer sig om', `Sagen har været udsendt, og ${at} kommuner har svaret.`, ''],
    ...['Sekretariatet indstiller, at rådet', 'o drøfter sagen', ''],
  ])
  const agenda = items(['Dagsorden', 'Kontaktrådet', 'Mødet den 16. april 2010 kl. 9.00', 'Sted: Nibe', '', ...own])
  expect(agenda.map(({ title, decision }) => [title, decision])).toEqual(titles.map((title) => [title, undefined]))
})

describe('behind what was decided', () => {
  const decided = (...lines: string[]) =>
    items([...head, '1. Takster', '', 'Beslutning', ...lines, '', '2. Eventuelt', '', 'Beslutning', 'Intet.'])[0]
      ?.decision

  test('who was away is told with or without a colon', () => {
    expect(decided('Godkendt.', '', 'Fraværende', 'Medlem 4')).toBe('Godkendt.')
    expect(decided('Godkendt.', '', 'Fraværende:', 'Medlem 4')).toBe('Godkendt.')
    expect(decided('Godkendt.', '', 'Ej til stede: Medlem 4')).toBe('Godkendt.')
    expect(decided('Fraværende medlemmer indkaldes igen.')).toBe('Fraværende medlemmer indkaldes igen.')
  })

  test.each([
    'Protokollen er udsendt den 20. november 2023.',
    'Protokollen oplæst og underskrevet.',
    'Referatet er udsendt til godkendelse og anses for godkendt, når der ikke er gjort indsigelse.',
    'Ref. Konsulent M',
  ])('how the minutes were sent out is none of it: %s', (line) => {
    const lines = [...head, '1. Takster', '', 'Beslutning', 'Godkendt.', '', '2. Eventuelt', '', 'Beslutning', 'Intet.']
    expect(items([...lines, '', line]).at(-1)?.decision).toBe('Intet.')
  })

  test('what is said of each clause stands there also at the edge of a page', () => {
    const page = (title: string, at: number) => [
      ...[`\f${at + 1}. ${title}`, '', 'Beslutning', 'Ad 1: Godkendt.', '', 'Ad 2: Godkendt.'],
    ]
    expect(items([...head, ...titles.flatMap(page)]).map(({ decision }) => decision)).toEqual(
      Array(4).fill('Ad 1: Godkendt.\n\nAd 2: Godkendt.'),
    )
  })
})

test('titles without numbers, each over its openness, are items though nothing was decided on some', () => {
  const row = (open: boolean, at: number) => `${open ? 'Åben' : 'Lukket'} dagsorden – Sagsid 2011/00268${at}`
  const own = (title: string, at: number) => [
    ...[
      title.toUpperCase(),
      row(true, at),
      '',
      'Hvad blev besluttet',
      `${told[at]}`,
      '',
      'Sagen kort',
      'Om sagen.',
      '',
    ],
  ]
  const closed = ['PERSONALESAG', row(false, 7), '', 'KØB AF EJENDOM', row(false, 8), '']
  const lines = [...head, ...[0, 1, 2].flatMap((at) => own(`${titles[at]}`, at)), ...closed, ...own('Eventuelt', 3)]
  expect(items(lines).map(({ title }) => title)).toEqual(
    [...titles.slice(0, 3), 'Personalesag', 'Køb af ejendom', 'Eventuelt'].map((title) => title.toUpperCase()),
  )
})
