import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splitLines } from '#platform/extract/plain.ts'
import { MinutesFound } from './model.ts'
import { readMinutes } from './rules/read-minutes.ts'

// Each example is a file in the layout of one agenda system, with what a person finds in it. The people, places and
// cases are made up. WRITE_EXAMPLES=1 writes what the program finds, to be read and corrected by hand.

const folder = join(import.meta.dirname, 'examples')
const examples = globSync('*.txt', { cwd: folder }).map((file) => basename(file, '.txt'))

const found = (name: string) => readMinutes(splitLines(readFileSync(join(folder, `${name}.txt`), 'utf8'))).found

test('examples in at least seven layouts were found', () => {
  expect(examples.length).toBeGreaterThanOrEqual(7)
})

describe.each(examples)('the example %s', (name) => {
  const expected = join(folder, `${name}.json`)
  if (process.env.WRITE_EXAMPLES === '1') writeFileSync(expected, `${JSON.stringify(found(name), null, 2)}\n`)

  test('is read as a person reads it', () => {
    expect(found(name)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  test('has the form the command promises', () => {
    expect(MinutesFound.safeParse(found(name)).error).toBeUndefined()
  })
})
