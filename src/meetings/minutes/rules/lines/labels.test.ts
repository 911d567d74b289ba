import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Fields of an item with their names, over and under its title and at its foot, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const decided = (text: string) => ['', 'Beslutning', text, '', '']

describe('the fields under a number', () => {
  test.each(['Emne:', 'Titel:', 'Overskrift:', 'Vedr.:'])('name the title: %s', (label) => {
    const item = (number: number, title: string) => [
      `Dagsordenspunkt ${number}`,
      `${label} ${title}`,
      'Status: Åben',
      ...decided(`Aftalt ${number}`),
    ]
    expect(
      items([...item(1, 'Nye takster'), ...item(2, 'Orientering: Pladser'), ...item(3, 'Eventuelt')]),
    ).toMatchObject([
      { title: 'Nye takster', open: true, decision: 'Aftalt 1' },
      { title: 'Orientering: Pladser', open: true, decision: 'Aftalt 2' },
      { title: 'Eventuelt', open: true, decision: 'Aftalt 3' },
    ])
  })

  test.each([
    ['Åbent punkt: Ja', true],
    ['Åbent punkt: Nej', false],
    ['Lukket sag: Nej', true],
    ['Lukket: Ja', false],
    ['Offentlig: ja', true],
    ['Behandles i åbent møde: Ja', true],
  ])('answer whether it is open: %s', (row, open) => {
    const lines = ['3. Pladser til unge', row, ...decided('Drøftet'), '4. Eventuelt', row, ...decided('Intet')]
    expect(items(lines)).toMatchObject([
      { title: 'Pladser til unge', open },
      { title: 'Eventuelt', open },
    ])
  })

  test.each([
    'Sag 2008/4067   ÅBEN',
    'Sag 2010/2013   ÅBEN',
    'Sagsnr. 2008/4067',
    '2008/4067',
    'ÅBEN SAG - Sagsnr. 2008/4067',
  ])('hold a case number with its year: %s', (row) => {
    const lines = [
      'PUNKT 1',
      'PLADSER TIL UNGE',
      row,
      ...decided('Drøftet'),
      'PUNKT 2',
      'EVENTUELT',
      ...decided('Intet'),
    ]
    expect(items(lines)[0]).toMatchObject({
      title: 'PLADSER TIL UNGE',
      caseNumber: /\d{4}\/\d{4}/.exec(row)?.[0],
    })
  })
})

test('years from and to are no case number', () => {
  const lines = ['Punkt 1', 'Rammer for årene', '2008/2009', ...decided('Drøftet'), 'Punkt 2', 'Eventuelt']
  expect(items([...lines, ...decided('Intet')])[0]?.caseNumber).toBeUndefined()
})

test('a title in capitals goes on with a figure, and can be that the item is closed', () => {
  const lines = ['PUNKT 1', 'EGNE PLADSER I HENHOLD TIL SERVICELOVENS §', '107', 'ÅBEN', ...decided('Drøftet')]
  const closed = ['PUNKT 2', 'LUKKET PUNKT', 'LUKKET', '', 'PUNKT 3', 'EVENTUELT', 'ÅBEN', ...decided('Intet')]
  expect(items([...lines, ...closed])).toMatchObject([
    { title: 'EGNE PLADSER I HENHOLD TIL SERVICELOVENS § 107', open: true },
    { title: 'LUKKET PUNKT', open: false },
    { title: 'EVENTUELT', open: true },
  ])
})

test('numbers with a word before them run over no page, however often they come', () => {
  const meeting = (day: number) => [
    'Styregruppen',
    `Dato: ${day}. maj 2019`,
    'Sted: Rådhuset',
    'Deltagere: Formanden',
    '',
    ...[1, 2, 3].flatMap((number) => [`Dagsordenspunkt ${number}`, `Drøftelse nr. ${number}`, ...decided('Godkendt')]),
  ]
  const lines = [...meeting(7), '1/4', '', ...meeting(8), '2/4', '', ...meeting(9), '3/4']
  expect(meetings(lines).map((each) => each.items.length)).toEqual([3, 3, 3])
})

describe('a table taken out of its file, label and value on lines of their own', () => {
  const agreed = ['Godkendt.', 'Kredsen drøftede sagen.', 'Intet.']
  const row = (number: number, title: string, order: 'title' | 'number') => {
    const [one, other] = [
      ['Emne', title],
      ['Pkt. nr.', `${number}`],
    ]
    const text = [
      'Drøftelse og aftale',
      agreed[number - 1] as string,
      'Ansvarlig',
      'Sekretariatet',
      'Frist',
      '1. maj',
      '',
    ]
    return order === 'title' ? [...one, ...other, ...text] : [...other, ...one, ...text]
  }
  test.each(['title', 'number'] as const)('has items with the %s first', (order) => {
    const found = items([...row(1, 'Velkomst', order), ...row(2, 'Nye pladser', order), ...row(3, 'Eventuelt', order)])
    expect(found).toMatchObject([
      { number: 1, title: 'Velkomst', decision: 'Godkendt.' },
      { number: 2, title: 'Nye pladser', decision: 'Kredsen drøftede sagen.' },
      { number: 3, title: 'Eventuelt', decision: 'Intet.' },
    ])
  })
})

test('the case number at the foot of an item is no text of its decision', () => {
  const held = (text: string) => ['', 'Beslutning', text, '']
  const foot = (number: string) => ['Sagsnummer', number, '']
  const found = items([
    '1. Nye pladser',
    ...held('Godkendt.'),
    ...foot('2015-372838'),
    '2. Takster',
    ...held('Godkendt.'),
    'Vedlagte filer',
    'Notat om takster',
    ...foot('2015-495843'),
    '3. Eventuelt',
    ...decided('Intet.'),
  ])
  expect(found).toMatchObject([
    { decision: 'Godkendt.', caseNumber: '2015-372838' },
    { decision: 'Godkendt.', caseNumber: '2015-495843', attachments: [{ title: 'Notat om takster' }] },
    { decision: 'Intet.' },
  ])
})
