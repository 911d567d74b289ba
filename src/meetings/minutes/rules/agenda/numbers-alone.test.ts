import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const found = (lines: readonly string[]) => readMinutes([...lines]).found.meetings

/** Number, title and decision of each item, by meeting. */
const itemsOf = (lines: readonly string[]) =>
  found(lines).map(({ items }) => items.map(({ number, title, decision }) => [number, title, decision]))

const head = ['Referat', '', 'Udvalg', 'Styregruppen for voksne', '', 'Mødedato', '3. oktober 2024', '', 'Deltog']
const people = ['Medlem 1, Rebild Kommune', 'Medlem 2, Morsø Kommune', '', 'Deltog ikke', 'Medlem 3, Thisted Kommune']
const titles = [
  'Godkendelse af dagsorden',
  'Takster 2025',
  'Belægning',
  'Temadag',
  'Orientering fra sekretariatet',
  'Eventuelt',
]

const item = (number: number, title: string, more: string[] = []) => [
  `${number}`,
  title,
  '',
  'Indstilling',
  'Projektledelsen indstiller, at styregruppen:',
  '1. Godkender sagen',
  '',
  'Referat',
  ...(more.length > 0 ? more : [`Godkendt som punkt ${number}.`]),
  '',
  '',
  `${number}/46`,
  '\fStyregruppen for voksne  03-10-2024',
  '',
]

describe('numbers alone over their titles', () => {
  const pack = [...head, ...people, '', '', '', ...titles.flatMap((title, at) => item(at + 1, title))]

  test('are the agenda where something is asked or decided under each, whatever lists there are', () => {
    expect(itemsOf(pack)).toEqual([titles.map((title, at) => [at + 1, title, `Godkendt som punkt ${at + 1}.`])])
  })

  test('stand right under the header of a page too, where something else counts the pages', () => {
    expect(found(pack)[0]?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('have over them who took part and who did not', () => {
    expect(found(pack)).toMatchObject([
      { date: '2024-10-03', present: people.slice(0, 2), absent: ['Medlem 3, Thisted Kommune'] },
    ])
  })
})

test('what was said of each entry of an information item is its decision, and no meeting of its own', () => {
  const list = ['Nyt fra foreningen', 'Ansættelse', 'Ombygning']
  const minutes = [
    'Forretningsudvalget',
    '',
    'Dato: 12. november 2019',
    'Sted: Rådhuset',
    'Deltagere: Medlem 1, Medlem 2',
    '',
    ...['1. Godkendelse af dagsorden', '', 'Beslutning:', 'Godkendt.', '', ''],
    ...['2. Orienteringspunkter', '', 'Sagsbeskrivelse:', ...list.map((title, at) => `${at + 1}. ${title}`), ''],
    ...['Beslutning:', ...list.flatMap((title, at) => [`Ad ${at + 1}. ${title}`, '', 'Taget til efterretning.', ''])],
    '',
    ...['3. Eventuelt', '', 'Beslutning:', 'Intet.'],
  ]
  const [items, ...others] = itemsOf(minutes)
  expect(others).toEqual([])
  expect(items?.map(([number]) => number)).toEqual([1, 2, 3])
  expect(items?.[1]?.[2]).toMatch(/^Ad 1\. Nyt fra foreningen\s+Taget til efterretning\..*Ad 3\. Ombygning/s)
})
