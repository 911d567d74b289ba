import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const foot = (page: number) => [
  `https://takstforum.example/referat/7     ${page}/3`,
  '3.5.2024      Takstforum - referat',
]
const titles = ['Dagsorden', 'Takster 2025', 'Venteliste til botilbud i 2026', 'Eventuelt']
const text = Array.from({ length: 12 }, (_, at) => `Kommunerne har meldt tal ind for tilbud nummer ${at + 1}.`)

test('the day of printing over each page is the day of no meeting', () => {
  const { found } = readMinutes([
    '3.5.2024      Takstforum - referat',
    'Forside › Politik › Referater',
    '',
    'Takstforum i regionen',
    'Referat onsdag den 3. april 2024',
    '',
    'Tidspunkt: kl. 10.00-12.00',
    'Sted: Rådhuset',
    '',
    ...titles.flatMap((title, at) => [
      '',
      `${at + 1}.`,
      title,
      '',
      'Beslutning',
      '',
      `Besluttet som ${at + 1}.`,
      '',
      'Baggrund',
      '',
      ...text,
      ...(at < 2 ? foot(at + 1) : []),
    ]),
    foot(3)[0] as string,
  ])
  expect(found.meetings.map(({ date }) => date)).toEqual(['2024-04-03'])
  expect(found.meetings[0]?.items.map(({ title, decision }) => [title, decision])).toEqual(
    titles.map((title, at) => [title, `Besluttet som ${at + 1}.`]),
  )
})

test('entries of contents that end in a year stand again as items', () => {
  const { found } = readMinutes([
    'Takstforum',
    'Referat fra mødet den 3. april 2024 kl. 10-12',
    'Sted: Rådhuset',
    '',
    ...titles.map((title, at) => `${at + 1} (Åben) ${title} ${'.'.repeat(20)} ${at + 2}`),
    '',
    ...titles.flatMap((title, at) => [
      '',
      `${at + 1} (Åben) ${title}`,
      '',
      'Beslutning',
      `Besluttet som ${at + 1}.`,
      '',
    ]),
  ])
  expect(found.meetings.map(({ items }) => items.map(({ title, decision }) => [title, decision]))).toEqual([
    titles.map((title, at) => [title, `Besluttet som ${at + 1}.`]),
  ])
})
