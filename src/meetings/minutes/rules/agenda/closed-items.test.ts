import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const head = ['Referat af møde i Samrådet den 4. maj 2015', '']
const openOf = (lines: string[]) =>
  readMinutes([...head, ...lines]).found.meetings.flatMap(({ items }) => items.map(({ title, open }) => [title, open]))

const item = (number: number, title: string, closed: boolean, decision = 'Godkendt.') => [
  `${number}. ${title}`,
  ...(closed ? ['Lukket punkt', ''] : ['', 'Beslutning', decision]),
  '',
  '',
]

test('a closed item with nothing but its title is closed, and the next one is not', () => {
  const lines = [item(1, 'Takster', false), item(2, 'Personalesag', true), item(3, 'Eventuelt', false)].flat()
  expect(openOf(lines)).toEqual([
    ['Takster', null],
    ['Personalesag', false],
    ['Eventuelt', null],
  ])
})

describe('items without numbers under their openness', () => {
  const block = (title: string, open: boolean, at: number) => [
    '______________________________',
    open ? 'Åben sag' : 'Lukket sag',
    title,
    ...(open
      ? ['', 'Hvad der ønskes', '* at rådet tager stilling', '', 'Udfaldet blev', `${at} pladser blev godkendt.`]
      : []),
    '',
  ]
  const titles = ['Takster', 'Pladser til unge', 'Køb af ejendom', 'Kørsel', 'Personalesag', 'Lokaler', 'Eventuelt']
  const lines = titles.flatMap((title, at) => block(title, at !== 2 && at !== 4, at))

  test('closed ones are items too, with no decision', () => {
    expect(openOf(lines)).toEqual(titles.map((title, at) => [title, at !== 2 && at !== 4]))
    const decisions = readMinutes([...head, ...lines]).found.meetings[0]?.items.map(({ decision }) => decision)
    expect(decisions).toEqual(
      titles.map((_, at) => (at === 2 || at === 4 ? undefined : `${at} pladser blev godkendt.`)),
    )
  })
})

test('a text full of what others did is no decision where decisions have a known word', () => {
  const told = ['Sagsfremstilling', 'Udvalget drøftede sagen i marts, og rådet vedtog den i april.', '', '']
  const lines = ['Takster', 'Pladser', 'Kørsel', 'Lokaler', 'Tilsyn', 'Eventuelt'].flatMap((title, at) => [
    `${at + 1}. ${title}`,
    '',
    ...(at < 4 ? ['Beslutning', 'Godkendt.', ''] : []),
    ...told,
  ])
  const [meeting] = readMinutes([...head, ...lines]).found.meetings
  expect(meeting?.items.map(({ decision }) => decision ?? '')).toEqual([...Array(4).fill('Godkendt.'), '', ''])
})

test.each(['Administrationen foreslår,', 'Formandskabet foreslår, at Samrådet', 'Sekretariatet anbefaler:'])(
  '"%s" begins what is asked',
  (label) => {
    const lines = [
      '1. Takster',
      '',
      label,
      '- at taksterne godkendes',
      '',
      'Beslutning',
      'Godkendt.',
      '',
      '2. Eventuelt',
      '',
    ]
    const [meeting] = readMinutes([...head, ...lines, 'Beslutning', 'Intet.']).found.meetings
    expect(meeting?.items[0]?.recommendation.map(({ verb }) => verb)).toEqual(['approve'])
  },
)

test('openness over each number belongs to the item below, also some lines over it', () => {
  const lines = ['Takster', 'Køb af grund', 'Personalesag', 'Eventuelt'].flatMap((title, at) => [
    at === 1 || at === 2 ? 'Lukket punkt' : 'Åbent punkt',
    '',
    '',
    `Punkt ${at + 1}. ${title}`,
    '',
    'Udvalget godkendte det.',
    '',
  ])
  expect(openOf(lines)).toEqual([
    ['Takster', true],
    ['Køb af grund', false],
    ['Personalesag', false],
    ['Eventuelt', true],
  ])
})
