import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Forms of known systems that were nearly read.

const items = (lines: string[]) => readMinutes(lines).found.meetings.flatMap((meeting) => meeting.items)

test('"Lukket sag" beside a number is no title where the others have "Åben sag" there', () => {
  const titles = ['Dagsorden', 'Lokaler', 'Takster', 'Eventuelt']
  const lines = titles.flatMap((title, at) => [
    `Sag nr. ${at + 4}              ${at === 1 ? 'Lukket' : 'Åben'} sag`,
    title,
    'Beslutning',
    `Aftalt ${at}.`,
    '',
  ])
  expect(items(lines).map(({ title, open }) => [title, open])).toEqual(titles.map((title, at) => [title, at !== 1]))
})

test('contents are no items where the items have their titles under their numbers', () => {
  const meeting = (day: string, first: number) => {
    const titles = ['Dagsorden', `Pladser den ${day}`, 'Takster', 'Eventuelt']
    return [
      'Takstforum',
      'Referat',
      '',
      `Mødedato: ${day}`,
      'Mødested: Rådhuset',
      '',
      'Sagsoversigt',
      ...titles.map((title, at) => `Sag nr. ${first + at} ${title}`),
      '',
      ...titles.flatMap((title, at) => [`Sag nr. ${first + at}`, title, '', 'Beslutning', `Aftalt ${at}.`, '']),
    ]
  }
  const lines = [...meeting('26-11-2012', 5), ...meeting('25-09-2012', 1)]
  expect(readMinutes(lines).found.meetings.map((each) => each.items.map(({ number }) => number))).toEqual([
    [5, 6, 7, 8],
    [1, 2, 3, 4],
  ])
})

test('the rest of a title over a decision behind the agenda is no part of the decision', () => {
  const long = ['Oplæg fra netværket om færre skift, faste voksne og bedre', 'overlevering mellem tilbud']
  const agenda = [['Dagsorden'], long, ['Eventuelt']].flatMap(([title, rest], at) => [
    `${at + 1}) ${title}`,
    ...(rest === undefined ? [] : [`   ${rest}`]),
    '',
    'Indstilling',
    'Det indstilles, at rådet drøfter sagen.',
    '',
  ])
  const record = [['Dagsorden'], long, ['Eventuelt']].flatMap(([title, rest], at) => [
    `Ad ${at + 1}) ${title}`,
    ...(rest === undefined ? [] : [`   ${rest}`]),
    `   Aftalt ${at}.`,
    '',
  ])
  expect(items([...agenda, 'BESLUTNINGER', '', ...record]).map(({ decision }) => decision)).toEqual([
    'Aftalt 0.',
    'Aftalt 1.',
    'Aftalt 2.',
  ])
})

test('what stands under a line to sign on is no text of the last item', () => {
  const lines = ['1. Takster', '', 'Beslutning', 'Godkendt.', '', '2. Eventuelt', '', 'Beslutning', 'Intet.', '']
  const signed = ['____________________________', '', 'Formand                    Sekretær']
  expect(items([...lines, ...signed]).map(({ decision }) => decision)).toEqual(['Godkendt.', 'Intet.'])
  expect(items([...lines, '____________________________', 'Mødet blev godt']).at(-1)?.decision).toMatch(/godt$/)
})

test('type and size of a file under its title are no attachment', () => {
  const files = ['Bilag', 'Notat om takster', 'PDF, 120 kB', 'Oversigt', 'DOCX, 1,2 MB', '', 'Beslutning', 'Godkendt.']
  const [first] = items(['1. Takster', '', ...files, '', '2. Eventuelt', '', 'Beslutning', 'Intet.'])
  expect(first?.attachments.map(({ title }) => title)).toEqual(['Notat om takster', 'Oversigt'])
})

test('"s. 3/9" and what stands beside it run over the pages, on the last one too', () => {
  const lines = [1, 2, 3].flatMap((page) => [
    `${page}. Sag om pladser ${page}`,
    '',
    ...Array.from({ length: 12 }, (_, at) => `Kommune ${page * 20 + at} har meldt tal ind til opgørelsen.`),
    '',
    'Beslutning',
    `Aftalt ${page}.`,
    '',
    `s. ${page}/3`,
    'Sekr. init.: ____',
    '',
  ])
  expect(items(lines).map(({ decision }) => decision)).toEqual(['Aftalt 1.', 'Aftalt 2.', 'Aftalt 3.'])
})

test('a closed item under its heading is one without any text', () => {
  const lines = ['LUKKEDE SAGER', '', '3. Ansættelse af leder']
  const open = ['Takster', 'Pladser'].flatMap((title, at) => [
    `${at + 1}. ${title}`,
    `Sagsnr.: 2016-01655${at}`,
    '',
    'Beslutning:',
    '',
    'Taget til efterretning.',
    '',
  ])
  const found = items(['ÅBNE SAGER', '', ...open, ...lines])
  expect(found.map(({ title, decision }) => [title, decision])).toEqual([
    ['Takster', 'Taget til efterretning.'],
    ['Pladser', 'Taget til efterretning.'],
    ['Ansættelse af leder', undefined],
  ])
})

test.each([
  'Medlem 4 og medlem 6 var fraværende.',
  'Næstformand (C) deltog ikke i udvalgets behandling af sagen.',
  'Medlem 2 deltog ikke i mødet.',
])('who was not there is no part of a decision: %s', (note) => {
  const lines = ['1. Takster', '', 'Beslutning', 'Godkendt.', '', note, '', '2. Eventuelt', '', 'Beslutning', 'Intet.']
  expect(items(lines).map(({ decision }) => decision)).toEqual(['Godkendt.', 'Intet.'])
  const alone = lines.filter((line) => line !== 'Godkendt.')
  expect(items(alone)[0]?.decision).toBe(note)
})

test('decisions told under "Ad 1:" behind the agenda belong to their items', () => {
  const agenda = [
    'Referat fra bestyrelsesmøde 15. oktober 2018',
    '',
    '1. Takster',
    '2. Pladser',
    '3. Lokaler',
    '4. Evt.',
    '',
  ]
  const told = [
    'Beslutningsreferat:',
    'Ad 1: Taksten sættes ned.',
    'Ad 2 To pladser lukkes.',
    'Ad 3: Udsat.',
    'Ad 4: -',
  ]
  expect(items([...agenda, ...told]).map(({ decision }) => decision)).toEqual([
    'Taksten sættes ned.',
    'To pladser lukkes.',
    'Udsat.',
    '-',
  ])
})

test('titles under "Pkt. 1" without any heading are items of minutes', () => {
  const lines = ['Referat fra møde i Samrådet', 'Torsdag d. 11.09.14.', 'Til stede:', 'Formanden']
  const text = ['Lokaler', 'Takster', 'Eventuelt'].flatMap((title, at) => [
    `Pkt. ${at + 1}`,
    title,
    'Der er set på tre steder i byen, og det nye ligger tæt ved stationen.',
    'Rådet anbefaler det sidste.',
  ])
  expect(items([...lines, ...text]).map(({ number, title }) => [number, title])).toEqual([
    [1, 'Lokaler'],
    [2, 'Takster'],
    [3, 'Eventuelt'],
  ])
})

test('what is asked, and a whole sentence, is no part of the title over it', () => {
  const title = 'Fordeling af udgifter til det fælles sekretariat i 2025 (kl. 12.20-12.25)'
  const lines = (under: string) => [
    ...['1. Dagsorden', '', 'Beslutning', 'Godkendt.', '', `2. ${title}`, under, '', 'Beslutning', 'Drøftet.'],
    ...['', '3. Eventuelt', '', 'Beslutning', 'Intet.'],
  ]
  expect(items(lines('Det indstilles, at udvalget')).map((item) => item.title)[1]).toBe(title)
  expect(items(lines('Aftalen løber i fire år.')).map((item) => item.title)[1]).toBe(title)
})

test('what became of an item can stand behind its title in minutes written by hand', () => {
  const lines = ['Referat af møde i Samrådet den 4. maj 2015', '', '1. Godkendelse af dagsorden. Godkendt.', '']
  const more = ['2. Takster', 'Taksterne blev drøftet.', '', '3. Lokaler', 'Udsat.', '', '4. Eventuelt. Intet.']
  expect(items([...lines, ...more]).map(({ title, decision }) => [title, decision])).toEqual([
    ['Godkendelse af dagsorden', 'Godkendt.'],
    ['Takster', 'Taksterne blev drøftet.'],
    ['Lokaler', 'Udsat.'],
    ['Eventuelt', 'Intet.'],
  ])
})
