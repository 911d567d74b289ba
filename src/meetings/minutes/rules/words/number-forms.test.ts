import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'
import { inFigures } from './number-forms.ts'

// How the number of an item can be written.

const head = ['Takstforum', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', '']
const roman = ['I', 'II', 'III', 'IV', 'V']
const items = ['Velkomst', 'Takster for botilbud', 'Ansættelse af leder', 'Kørsel', 'Eventuelt'].map((title, at) => ({
  number: at + 1,
  roman: roman[at] as string,
  title,
  open: at !== 2,
  said: at === 2 ? 'L' : 'Å',
}))
type Item = (typeof items)[number]
const found = (top: (item: Item) => string[]) => {
  const lines = items.flatMap((item) => [
    ...top(item),
    '',
    'Indstilling',
    'At sagen drøftes',
    '',
    'Beslutning',
    `Aftalt ${item.number}.`,
    '',
    '',
  ])
  return readMinutes([...head, ...lines]).found.meetings.flatMap((meeting) => meeting.items)
}
const wanted = items.map(({ number, title }) => ({ number, title, decision: `Aftalt ${number}.` }))

test.each<[string, (item: Item) => string[]]>([
  ['a Roman number with its word, the title below', (item) => [`Punkt ${item.roman}`, item.title]],
  ['a Roman number with its word', (item) => [`Punkt ${item.roman}: ${item.title}`]],
  ['a Roman number', (item) => [`${item.roman}. ${item.title}`]],
  ['a Roman number and a bracket', (item) => [`${item.roman}) ${item.title}`]],
  ['a Roman number alone on its line', (item) => [`${item.roman}.`, item.title]],
  ['a hash', (item) => [`#${item.number} ${item.title}`]],
  ['a hash alone with its number', (item) => [`#${item.number}`, item.title]],
  ['a hash behind its word', (item) => [`Punkt #${item.number} ${item.title}`]],
  ['a number without a sign alone on its line', (item) => [`${item.number}`, item.title]],
  ['the same, set apart from the title', (item) => [`${item.number}`, '', item.title]],
])('%s', (_, top) => {
  expect(found(top)).toMatchObject(wanted)
})

test.each<[string, (item: Item) => string[]]>([
  ['behind the number', (item) => [`${item.number} (${item.said}) ${item.title}`]],
  ['behind the number and its stop', (item) => [`${item.number}. (${item.said}) ${item.title}`]],
  ['behind the title', (item) => [`${item.number}. ${item.title} (${item.said})`]],
  ['behind number and word', (item) => [`Punkt ${item.number} (${item.said}): ${item.title}`]],
])('openness in one letter %s', (_, top) => {
  expect(found(top)).toMatchObject(items.map(({ title, open }) => ({ title, open })))
})

describe('figures for', () => {
  test.each([
    ['Punkt IX Takster', 'Punkt 9 Takster'],
    ['XIV. Takster', '14. Takster'],
    ['#7: Takster', '7: Takster'],
  ])('%s', (written, text) => {
    expect(inFigures(written).text).toBe(text)
  })

  test.each(['I dag er der møde', 'IIII. Takster', 'Sag i nævnet', 'VI holder møde', 'Ludo'])(
    'nothing in: %s',
    (text) => {
      expect(inFigures(text)).toEqual({ text, look: '' })
    },
  )
})

test('numbers of pages alone on their lines are no items', () => {
  const text = Array.from({ length: 14 }, (_, at) => `Kommunerne har meldt tal ind om område ${at}.`)
  const lines = [
    '1. Velkomst',
    ...text,
    'Beslutning',
    'Godkendt.',
    '',
    '1',
    '',
    '2. Takster',
    ...text,
    'Beslutning',
    'Drøftet.',
    '',
    '2',
    '',
    '3. Eventuelt',
    'Beslutning',
    'Intet.',
    '',
    '3',
  ]
  const { meetings } = readMinutes([...head, ...lines]).found
  expect(meetings.map((meeting) => meeting.items.map(({ title, decision }) => [title, decision]))).toEqual([
    [
      ['Velkomst', 'Godkendt.'],
      ['Takster', 'Drøftet.'],
      ['Eventuelt', 'Intet.'],
    ],
  ])
})
