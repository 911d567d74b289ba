import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const head = [
  'Takstforum',
  'Referat fra mødet den 3. april 2024 kl. 10-12',
  'Sted: Rådhuset',
  'Deltagere: Anna Bro',
  '',
]
const itemsOf = (lines: string[]) => readMinutes([...head, ...lines]).found.meetings.flatMap(({ items }) => items)

test('headings numbered under their item belong to it', () => {
  const items = itemsOf(
    ['Dagsorden', 'Takster 2025', 'Status på venteliste'].flatMap((title, at) => [
      `${at + 1} ${title}`,
      '',
      `${at + 1}.1 Baggrund`,
      '',
      'Tal er meldt ind.',
      '',
      `${at + 1}.2 Indstilling`,
      '',
      'Det indstilles, at forummet godkender dem.',
      '',
      `${at + 1}.3 Beslutning`,
      '',
      `Godkendt som ${at + 1}.`,
      '',
    ]),
  )
  expect(items.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '1 Dagsorden',
    '2 Takster 2025',
    '3 Status på venteliste',
  ])
  expect(items.map(({ decision }) => decision)).toEqual(['Godkendt som 1.', 'Godkendt som 2.', 'Godkendt som 3.'])
  expect(items[1]?.sections).toEqual({ background: 'Tal er meldt ind.' })
})

test('an item with the name of a heading stays an item where no heading is numbered', () => {
  const items = itemsOf(
    ['Takster', 'Orientering', 'Økonomi'].flatMap((title, at) => [
      `2.${at + 1} ${title}`,
      '',
      'Indstilling',
      'Det indstilles, at forummet drøfter sagen.',
      '',
      'Beslutning',
      'Drøftet.',
      '',
    ]),
  )
  expect(items.map(({ title }) => title)).toEqual(['Takster', 'Orientering', 'Økonomi'])
})
