import { expect, test } from 'vitest'
import { readMinutes } from './read-minutes.ts'

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
