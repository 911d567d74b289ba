import { expect, test } from 'vitest'
import { pageAddress } from './page-address.ts'

const at = (path: string) => pageAddress({ url: `https://example.dk${path}` })

test('a page that is asked for by a script is the page of the address bar', () => {
  expect(at('/sager/1/bagland.data')).toBe('/sager/1/bagland')
  expect(at('/opgaver.data?vis=alle&_routes=pages%2Fopgaver')).toBe('/opgaver?vis=alle')
  expect(at('/_root.data')).toBe('/')
  expect(at('/_.data')).toBe('/')
})

test('a page that is asked for by the browser stays as it is', () => {
  expect(at('/sager/1/bagland')).toBe('/sager/1/bagland')
  expect(at('/soeg?q=a+b')).toBe('/soeg?q=a+b')
})
