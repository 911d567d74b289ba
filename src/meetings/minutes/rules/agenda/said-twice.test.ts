import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Pages of the web that name each item twice, and buttons between the items, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const head = ['You are here', '', 'Takstudvalget', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', '', '']
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud og kørsel', 'Eventuelt']

test('an item begins at the name over its files', () => {
  const lines = titles.flatMap((title, at) => [
    ...[`Pkt. ${at + 7} ${title}`, '', ...(at === 1 ? ['budget_2014.pdf', 'notat.pdf', ''] : [])],
    ...[
      `Pkt. ${at + 7}`,
      '',
      title,
      '',
      `Sagsnr. 23758${at} Takstudvalget for Vejby ${at === 1 ? 'Lukket' : 'Åbent'} punkt`,
    ],
    ...[
      '',
      'Indstilling',
      'At sagen drøftes',
      '',
      `Takstudvalget, 03-04-2014, pkt. ${at + 7}`,
      `Aftalt ${at}.`,
      '',
      '',
    ],
  ])
  const [meeting] = meetings([...head, ...lines])
  expect(meeting?.body).toBe('Takstudvalget')
  expect(meeting?.items).toMatchObject(
    titles.map((title, at) => ({
      number: at + 7,
      title,
      caseNumber: `23758${at}`,
      open: at !== 1,
      decision: `Aftalt ${at}.`,
    })),
  )
})

test('a file under a title is no part of it', () => {
  const lines = titles.flatMap((title, at) => [
    `Punkt ${at + 7} ${title}`,
    'notat.pdf',
    '',
    'Beslutning',
    'Drøftet',
    '',
    '',
  ])
  expect(items([...head, ...lines]).map(({ title }) => title)).toEqual(titles)
})

test('behind a button the case number is that of the next item', () => {
  const lines = titles.flatMap((title, at) => [
    ...[
      `Sagsnr.: 1-45-7${at}-11-15`,
      '',
      `${at + 7}. ${title}`,
      '',
      'Direktionen indstiller,',
      'at sagen drøftes.',
      '',
    ],
    ...['Beslutning', '', `Aftalt ${at}.`, '', 'Tilbage til toppen'],
  ])
  expect(items([...head, ...lines])).toMatchObject(
    titles.map((title, at) => ({ title, caseNumber: `1-45-7${at}-11-15`, decision: `Aftalt ${at}.` })),
  )
})

test('the title once more ends the decision, right under it and on two lines', () => {
  const long = 'Godkendelse af kommissorium for arbejdsgruppen om de fælles tilbud'
  const lines = [long, 'Kørsel', 'Eventuelt'].flatMap((title, at) => [
    ...[`${at + 7}. ${title}`, '', 'Beslutning', '', `Aftalt ${at}.`],
    ...(at === 0 ? [title.slice(0, 51).trim(), title.slice(51).trim()] : [title]),
    ...['', 'Sagsfremstilling', 'Sagen er ny.', '', ''],
  ])
  expect(items([...head, ...lines]).map(({ decision }) => decision)).toEqual(['Aftalt 0.', 'Aftalt 1.', 'Aftalt 2.'])
})
