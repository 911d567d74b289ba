import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// What stands in the midst of a text, or comes again in it, and what it is not: an item, a header, a heading.

const head = ['Takstforum', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', '']
const meetings = (lines: string[]) => readMinutes([...head, ...lines]).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const decided = (text: string) => ['', 'Beslutning', text, '', '']
const long = 'Sekretariatet har gennemgået alle svarene fra de fem kommuner og samlet dem'

test('a number alone behind a line with room for it begins an item', () => {
  const text = (number: number, title: string) => [
    `${number}.`,
    title,
    'Baggrund',
    long,
    'i notatet om pladser til voksne',
  ]
  const lines = [
    ...text(1, 'Velkomst'),
    'Beslutning',
    'Godkendt.',
    ...text(2, 'Takster'),
    ...text(3, 'Eventuelt'),
    'Beslutning',
    'Intet',
  ]
  expect(items(lines).map(({ title }) => title)).toEqual(['Velkomst', 'Takster', 'Eventuelt'])
})

test('a list behind a sentence that announces it is no part of the agenda', () => {
  const list = [
    'Arbejdet er delt i tre spor:',
    '1. Nye pladser til unge',
    '2. Fælles indkøb',
    '3. Takster for botilbud',
  ]
  const lines = [
    ...['1. Velkomst', 'Baggrund', ...list, ...decided('Godkendt.')],
    ...['2. Kørsel', 'Baggrund', ...list, ...decided('Drøftet.')],
    ...['3. Eventuelt', ...decided('Intet.')],
  ]
  expect(items(lines).map(({ title }) => title)).toEqual(['Velkomst', 'Kørsel', 'Eventuelt'])
})

test('items with marks of headings are no lists without', () => {
  const list = ['Der er tre spor', '', '1. Nye pladser', '2. Fælles indkøb', '3. Takster for botilbud', '']
  const item = (number: number, title: string) => [
    `## ${number}. ${title}`,
    '',
    ...list,
    '**Beslutning**',
    `Aftalt ${number}.`,
    '',
  ]
  const found = items([...item(1, 'Velkomst'), ...item(2, 'Kørsel'), ...item(3, 'Ansøgninger')])
  expect(found.map(({ title }) => title)).toEqual(['Velkomst', 'Kørsel', 'Ansøgninger'])
})

test('the title of an attachment that comes under many items is neither a header nor a heading', () => {
  const item = (number: number) => [
    `\fTakstforum 3. april 2014 side ${number}`,
    `Punkt ${number}: Sag nummer ${'ABC'[number - 1]}`,
    'Bilag',
    'Bilag 1 - Høringssvar samlet',
    'Beslutning',
    'Godkendt.',
    `\fTakstforum 3. april 2014 side ${number + 1}`,
    'HØRINGSSVAR SAMLET',
    'Kommunerne er enige i forslaget.',
  ]
  const found = items([...item(1), ...item(2), ...item(3)])
  expect(found.map(({ decision, attachments }) => [decision, attachments.length])).toEqual(
    [1, 2, 3].map(() => ['Godkendt.', 1]),
  )
})

test('entries of lists without a mark do not become headings', () => {
  const item = (number: number) => [
    ...[`${number}. Sag nummer ${'ABC'[number - 1]}`, 'Baggrund', 'Der er kommet svar.', 'Bilag:', 'Notat om takster'],
    ...['Høringssvar samlet', 'Beslutning:', 'Godkendt.'],
  ]
  const found = items([...item(1), ...item(2), ...item(3)])
  expect(found.map(({ attachments }) => attachments.map(({ title }) => title))).toEqual(
    [1, 2, 3].map(() => ['Notat om takster', 'Høringssvar samlet']),
  )
})

test('a heading that breaks over two pages keeps its date', () => {
  const item = (number: number) => [
    ...[
      `\fTakstforum 03-04-2014 Side ${number} af 9`,
      '',
      `${number}. Sag ${'ABC'[number - 1]}`,
      '',
      'Baggrund',
      '',
      long,
    ],
    ...[
      '',
      'Beslutning truffet af Takstforum den',
      `\fTakstforum 03-04-2014 Side ${number + 1} af 9`,
      '',
      '03-04-2014:',
      '',
    ],
    ...[`Aftalt i sag ${number}.`, ''],
  ]
  const found = items(
    [1, 3, 5].flatMap((number, at) =>
      item(number).map((line) => line.replace(/^(\d)\. Sag ./, `${at + 1}. Sag ${'ABC'[at]}`)),
    ),
  )
  expect(found.map(({ decision }) => decision)).toEqual(['Aftalt i sag 1.', 'Aftalt i sag 3.', 'Aftalt i sag 5.'])
})

test('a sentence that comes again at the edges of pages, with numbers in it, stays', () => {
  const text = [
    'Udgiften er opgjort til 4.275.000 kr. i priserne for 2014,',
    'svarende til en stigning på 3 pct. om året siden aftalen.',
  ]
  const item = (number: number) => [
    ...[
      `\fTakstforum 03-04-2014 Side ${number}`,
      '',
      `${number}. Sag ${'ABCD'[number - 1]}`,
      '',
      'Økonomi',
      '',
      ...text,
      '',
    ],
    ...decided('Godkendt.'),
    ...['Tidsplan', '', text[0] as string],
  ]
  const found = items([1, 2, 3, 4].flatMap(item))
  expect(found.map(({ sections }) => sections.economy)).toEqual([1, 2, 3, 4].map(() => text.join(' ')))
})
