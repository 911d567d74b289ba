import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'
import { listedAttachments } from './attachment-list.ts'
import { headingOf } from './headings.ts'
import { readLines } from './lines.ts'

// Items whose attachments are counted without any sign, in words of our own.

/** An item with its fields in a table whose columns are named for both kinds. */
const item = (number: number, open: string, title: string, decision: string, attachments: string[] = []) => [
  `${open} punkt`,
  '',
  `${number} ${title}`,
  '',
  'Behandling',
  '',
  'Mødedato',
  '',
  'Åbent punkt',
  '',
  'Lukket punkt',
  '',
  'Prøverådet',
  '',
  '04-03-2021',
  '',
  'Indstilling og beslutning',
  '',
  'Direktøren indstiller,',
  '',
  `· at ${title.toLowerCase()} godkendes.`,
  '',
  'Prøverådet den 4. marts 2021:',
  '',
  decision,
  '',
  ...(attachments.length === 0 ? [] : [`Bilag til punkt nr. ${number}.`, '', ...attachments, '']),
  'Til indholdsfortegnelse',
  '',
]

describe('attachments counted without a sign', () => {
  const found = readMinutes([
    'Referat',
    'Prøverådet',
    '04-03-2021 kl. 12:00',
    '',
    ...item(1, 'Åbent', 'Pladser', 'Godkendt.', ['1 Kort', '2 Oversigt over pladser', '3 Brev']),
    ...item(2, 'Lukket', 'Takster', 'Udsat.', ['1 Notat', '2 Budget', '3 Plan', '4 Regneark']),
    ...item(3, 'Åbent', 'Budget', 'Taget til efterretning.', ['1 Udkast']),
    ...item(4, 'Åbent', 'Eventuelt', 'Intet.'),
  ]).found.meetings

  test('are no items, whatever openness stands around their list', () => {
    expect(found).toHaveLength(1)
    expect(found[0]?.items).toMatchObject([
      { number: 1, title: 'Pladser', open: true, decision: 'Godkendt.' },
      { number: 2, title: 'Takster', open: false, decision: 'Udsat.' },
      { number: 3, title: 'Budget', open: true, decision: 'Taget til efterretning.' },
      { number: 4, title: 'Eventuelt', open: true, decision: 'Intet.' },
    ])
  })

  test('have their titles without the number', () => {
    expect(found[0]?.items[1]?.attachments).toEqual(['Notat', 'Budget', 'Plan', 'Regneark'].map((title) => ({ title })))
    expect(listedAttachments(readLines(['4.1 Kort', '4.2 Oversigt over', 'pladser']))).toEqual([
      'Kort',
      'Oversigt over pladser',
    ])
  })

  test('count from 1; another number is a part of the title', () => {
    expect(listedAttachments(readLines(['18 Pladser i alt', '2 Kort']))).toEqual(['18 Pladser i alt', '2 Kort'])
  })
})

test('a body and a day before a colon head what it decided, and no sentence does', () => {
  expect(headingOf('Børne- og Ungeudvalget den 3. maj 2023:')).toMatchObject({
    kind: 'decision',
    where: 'Børne- og Ungeudvalget 3. maj 2023',
  })
  expect(headingOf('Brev til Prøverådet den 3. maj 2023:')).toBeNull()
  expect(headingOf('Mødet den 3. maj 2023:')).toBeNull()
})

test('a part of the agenda named by a letter and a bracket stands over its first item', () => {
  const item = (number: number, title: string) => [`${number}. ${title}`, '', 'Referat:', `Aftalt ${number}.`, '', '']
  const lines = ['Mødedato: 4. marts 2021', 'Sted: Rådhuset', 'Afbud: Ingen', '']
  const { meetings } = readMinutes([
    ...lines,
    ...item(1, 'Godkendelse af dagsorden'),
    'A) Punkter til drøftelse',
    '',
    '',
    ...item(2, 'Takster'),
    'B) Punkter til orientering',
    '',
    '',
    ...item(3, 'Eventuelt'),
  ]).found
  expect(meetings.flatMap(({ items }) => items.map(({ decision }) => decision))).toEqual([
    'Aftalt 1.',
    'Aftalt 2.',
    'Aftalt 3.',
  ])
})

test('an item with the number of its group behind an empty list of attachments is no entry of it', () => {
  const { meetings } = readMinutes([
    ...['Dato: 04.03.2021 09:00', 'Sted: Rådhuset', '1. Godkendelser', '1.1 Dagsorden', 'Indstilling'],
    ...['2.1 Takster', 'SAG-2021-01694', 'Bilag', '3. Orientering', '', '3.1 Temadag', 'SAG-2021-00825', 'Indstilling'],
  ]).found
  expect(meetings.map(({ items }) => items.map(({ number }) => number))).toEqual([['1.1', '2.1', '3.1']])
})
