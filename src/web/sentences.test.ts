import { expect, test } from 'vitest'
import { errorCodes, sentencesIn } from './sentences.ts'

test('a code finds its sentence in both languages, with its values put in', () => {
  expect(sentencesIn('da')('web.internal', { requestId: 'r1' })).toContain('nummer r1')
  expect(sentencesIn('en')('web.internal', { requestId: 'r1' })).toContain('number r1')
})

test('a code without a sentence is named rather than hidden', () => {
  expect(sentencesIn('da')('nowhere.unknown')).toContain('nowhere.unknown')
})

test('the list of codes holds those of every room', () => {
  const rooms = new Set(errorCodes('da').map(({ code }) => code.split('.')[0]))
  expect([...rooms]).toEqual(
    expect.arrayContaining(['access', 'capacity', 'publishing', 'registry', 'reporting', 'web']),
  )
})
