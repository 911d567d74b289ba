import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'
import { isPaperNumber } from './paper-page.ts'

// The papers of all items behind the last one, in words of our own.

const item = (number: number, title: string) => [`${number}. ${title}`, '', 'Beslutning', `Aftalt ${number}.`, '', '']
const agenda = [
  ...['Takstforum', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', ''],
  ...['Takster', 'Kørsel', 'Eventuelt'].flatMap((title, at) => item(at + 1, title)),
]
const last = (lines: string[]) => readMinutes([...agenda, ...lines]).found.meetings[0]?.items.at(-1)?.decision

describe('what was decided ends before a page', () => {
  test.each([
    ['with the number of a paper', ['Side 4', 'Bilag 2.1', '', 'Budget 2015', '']],
    ['with its number and its title', ['Side 4', 'Bilag: 2.1. Budget 2015', '']],
    ['that names the item it belongs to', ['Side 4', 'Bilag til pkt. 2', 'Budget 2015', '']],
    ['with the title of an item over them', ['Side 4', '2 Kørsel', '', 'Bilag 1: Budget 2015', '']],
  ])('%s', (_, page) => {
    expect(last([...page, 'Tallene er nye.', ''])).toBe('Aftalt 3.')
  })

  test('behind an item without any text, whatever the paper concludes', () => {
    const bare = agenda.filter((text) => text !== 'Aftalt 3.').slice(0, agenda.lastIndexOf('Beslutning'))
    const paper = ['Side 4', 'Bilag 2.1', '', 'Budget 2015', '', 'Konklusion', '', 'Tallene er nye.', '']
    const items = readMinutes([...bare, ...paper]).found.meetings[0]?.items
    expect(items?.map(({ decision }) => decision)).toEqual(['Aftalt 1.', 'Aftalt 2.', undefined])
  })

  test('not where a sentence speaks of a paper', () => {
    const text = 'Bilag 2 blev rettet på mødet.'
    expect(isPaperNumber(text)).toBe(false)
    expect(last(['Side 4', text, ''])).toContain(text)
  })
})
