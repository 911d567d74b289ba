import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Front pages and last pages that name the paper, the house and those who sign, in words of our own.

const front = ['BESLUTNINGER', '', 'REGION PRØVE', '', 'UDVALGET FOR TILBUD', '', 'Torsdag den 4. marts 2021', '']
const item = (number: number, title: string) => [
  `${number}. ${title}`,
  '',
  'INDSTILLING',
  'Det indstilles, at udvalget',
  '1. godkender sagen.',
  '',
  'UDVALGET FOR TILBUDS BESLUTNING',
  `Aftalt ${number}.`,
  '',
  '',
]
const paper = [...item(1, 'PLADSER'), ...item(2, 'TAKSTER'), ...item(3, 'EVENTUELT')]
const read = (lines: string[]) => readMinutes(lines).found.meetings

describe('the first text of a file', () => {
  test('is the name of the paper, and what stands under it the head of the meeting', () => {
    const found = read([...front, 'Kl. 12.30', '', 'Afbud:', 'Direktør, Prøve Kommune', '', ...paper])
    expect(found).toMatchObject([{ body: 'UDVALGET FOR TILBUD', date: '2021-03-04', start: '12:30' }])
    expect(found[0]?.items.map(({ decision }) => decision)).toEqual(['Aftalt 1.', 'Aftalt 2.', 'Aftalt 3.'])
  })
})

describe('behind the last decision', () => {
  const last = (foot: string[]) => read([...front, ...paper, ...foot])[0]?.items.at(-1)?.decision

  test('names under the heading of the signatures are no part of it', () => {
    expect(last(['Underskrifter:', '', 'Direktør, Prøve Kommune', '', 'Chef, Nabo Kommune'])).toBe('Aftalt 3.')
  })

  test('a sentence under that word is', () => {
    expect(last(['Underskrifter:', '', 'De indhentes efter mødet.'])).toContain('De indhentes efter mødet.')
  })

  test('the address of the house in a row is not', () => {
    expect(last(['Region Prøve | Prøvegade 12, 2. sal | 9999 Prøveby | Tlf. 9999 0000'])).toBe('Aftalt 3.')
  })

  test('an address alone under an empty decision leaves it empty', () => {
    const lines = [
      '4. NÆSTE MØDE',
      '',
      'UDVALGET FOR TILBUDS BESLUTNING',
      '',
      'Region Prøve | 9999 Prøveby | Tlf. 9999 0000',
    ]
    expect(last(lines)).toBeUndefined()
  })
})
