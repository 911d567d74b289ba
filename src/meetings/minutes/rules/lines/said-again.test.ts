import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Most items of a meeting can end in the same words.

const head = ['Takstforum', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', '']
const titles = ['Velkomst', 'Takster', 'Ansættelse', 'Kørsel', 'Eventuelt']
const asked = ['', 'Indstilling', 'Det indstilles, at sagen drøftes', '', 'Beslutning', '']
const paper = (said: string) => [
  ...head,
  ...titles.flatMap((title, at) => [`${at + 1}. ${title}`, ...asked, said, '', '']),
]
const decisions = (lines: string[]) =>
  readMinutes(lines).found.meetings.flatMap(({ items }) => items.map(({ decision }) => decision))

const prints: [string, (lines: string[], said: string) => string[]][] = [
  ['as it is', (lines) => lines],
  ['without empty lines', (lines) => lines.filter((line) => line !== '')],
  ['an empty line behind each', (lines) => lines.flatMap((line) => [line, ''])],
  ['each item on its page', (lines) => lines.map((line) => (/^\d\. /.test(line) ? `\f${line}` : line))],
  [
    'under a header',
    (lines) =>
      lines.flatMap((line) => (/^\d\. /.test(line) ? [`\fTakstforum 03-04-2014   Side ${line[0]}`, '', line] : [line])),
  ],
  [
    'over the stamp of the page',
    (lines, said) => {
      let page = 0
      return lines.flatMap((line) => {
        page += line === said ? 1 : 0
        return line === said ? [line, `Takstforum side ${page}`] : [line]
      })
    },
  ],
]

describe.each([
  'Godkendt.',
  'Godkendt',
  'Til efterretning',
  'Udvalget godkendte indstillingen',
  'Godkendt, jf. punkt 2',
  'Taget til orientering 2014',
])('the same decision in each item: %s', (said) => {
  test.each(prints)('%s', (_, print) => {
    expect(decisions(print(paper(said), said))).toEqual(titles.map(() => said))
  })
})

test.each(['Sekretariatet følger op på sagen', 'Sagen sendes videre til byrådet.'])(
  'the same last line in each decision: %s',
  (last) => {
    const lines = titles.flatMap((title, at) => [
      `${at + 1}. ${title}`,
      '',
      'Beslutning',
      '',
      `Besluttet ${at}.`,
      '',
      last,
      '',
      '',
    ])
    expect(decisions([...head, ...lines])).toEqual(titles.map((_, at) => `Besluttet ${at}.\n\n${last}`))
  },
)
