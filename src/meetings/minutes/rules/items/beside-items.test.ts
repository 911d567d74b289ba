import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const head = ['Forretningsudvalget', '', 'Referat', '', 'Dato: 12. januar 2026', 'Sted: Rådhuset', '']
const itemsOf = (lines: readonly string[]) =>
  readMinutes([...head, ...lines]).found.meetings.flatMap(({ items }) => items)

test('a title that names a meeting to come is no header', () => {
  const items = itemsOf([
    ...['1 (Åben) Godkendelse af dagsorden', '', 'Beslutning', '', 'Godkendt.', '', ''],
    ...[
      '2 (Åben) Dagsorden til Styregruppen den 5. februar 2026',
      '',
      'Beslutning',
      '',
      'Godkendt som punkt 2.',
      '',
      '',
    ],
    ...['3 (Lukket) Ansættelse', '', 'Beslutning', '', 'Udsat.'],
  ])
  expect(items.map(({ number, title, decision }) => [number, title, decision])).toEqual([
    [1, 'Godkendelse af dagsorden', 'Godkendt.'],
    [2, 'Dagsorden til Styregruppen den 5. februar 2026', 'Godkendt som punkt 2.'],
    [3, 'Ansættelse', 'Udsat.'],
  ])
})

test('how long an item takes and who presents it is no part of its title', () => {
  const items = itemsOf([
    ...['1. Velkomst', '15 min. – v. formanden', '', 'BESLUTNING', 'Taget til efterretning.', '', ''],
    ...['2. Beredskabsplaner for botilbud og dagtilbud', '5 min. – v. sekretariatet', '', 'BESLUTNING', 'Godkendt.'],
  ])
  expect(items.map(({ title }) => title)).toEqual(['Velkomst', 'Beredskabsplaner for botilbud og dagtilbud'])
})

test('a case number in brackets behind the title is the case number', () => {
  const items = itemsOf([
    ...['Punkt 1: Takster for 2026 (Sagsnr. 27.33.00-A00-30-20)', '', 'Beslutning', 'Godkendt.', '', ''],
    ...['Punkt 2: Eventuelt', '', 'Beslutning', 'Intet.'],
  ])
  expect(items[0]).toMatchObject({ title: 'Takster for 2026', caseNumber: '27.33.00-A00-30-20' })
})

test('who was away under an item is no part of what was decided', () => {
  const items = itemsOf([
    ...['1. Takster', '', 'Konklusion:', 'Godkendt', 'Fraværende under punktet: Medlem 4, Morsø Kommune', '', ''],
    ...['2. Eventuelt', '', 'Konklusion:', 'Intet.'],
  ])
  expect(items.map(({ decision }) => decision)).toEqual(['Godkendt', 'Intet.'])
})

test('what a group of items says behind its openness does not hide that', () => {
  const items = itemsOf([
    ...[
      '1. Åbne punkter – til beslutning',
      '',
      '1.1. Takster',
      'SAG-2021-00108',
      '',
      'Beslutning',
      'Godkendt.',
      '',
      '',
    ],
    ...['2. Lukkede punkter – personsager', '', '2.1. Udpegning', 'SAG-2021-00109', '', 'Beslutning', 'Udsat.'],
  ])
  expect(items.map(({ number, open }) => [number, open])).toEqual([
    ['1.1', true],
    ['2.1', false],
  ])
})

test('a title page in capitals with one empty line under it begins a paper', () => {
  const items = itemsOf([
    ...['1. Takster', '', 'Beslutning', 'Godkendt.', '', ''],
    ...['2. Eventuelt', '', 'Beslutning', 'Intet.', '\fNOTAT VEDR. UDGIFTER OG BEHOV', ''],
    ...['Kommunerne har aftalt at følge udviklingen tættere.', 'Notatet beskriver, hvordan udgifterne opgøres.'],
  ])
  expect(items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Intet.'])
})

test('contents in columns are no items, also where openness leaves no room between them', () => {
  const titles = ['(Åben)   Dagsorden', '(Åben)   Takster for 2026', '(Lukket) Køb af ydelse', '(Åben)   Eventuelt']
  const items = itemsOf([
    ...['Indholdsfortegnelse', '', ...titles.map((title, at) => ` ${at + 1} ${title}`), '', ''],
    ...titles.flatMap((title, at) => [
      `${at + 1} ${title.replace(/ +/g, ' ')}`,
      `Sags ID: EMN-2025-0006${at}`,
      '',
      'Beslutning',
      '',
      `Aftalt ${at + 1}.`,
      '',
      '',
    ]),
  ])
  expect(items.map(({ number, decision }) => [number, decision])).toEqual([
    [1, 'Aftalt 1.'],
    [2, 'Aftalt 2.'],
    [3, 'Aftalt 3.'],
    [4, 'Aftalt 4.'],
  ])
})
