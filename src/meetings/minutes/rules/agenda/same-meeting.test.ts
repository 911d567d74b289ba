import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const titles = ['Godkendelse af dagsorden', 'Takster 2025 for de fælles tilbud', 'Status på venteliste', 'Eventuelt']
const agenda = [
  'Indkaldelse',
  'Takstforum',
  'Dato: 3. april 2024 kl. 10-12',
  'Sted: Rådhuset',
  '',
  ...titles.flatMap((title, at) => [
    '',
    `Pkt. ${at + 1}: ${title}`,
    '',
    ...(at === 3 ? [] : ['Indstilling', 'Det indstilles, at forummet drøfter sagen.', '']),
  ]),
]
const record = (date: string, decision = (at: number) => `Besluttet som ${at + 1}.`) => [
  '',
  '',
  'Referat',
  'Takstforum',
  `Dato: ${date} kl. 10-12`,
  'Sted: Rådhuset',
  'Til stede: Anna Bro, Bo Dam',
  '',
  ...titles.flatMap((title, at) => ['', `Pkt. ${at + 1}: ${title}`, '', 'Beslutning', decision(at), '']),
]

test('an agenda and the minutes behind it are one meeting', () => {
  const { found, places } = readMinutes([...agenda, ...record('3. april 2024')])
  expect(found.meetings.map(({ date, present }) => ({ date, present }))).toEqual([
    { date: '2024-04-03', present: ['Anna Bro', 'Bo Dam'] },
  ])
  expect(found.meetings[0]?.items.map(({ title, decision }) => ({ title, decision }))).toEqual(
    titles.map((title, at) => ({ title, decision: `Besluttet som ${at + 1}.` })),
  )
  expect(places.reduce((sum, { lines: [from, to] }) => sum + to - from + 1, 0)).toBe(
    agenda.length + record('3. april 2024').length,
  )
})

test('minutes of another day are a meeting of their own', () => {
  const { found } = readMinutes([...agenda, ...record('3. maj 2024')])
  expect(found.meetings.map(({ date }) => date)).toEqual(['2024-04-03', '2024-05-03'])
})
