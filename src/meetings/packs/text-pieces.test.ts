import { describe, expect, test } from 'vitest'
import { cutPieces, searchedText, textLimits } from './text-pieces.ts'

const longest = (text: string) => Math.max(...text.split(/\s+/).map(({ length }) => length))

describe('the text of an attachment that is searched', () => {
  test('a word of 4 million letters is broken, and pieces stay small', () => {
    const { text, isAll } = searchedText(`flamingo ${'a'.repeat(4_000_000)} pelikan`)
    expect(isAll).toBe(true)
    const pieces = [...cutPieces(text)]
    expect(longest(text)).toBe(textLimits.word)
    expect(pieces.length).toBeLessThan(700)
    expect(Math.max(...pieces.map(({ content }) => content.length))).toBeLessThanOrEqual(textLimits.piece)
    expect(pieces[0]?.content).toContain('flamingo ')
    expect(pieces.at(-1)?.content).toContain(' pelikan')
  })

  test('what was not broken before is broken in its pieces', () => {
    const pieces = [...cutPieces('a'.repeat(100_000))]
    expect(pieces).toHaveLength(13)
    for (const { content } of pieces) expect(longest(content)).toBe(textLimits.word)
  })

  test('ends at a whole word before 5 million signs', () => {
    const { text, isAll } = searchedText('Venteliste æøå '.repeat(900_000))
    expect(isAll).toBe(false)
    expect(text.length).toBeLessThanOrEqual(textLimits.total)
    expect(text.length).toBeGreaterThan(textLimits.total - 20)
    expect(text).toMatch(/(Venteliste|æøå)\s?$/)
    expect([...cutPieces(text)].length).toBeLessThan(700)
  })

  test('a short text stays as it is, without null signs', () => {
    expect(searchedText('Pelikaner\u0000 i\n\fhavnen')).toEqual({ text: 'Pelikaner i\n\fhavnen', isAll: true })
  })

  test('a row of figures is broken between them, and no sign is parted', () => {
    const row = Array.from({ length: 60 }, (_, n) => `tal${n}`).join(';')
    expect(searchedText(row).text.split(' ').slice(0, -1)).toSatisfy((parts: string[]) =>
      parts.every((p) => p.endsWith(';')),
    )
    expect(searchedText(row).text.replaceAll(' ', '')).toBe(row)
    expect(searchedText(`x${'🦩'.repeat(300)}`).text.isWellFormed()).toBe(true)
  })

  test('pages are counted, empty ones too, and pieces of a page overlap by whole words', () => {
    expect([...cutPieces('Forside\f\fVentelisten')]).toEqual([
      { page: 1, content: 'Forside' },
      { page: 3, content: 'Ventelisten' },
    ])
    const words = Array.from({ length: 3000 }, (_, n) => `ord${n}`)
    const pieces = [...cutPieces(words.join(' '))].map(({ content }) => content.trim().split(' '))
    expect(pieces.length).toBeGreaterThan(2)
    for (const [n, piece] of pieces.entries()) {
      expect(piece.every((word) => words.includes(word))).toBe(true)
      if (n > 0) expect(pieces[n - 1]).toContain(piece[0])
    }
    expect(new Set(pieces.flat()).size).toBe(3000)
  })
})
