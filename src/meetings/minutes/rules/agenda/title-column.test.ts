import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'
import { titlesOverTexts } from './title-column.ts'

const beside = (left: string, right: string) => `${left.padEnd(30)}${right}`
const text = (right: string) => beside('', right)

const table = [
  'Referat',
  '',
  beside('Møde', 'Samrådet den 4. maj 2015'),
  '',
  beside('1.  Godkendelse af', 'Det indstilles, at rådet'),
  beside('    dagsorden', 'a) godkender dagsordenen'),
  '',
  text('Konklusion:'),
  text('Godkendt.'),
  '',
  '',
  beside('2.  Takster', 'Taksten er den samme som i fjor, fordi lejen er uændret.'),
  text('Den gælder for alle kommuner, som køber pladser der.'),
  '',
  text('Det sker i disse trin:'),
  text('  1. Kommunerne svarer.'),
  text('  2. Svarene samles.'),
  '',
  text('Konklusion:'),
  text('Taget til efterretning.'),
  '',
  '',
  beside('3.  Boliger til borgere', 'Byggeriet er forsinket.'),
  beside('    med særlige behov', ''),
  beside('    i hele området', ''),
  '',
  text('Konklusion:'),
  text('Udsat.'),
  '',
]

describe('titles in a column beside their texts', () => {
  test('stand over them, and no line is lost', () => {
    const lines = titlesOverTexts(table)
    expect(lines).toHaveLength(table.length)
    expect(lines.slice(4, 8).map((line) => line.trim())).toEqual([
      '1.  Godkendelse af dagsorden',
      'Det indstilles, at rådet',
      'a) godkender dagsordenen',
      'Konklusion:',
    ])
    const words = (all: readonly string[]) => all.join(' ').split(/\s+/).sort().join(' ')
    expect(words(lines)).toBe(words(table))
  })

  test('are read with their decisions', () => {
    const [meeting] = readMinutes(table).found.meetings
    expect(meeting?.items.map(({ title, decision }) => [title, decision])).toEqual([
      ['Godkendelse af dagsorden', 'Godkendt.'],
      ['Takster', 'Taget til efterretning.'],
      ['Boliger til borgere med særlige behov i hele området', 'Udsat.'],
    ])
    expect(meeting?.items[0]?.recommendation).toEqual([{ verb: 'approve', text: 'godkender dagsordenen' }])
  })

  test('a row without room for one line more keeps its words on the last', () => {
    const tight = table.filter((line) => line.trim() !== '')
    expect(titlesOverTexts(tight)).toHaveLength(tight.length)
    const words = (all: readonly string[]) => all.join(' ').split(/\s+/).sort().join(' ')
    expect(words(titlesOverTexts(tight))).toBe(words(tight))
  })

  test('a list with figures beside it is left as it is', () => {
    const list = ['1. Takster     4', '2. Pladser     5', '3. Kørsel      6', ...Array(20).fill('Tekst uden spalter.')]
    expect(titlesOverTexts(list)).toBe(list)
  })
})
