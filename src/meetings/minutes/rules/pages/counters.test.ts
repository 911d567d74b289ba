import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const words = (at: number) => `Kommune ${at} har meldt tal ind, og sekretariatet har samlet dem om pladser og`
const item = (number: number) => [
  `Punkt ${number}. Sag om takster ${number}`,
  '',
  'Sagsfremstilling',
  ...Array.from({ length: 8 }, (_, at) => words(number * 20 + at)),
  '',
  'Beslutning',
  `Godkendt med bemærkning ${number}.`,
  '',
]

/** Three items a page long, each cut by what a page ends and begins with. */
function pages(stamp: (page: number) => string[]): string[] {
  return [1, 2, 3, 4].flatMap((number) => [...item(number).slice(0, 7), ...stamp(number), ...item(number).slice(7)])
}

const texts = (lines: string[]) =>
  readMinutes(lines).found.meetings.flatMap(({ items }) =>
    items.map((each) => `${each.sections.presentation} ${each.decision}`.replace(/\s+/g, ' ')),
  )

describe('what counts the pages is no text', () => {
  const plain = texts(pages(() => []))

  test.each<[string, (page: number) => string[]]>([
    ['an address with page and pages', (page) => [`https://dagsorden.example/vis/12   ${page}/4`]],
    [
      'the day it was printed',
      (page) => [`Printet 03-04-2019 fra arkivet      ${page}`, 'Forum for Takster, 03-04-2019'],
    ],
    ['words of its own for a page', (page) => [`Forum for Takster | Arkiv      ${page} ud af 4`]],
    ['a number alone between empty lines', (page) => ['', `${page}`, '']],
    ['a number alone before a form feed', (page) => [`${page}`, `\fForum for Takster 3. april 2019`]],
  ])('%s', (_, stamp) => {
    expect(plain).toHaveLength(4)
    expect(texts(pages(stamp))).toEqual(plain)
  })

  test('a bare number without any room around it, where pages are alike in length', () => {
    const long = (number: number) => Array.from({ length: 24 }, (_, at) => words(number * 40 + at))
    const bare = (stamp: (page: number) => string[]) => [
      'Punkt 1. Takster',
      '',
      'Sagsfremstilling',
      ...[1, 2, 3, 4, 5].flatMap((page) => [...long(page), ...stamp(page)]),
    ]
    const end = ['', 'Beslutning', 'Godkendt']
    expect(texts([...bare((page) => [`${page}`]), ...end])).toEqual(texts([...bare(() => []), ...end]))
  })

  test('but entries of a list that count are', () => {
    const rows = ['Punkt 1. Takster', '', 'Sagsfremstilling', 'Etape 1', 'Etape 2', 'Etape 3', 'Beslutning', 'Godkendt']
    expect(texts(rows)[0]).toContain('Etape 2')
  })
})

test('the rest of an entry that ends in a bracket counts nothing', () => {
  const item = (number: number) => [
    ...[
      `${number}. Sag nummer ${'ABC'[number - 1]}`,
      '',
      'Baggrund',
      '',
      ...Array.from({ length: 9 }, (_, at) => `Tekst ${'abcdefghi'[at]}.`),
    ],
    ...[
      'Bilag:',
      '- Oversigt over alle tilbud i de fem kommuner og regionen (dok.nr.',
      `8123${number}/24, 05-09-2024)`,
      'Beslutning:',
      'Godkendt.',
      '',
    ],
  ]
  const { found } = readMinutes(['Takstforum', 'Dato: 3. april 2024', 'Sted: Rådhuset', '', ...[1, 2, 3].flatMap(item)])
  expect(found.meetings.flatMap(({ items }) => items.map(({ attachments }) => attachments))).toEqual(
    [1, 2, 3].map((number) => [
      { title: `Oversigt over alle tilbud i de fem kommuner og regionen (dok.nr. 8123${number}/24, 05-09-2024)` },
    ]),
  )
})
