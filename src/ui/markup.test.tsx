import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Style attributes are refused by the content security policy: what carries one would lose its looks.
test('no component sets a style attribute', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
  expect(files.length).toBeGreaterThan(10)
  for (const name of files) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
    expect([name, source.match(/\bstyle=/g)]).toEqual([name, null])
  }
})

test('the style sheet uses shadows only on what floats', () => {
  const folder = `${import.meta.dirname}/styles`
  const shadows = readdirSync(folder).flatMap((name) =>
    [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/([^{}]+)\{[^}]*box-shadow/g)].map((match) =>
      match[1]?.trim(),
    ),
  )
  expect(shadows).toEqual(['.dialog'])
})
