import { expect, test } from 'vitest'
import { localPath, rolesFromClaim } from './rules.ts'

test.each([
  ['/opgaver', '/opgaver'],
  ['/indberetning/1?felt=2', '/indberetning/1?felt=2'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['opgaver', '/'],
  ['', '/'],
  [null, '/'],
  ['/log-ud', '/'],
  ['/log-ind/glemt?x=1', '/'],
])('after log-in %j leads to %j', (asked, expected) => {
  expect(localPath(asked)).toBe(expected)
})

test('Danish and English names of roles are understood, once each', () => {
  expect(rolesFromClaim(['Indberetter', 'reporter', 'godkender'], 'municipality')).toEqual(['reporter', 'approver'])
  expect(rolesFromClaim('reader, indberetter', 'region')).toEqual(['reader', 'reporter'])
})

test('a provider makes no administrator, and no secretariat of a municipality', () => {
  expect(rolesFromClaim(['administrator', 'secretariat', 'national-analyst'], 'municipality')).toEqual([])
  expect(rolesFromClaim(['secretariat', 'reporter'], 'secretariat')).toEqual(['secretariat'])
})

test.each([undefined, null, 7, {}, [7, null], ['constructor']])('%j gives no roles', (claim) => {
  expect(rolesFromClaim(claim, 'municipality')).toEqual([])
})
