import { expect, test } from 'vitest'
import { listedAttachments } from './attachment-list.ts'
import { readLines } from './lines.ts'

const titles = (...lines: string[]) => listedAttachments(readLines(lines))

test('letters that go on from A mark the entries of a list', () => {
  expect(titles('A. Notat om takster', 'B. Oversigt over pladser på', 'botilbud', 'C. Brev')).toEqual([
    'Notat om takster',
    'Oversigt over pladser på botilbud',
    'Brev',
  ])
})

test('a name with its first letter is no mark', () => {
  expect(titles('J. Bro til forummet', 'Notat')).toEqual(['J. Bro til forummet', 'Notat'])
})

test('openness and number of a document are no part of its title', () => {
  expect(
    titles('1 (Åben) Notat om takster (1234/24)', '2 (Lukket) Oversigt over pladser', 'på botilbud (77/24)'),
  ).toEqual(['Notat om takster', 'Oversigt over pladser på botilbud'])
})

test('openness before every title is no part of it', () => {
  expect(titles('Åben - Notat om takster', 'Lukket - Oversigt')).toEqual(['Notat om takster', 'Oversigt'])
  expect(titles('- Åben - lukket: et notat', '- Oversigt')).toEqual(['Åben - lukket: et notat', 'Oversigt'])
})

test('what every entry has besides its title is no part of it', () => {
  expect(titles('1 Åben Notat om takster 60786/14', '2 Åben Oversigt 72254/14')).toEqual([
    'Notat om takster',
    'Oversigt',
  ])
  expect(titles('3a) Notat om takster', '3b) Oversigt')).toEqual(['Notat om takster', 'Oversigt'])
  expect(titles('306-2018-51220', 'Notat om takster')).toEqual(['Notat om takster'])
  expect(titles('- Takster 2023/2024', '- Åben rådgivning')).toEqual(['Takster 2023/2024', 'Åben rådgivning'])
})

test('kind and size of a file are no part of its title', () => {
  expect(titles('- Notat (PDF, 120 KB)', '- Takster (udkast)')).toEqual(['Notat', 'Takster (udkast)'])
  expect(titles('Der er ingen bilag til sagen.')).toEqual([])
})
