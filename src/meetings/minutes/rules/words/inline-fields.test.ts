import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const items = [
  { title: 'Godkendelse af dagsorden', open: true },
  { title: 'Takster 2025 for de fælles tilbud', open: true },
  { title: 'Ansættelse af leder', open: false },
  { title: 'Eventuelt', open: true },
]
const head = [
  'Referat',
  '',
  'Takstforum',
  'Dato: 3. april 2024 kl. 10.00-12.00',
  'Sted: Rådhuset',
  'Deltagere: Anna Bro',
  '',
  '',
]

function found(written: (number: number, title: string, open: string, caseNumber: string) => string[]) {
  const lines = items.flatMap(({ title, open }, at) => [
    ...written(at + 1, title, open ? 'Åben' : 'Lukket', `24/123${at}`),
    ...['', 'Indstilling', 'Det indstilles, at forummet godkender sagen.', '', 'Beslutning', `Aftale ${at}.`, '', ''],
  ])
  return readMinutes([...head, ...lines]).found.meetings.flatMap((meeting) => meeting.items)
}

test.each<[string, Parameters<typeof found>[0]]>([
  ['behind a dash', (n, title, open) => [`${n}. ${title} - ${open}`]],
  ['before the title', (n, title, open) => [`Punkt ${n} - ${open} - ${title}`]],
  ['between bars', (n, title, open) => [`Punkt ${n} | ${title} | ${open}`]],
  ['in a column', (n, title, open) => [`${n}. ${title}             ${open}`]],
  ['in a column, the title below', (n, title, open) => [`Punkt ${n}.             ${open}`, title]],
  ['before the number', (n, title, open) => [`${open} - Punkt ${n}: ${title}`]],
  ['before the number, in a column', (n, title, open) => [`${open}       Punkt ${n}.`, title]],
  ['over the title', (n, title, open) => [title, `Punkt ${n} - ${open}`]],
  ['as yes and no', (n, title, open) => [`Pkt. ${n} ${title}`, `Åbent: ${open === 'Åben' ? 'Ja' : 'Nej'}`]],
])('openness stands %s', (_, written) => {
  const read = found(written)
  expect(read.map(({ title, open }) => ({ title, open }))).toEqual(items)
  expect(read.map(({ decision }) => decision)).toEqual([0, 1, 2, 3].map((at) => `Aftale ${at}.`))
})

test.each<[string, Parameters<typeof found>[0]]>([
  ['in a column', (n, title, _, number) => [`${n}. ${title}             ${number}`]],
  ['before the title', (n, title, _, number) => [`${n}. ${number} ${title}`]],
  ['behind a dash', (n, title, _, number) => [`${n}. ${title} - Sagsnr. ${number}`]],
  ['beside the number, the title below', (n, title, _, number) => [`Punkt ${n} - Sagsnr. ${number}`, title]],
  ['alone under the number', (n, title, _, number) => [`Punkt ${n}`, number, title]],
  ['before the number, in a column', (n, title, _, number) => [`${number}      ${n}. ${title}`]],
  [
    'under a title with its name',
    (n, title, _, number) => [`Punkt nr.: ${n}`, `Overskrift: ${title}`, `Sagsnr.: ${number}`],
  ],
])('the case number stands %s', (_, written) => {
  const read = found(written)
  expect(read.map(({ title }) => title)).toEqual(items.map(({ title }) => title))
  expect(read.map(({ caseNumber }) => caseNumber)).toEqual([0, 1, 2, 3].map((at) => `24/123${at}`))
})
