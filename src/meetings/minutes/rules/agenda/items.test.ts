import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Small habits of many systems, one each, in words of our own.

const items = (lines: string[]) => readMinutes(lines).found.meetings.flatMap((meeting) => meeting.items)
const titles = (lines: string[]) => items(lines).map(({ title }) => title)
const decided = (text: string) => ['', 'Beslutning', text, '', '']

describe('a title', () => {
  test('may begin with a figure', () => {
    const lines = ['7. 24-timers vagt', ...decided('Drøftet'), '8. 3. opfølgning', ...decided('Drøftet')]
    expect(titles(lines)).toEqual(['24-timers vagt', '3. opfølgning'])
    const nested = lines.map((line) => line.replace(/^(\d)\. /, '4.$1 '))
    expect(titles(nested)).toEqual(['24-timers vagt', '3. opfølgning'])
  })

  test('may be in capitals among others that are not', () => {
    const words = ['Godkendelse af dagsorden', 'NÆSTE AFTALE', '10-årsplan', 'Takster', 'Eventuelt']
    for (const mark of ['.', '']) {
      const lines = words.flatMap((title, at) => [`${at + 1}${mark} ${title}`, ...decided(`Aftalt ${at}`)])
      expect(titles(lines)).toEqual(words)
    }
  })

  test('may name another meeting and its day', () => {
    const lines = ['4.1 Møde med fagcheferne 5.9.2017', ...decided('Drøftet'), '4.2 Eventuelt', ...decided('Intet')]
    expect(titles(lines)).toEqual(['Møde med fagcheferne 5.9.2017', 'Eventuelt'])
  })

  test('may say no more than that the item is closed', () => {
    const lines = ['LUKKET SAG', '', 'Punkt nr. 5', 'Lukket punkt', '', '', 'ÅBEN SAG', '', 'Punkt nr. 6', 'Eventuelt']
    const found = items([...lines, ...decided('Intet.')])
    expect(found).toMatchObject([
      { number: 5, title: 'Lukket punkt', open: false },
      { number: 6, title: 'Eventuelt', open: true },
    ])
  })

  test('may say so with the openness under it', () => {
    const lines = ['Punkt 5', 'Lukket punkt', 'Lukket', '', '', 'Punkt 6', 'Eventuelt', 'Åben', ...decided('Intet.')]
    expect(items(lines)).toMatchObject([
      { title: 'Lukket punkt', open: false },
      { title: 'Eventuelt', open: true },
    ])
  })

  test('ends where a paragraph of sentences begins right under it', () => {
    const text = [
      'Pladserne er talt op to gange i løbet af foråret, og tallene er nu sammenholdt med de',
      'nye takster.',
    ]
    const lines = ['Ad 3) Pladser og takster i de fire kommuner i 2012', ...text, ...decided('Drøftet')]
    expect(titles([...lines, 'Ad 4) Eventuelt', ...decided('Intet')])).toEqual([
      'Pladser og takster i de fire kommuner i 2012',
      'Eventuelt',
    ])
  })
})

test('a list of attachments may give a number to some of them only', () => {
  const list = ['Bilag', 'Oversigt over pladser', 'Bilag 2 - Svar fra kommunerne', 'Takster for 2012']
  const found = items([
    'Punkt 1. Pladser',
    'Sagsfremstilling',
    ...Array.from(
      { length: 3 },
      () => 'Pladserne er talt op to gange i løbet af foråret i alle de fire kommuner, og tallene er',
    ),
    '',
    ...list,
    ...decided('Drøftet'),
  ])
  expect(found[0]?.attachments.map(({ title }) => title)).toEqual([
    'Oversigt over pladser',
    'Bilag 2 - Svar fra kommunerne',
    'Takster for 2012',
  ])
})

test('the first line of a title in capitals is no header, however many pages begin with it', () => {
  const paper = (name: string) => [
    'Side 4',
    '\fOVERSIGT OVER PLADSER I KOMMUNERNE I',
    name.toUpperCase(),
    '',
    '',
    'Tallene.',
    '',
  ]
  const item = (number: number, name: string) => [
    `Punkt ${number}. Pladser i ${name}`,
    '',
    'Bilag',
    `- Oversigt over pladser i kommunerne i ${name}`,
    ...decided('Drøftet.'),
    ...paper(name),
  ]
  const found = items(['vest', 'øst', 'nord', 'syd'].flatMap((name, at) => item(at + 1, name)))
  expect(found.map(({ decision }) => decision)).toEqual(['Drøftet.', 'Drøftet.', 'Drøftet.', 'Drøftet.'])
  expect(found.every(({ attachments }) => attachments[0]?.lines !== undefined)).toBe(true)
})

test('a number that ends a sentence at the edge of a page is no stamp', () => {
  const page = (at: number) => ['', `\f- Kommune ${at} følger op efter servicelovens §`, '107', '']
  const lines = ['Punkt 1. Pladser', '', 'Beslutning', 'Aftalt:', ...[1, 2, 3, 4].flatMap(page)]
  expect(items(lines)[0]?.decision?.match(/§ 107/g)).toHaveLength(4)
})

test('the first item is one without case number and openness too, where all behind it have them', () => {
  const other = (number: number) => [
    `${number}. Pladser ${number}`,
    '',
    `Sagsnr. 12/4711${number}`,
    ...decided('Drøftet'),
  ]
  const first = ['1. Velkommen til alle', '', 'Indstilling', 'Det indstilles, at rådet godkender det', ...decided('Ja')]
  expect(titles([...first, ...other(2), ...other(3), ...other(4)])).toHaveLength(4)
})

test('the heading of a decision is whole with a bullet before it, and over a page break', () => {
  const heading = ['Beslutning i Udvalget for Børn, Unge og Kultur den', '12-06-2014', 'Godkendt.', '']
  const bulleted = [
    '• 1 Pladser',
    '',
    '• Indstilling',
    'Drøftes',
    '',
    `• ${heading[0]}`,
    ...heading.slice(1),
    '• 2 Eventuelt',
  ]
  expect(items([...bulleted, '', ...heading])[0]?.decision).toBe('Godkendt.')
  const page = (at: number) => `\fUdvalget for Børn, Unge og Kultur, 12. juni 2014 side ${at}`
  const paged = [
    'Punkt 1. Pladser',
    heading[0] ?? '',
    page(2),
    '',
    '12-06-2014',
    'Godkendt.',
    '',
    page(3),
    'Punkt 2. Eventuelt',
  ]
  expect(items([...paged, '', page(4), 'Beslutning', 'Intet'])[0]?.decision).toBe('Godkendt.')
})
