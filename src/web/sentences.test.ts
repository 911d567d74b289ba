import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTree } from '#testing/architecture/source.ts'
import { errorCodes } from './error-codes.ts'
import { sentencesIn } from './sentences.ts'

test('a code finds its sentence in both languages, with its values put in', () => {
  expect(sentencesIn('da')('web.internal', { requestId: 'r1' })).toContain('nummer r1')
  expect(sentencesIn('en')('web.internal', { requestId: 'r1' })).toContain('number r1')
})

test('a code without a sentence is named rather than hidden', () => {
  expect(sentencesIn('da')('nowhere.unknown')).toContain('nowhere.unknown')
})

test('the list of codes holds those of every room, whatever its name, and no text of a page', () => {
  const codes = errorCodes('da').map(({ code }) => code)
  const rooms = new Set(codes.map((code) => code.split('.')[0]))
  expect([...rooms]).toEqual(
    expect.arrayContaining(['access', 'businessCase', 'capacity', 'publishing', 'registry', 'reporting', 'web']),
  )
  expect(codes).toEqual(expect.arrayContaining(['allocation.idle.before-rule', 'businessCase.stale']))
  for (const text of ['people.login.lead', 'list.lead', 'plan.list.noneText']) {
    expect(codes).not.toContain(text)
  }
})

test('every code that is thrown by name stands in the list', () => {
  const listed = new Set(errorCodes('da').map(({ code }) => code))
  const thrown = [...readTree(join(import.meta.dirname, '..'))]
    .filter(([path]) => !/test|fixture|testing/.test(path))
    .flatMap(([, text]) => [...text.matchAll(/new AppError\(\s*'\w+',\s*'([\w.-]+)'/g)].map(([, code = '']) => code))
  expect(thrown.length).toBeGreaterThan(200)
  expect(thrown.filter((code) => !listed.has(code))).toEqual([])
})
