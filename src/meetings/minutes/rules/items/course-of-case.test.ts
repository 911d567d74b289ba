import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const body = 'Samrådet for Specialområdet'
const head = ['Referat', `til mødet i ${body}`, 'den 4. maj 2015 kl. 9:00', 'i Rådhuset, lokale 3', '']
const titles = ['Takster for dagtilbud', 'Pladser til unge', 'Kørsel', 'Eventuelt']

const item = (title: string, at: number) => [
  `${at + 1} (Åben) ${title}`,
  '',
  'Indstilling',
  'Sekretariatet indstiller, at mødekredsen',
  '1. Godkender sagen',
  '',
  'Sagens forløb',
  '',
  ...(at === 1 ? ['20-04-2015 Økonomigruppen', 'Anbefales.', ''] : []),
  `04-05-2015 ${body}`,
  `${title} blev godkendt.`,
  '',
]

test('where a case shows each body it has been to, the decision is that of the day of the meeting', () => {
  const [meeting, ...others] = readMinutes([...head, ...titles.flatMap(item)]).found.meetings
  expect(others).toEqual([])
  expect(meeting?.date).toBe('2015-05-04')
  expect(meeting?.items.map(({ title, decision }) => [title, decision])).toEqual(
    titles.map((title) => [title, `${title} blev godkendt.`]),
  )
})

test('dates before the names of things are no decisions', () => {
  const dated = ['01-01-2015 Opstart', 'Gruppen nedsættes.', '01-06-2015 Evaluering', 'Gruppen skriver en rapport.', '']
  const lines = ['1. Takster', '', ...dated, 'Beslutning', 'Godkendt.', '', '2. Eventuelt', '', 'Beslutning', 'Intet.']
  const items = readMinutes([...head, ...lines]).found.meetings[0]?.items
  expect(items?.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Intet.'])
})

test('minutes brought along under "til mødet i …" are a meeting of their own', () => {
  const other = ['', 'Referat', `til mødet i ${body}`, 'den 2. marts 2015 kl. 9:00', 'i Rådhuset, lokale 3', '']
  const { meetings } = readMinutes([...head, ...titles.flatMap(item), ...other, ...titles.flatMap(item)]).found
  expect(meetings.map(({ date, items }) => [date, items.length])).toEqual([
    ['2015-05-04', 4],
    ['2015-03-02', 4],
  ])
})
