import { expect, test } from 'vitest'
import { cameFrom } from './language.ts'

const origins = ['https://rammevaerk.example.dk', 'http://127.0.0.1:3000']

test.each([
  ['https://rammevaerk.example.dk/tilbud?q=d%C3%B8v', '/tilbud?q=d%C3%B8v'],
  ['http://127.0.0.1:3000/rapporter', '/rapporter'],
  ['https://rammevaerk.example.dk/sprog?til=en', '/'],
  ['https://et-andet-sted.example/tilbud', '/'],
  ['https://rammevaerk.example.dk//et-andet-sted.example', '/'],
  ['https://rammevaerk.example.dk/\\et-andet-sted.example', '/'],
  ['nonsense', '/'],
  [null, '/'],
])('after a choice of language %s leads to %s', (referer, to) => {
  expect(cameFrom(referer, origins)).toBe(to)
})
