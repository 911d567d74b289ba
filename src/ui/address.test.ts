import fc from 'fast-check'
import { expect, test } from 'vitest'
import { address } from './address.ts'

test('an address holds what was put in it, and nothing of it leads anywhere else', () => {
  expect(address`/sager/${'SAG 1/ø'}?gemt=${3}#${'vej'}`).toBe('/sager/SAG%201%2F%C3%B8?gemt=3#vej')
  expect(address`${'/sager/a%20b'}/svar?nr=${'1&2'}`).toBe('/sager/a%20b/svar?nr=1%262')
  expect(address`/fora/${undefined}`).toBe('/fora/')
})

test('any text at all fits in the head of an answer and comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      const path = address`/tilbud/${id}/pladser?gemt`
      expect(new Headers({ location: path }).get('location')).toBe(path)
      const { pathname, search, origin } = new URL(path, 'https://rammevaerk.example')
      expect([origin, search]).toEqual(['https://rammevaerk.example', '?gemt'])
      const whole = id.toWellFormed()
      // "." and ".." are steps of a path, however they are written; no id here is one.
      if (whole !== '.' && whole !== '..') expect(decodeURIComponent(pathname)).toBe(`/tilbud/${whole}/pladser`)
    }),
  )
})
