import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const head = ['Referat af møde i Samrådet den 4. maj 2015', 'Sted: Rådhuset', '']
const parts: [string, string[]][] = [
  ['INDLEDENDE SAGER', ['Godkendelse af dagsorden', 'Godkendelse af referat']],
  ['SAGER TIL BESLUTNING', ['Takster for dagtilbud']],
  ['ORIENTERING OG AFSLUTNING', ['Kommende møder', 'Eventuelt']],
]
const item = (line: string) => [line, '', 'Indstilling', '• godkender sagen', '', 'Beslutning', 'Godkendt.', '']
const paper = (group: (at: number, title: string) => string, written: (at: number, place: number) => string) =>
  parts.flatMap(([title, items], at) => [
    group(at, title),
    '',
    ...items.flatMap((each, place) => item(`${written(at, place)} ${each}`)),
  ])
const itemsOf = (lines: string[]) =>
  readMinutes([...head, ...lines]).found.meetings.map(({ items }) => items.map(({ number, title }) => [number, title]))

describe('an agenda in parts that are counted', () => {
  test.each<[string, (at: number, title: string) => string, (at: number, place: number) => string]>([
    ['2.1. under 2.', (at, title) => `${at + 1}.  ${title}`, (at, place) => `${at + 1}.${place + 1}.`],
    ['B1. under B)', (at, title) => `${'ABC'[at]}) ${title}`, (at, place) => `${'ABC'[at]}${place + 1}.`],
  ])('%s: is one meeting, and the headings are none of its items', (_, group, written) => {
    expect(itemsOf(paper(group, written))).toEqual([
      parts.flatMap(([, items], at) => items.map((each, place) => [written(at, place).replace(/\.$/, ''), each])),
    ])
  })

  test('minutes of another meeting behind it are no part of it', () => {
    const other = ['Referat af møde i Samrådet den 2. marts 2015', 'Sted: Rådhuset', '']
    const plain = ['Godkendelse af dagsorden', 'Kørsel', 'Eventuelt'].flatMap((each, at) => item(`${at + 1}. ${each}`))
    const lines = paper(
      (at, title) => `${at + 1}.  ${title}`,
      (at, place) => `${at + 1}.${place + 1}.`,
    )
    expect(itemsOf([...lines, '', ...other, ...plain]).map(({ length }) => length)).toEqual([5, 3])
  })
})

test('what was decided on the item before is no title over a number', () => {
  const lines = ['Takster', 'Pladser til unge', 'Kørsel', 'Eventuelt'].flatMap((title, at) => [
    `Punkt nr. ${at + 1} – Åbent punkt`,
    '',
    title,
    '',
    'Samrådets beslutning:',
    '',
    'Forslaget blev godkendt.',
    '',
  ])
  expect(itemsOf(lines)).toEqual([
    [
      [1, 'Takster'],
      [2, 'Pladser til unge'],
      [3, 'Kørsel'],
      [4, 'Eventuelt'],
    ],
  ])
})

test('a row of fields under a title is none of it', () => {
  const lines = ['Takster', 'Pladser til unge', 'Kørsel'].flatMap((title, at) => [
    `${at + 1}. ${title}`,
    `9.${at}0–9.${at}5 | Til beslutning | Ansvarlig: Sekretariatet`,
    '',
    'Beslutning',
    'Godkendt.',
    '',
  ])
  expect(itemsOf(lines)).toEqual([
    [
      [1, 'Takster'],
      [2, 'Pladser til unge'],
      [3, 'Kørsel'],
    ],
  ])
})
