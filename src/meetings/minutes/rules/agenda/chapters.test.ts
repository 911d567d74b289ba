import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Packs with papers that have chapters of their own, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const numbers = (lines: string[]) => meetings(lines).map(({ items }) => items.map(({ number }) => number))
const head = ['Takstforum', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', '']
const item = (number: number, title: string) => [
  ...[`${number}. ${title}`, '', 'Bilag', 'Bilag 1: Budget', '', 'Beslutning', 'Taget til efterretning.', '', ''],
]
const agenda = [...head, ...item(1, 'Takster'), ...item(2, 'Kørsel'), ...item(3, 'Eventuelt')]
const chapters = [
  ...['1. Indledning', '', 'Tallene er nye.', '', 'Konklusion', '', 'Taksten holdes.', ''],
  ...['2. Formål', '', 'Prisen er fast.', '', 'Konklusion', '', 'Den stiger ikke.', ''],
]

describe('the chapters of a paper', () => {
  test.each([
    ['its number and title', ['Bilag 1', '', 'Budget', '']],
    ['its number and title on a line', ['Bilag 1: Budget', '']],
    ['its number and that of its item', ['Bilag: 2.1. Budget', '']],
    ['the name of its file', ['Budget.pdf', '', '']],
    ['the name of a file with dates', ['Mødeplan 2015.pdf', '', '']],
  ])('are no items under %s', (_, name) => {
    expect(numbers([...agenda, ...name, ...chapters])).toEqual([[1, 2, 3]])
  })

  test('are no items on pages of the meeting either', () => {
    const page = ['\fTakstforum, møde den 3. april 2014, side 9', '']
    expect(numbers([...agenda, ...page, 'Bilag 1: Budget', '', ...page, ...chapters])).toEqual([[1, 2, 3]])
  })

  test('are items where the paper is the minutes of a meeting', () => {
    const minutes = ['Bilag 1: Referat fra møde i Kørselsrådet', 'Dato: 2. marts 2014', 'Sted: Vejby', '']
    const own = ['1. Velkomst', '', 'Beslutning', 'Godkendt.', '', '2. Takster', '', 'Beslutning', 'Godkendt.', '']
    expect(numbers([...agenda, ...minutes, ...own])).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
  })
})

test('the last items of an agenda are no contents of the older minutes behind it', () => {
  const standing = [
    '4. Faste punkter',
    '',
    '4.1. Næste møde',
    'Den 3. maj.',
    '',
    '5. Til sidst',
    '',
    '5.1. Eventuelt',
    'Intet.',
    '',
  ]
  const text = Array.from({ length: 12 }, (_, at) => `Tal nr. ${at} er nyt.`)
  const own = (number: string, title: string) => [
    ...[`${number}. ${title}`, '', 'Sagsfremstilling', ...text, '', 'Beslutning', 'Drøftet.', '', ''],
  ]
  const pack = [
    ...[...head, ...own('1.1', 'Velkomst'), ...own('2.1', 'Takster'), ...own('3.1', 'Kørsel'), ...standing, '', '\f'],
    ...['Takstforum', 'Referat', '', 'Dato: 2. marts 2014', 'Sted: Vejby', 'Deltagere: Bo Dam', '', ''],
    ...[...own('1.1', 'Velkomst'), ...own('2.1', 'Ferie'), ...own('3.1', 'Løn'), ...standing],
  ]
  const all = ['1.1', '2.1', '3.1', '4.1', '5.1']
  expect(numbers(pack)).toEqual([all, all])
})
