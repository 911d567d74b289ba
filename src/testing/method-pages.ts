import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isIsoDate } from '#figures/dates.ts'
import { isDecimalText } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'

/** A worked example of a method page: a calculation by name, what goes in, and what the page says comes out. */
export type Example = { calc: string; input: unknown; result: Record<string, unknown>; offering?: string }
export type MethodPage = { file: string; matter: Record<string, string>; prose: string; examples: Example[] }

/** Every page of docs/method; `room` in its head says which room calculates by it. */
const pages: MethodPage[] = readdirSync('docs/method')
  .filter((file) => file.endsWith('.md'))
  .map(readPage)

/** The method pages of one room. */
export function methodPagesOf(room: string): MethodPage[] {
  return pages.filter(({ matter }) => matter.room === room)
}

/**
 * The tests that every method page of a room passes: it says where it comes from, its examples are computed
 * again by the program, and its text prints the numbers they give.
 *
 * @param computed - gives the result of an example as the program computes it
 */
export function describeMethodPages(room: string, computed: (example: Example) => unknown): void {
  describe.each(methodPagesOf(room))('the method page $file', ({ file, matter, prose, examples }) => {
    it('says what it is, from when it holds and where it comes from', () => {
      expect(`${matter.id}.md`).toBe(file)
      expect(matter.title).toMatch(/\S/)
      expect(matter.version).toMatch(/^[0-9]+\.[0-9]+$/)
      expect(isIsoDate(matter.validFrom ?? '')).toBe(true)
      expect(matter.source).toMatch(/\S/)
    })

    it('has examples that the program computes to the same result', () => {
      expect(examples.length).toBeGreaterThan(0)
      for (const example of examples) expect(computed(example)).toEqual(example.result)
    })

    it('prints in its text the numbers the examples give', () => {
      for (const value of examples.flatMap(({ result }) => Object.values(result))) {
        if (typeof value === 'string') expect(prose).toContain(printed(value))
      }
    })

    it('links only to method pages that exist', () => {
      const links = [...prose.matchAll(/\]\(\/metode\/([a-z-]+)\)/g)].map((match) => match[1])
      for (const link of links) expect(pages.map((candidate) => candidate.matter.id)).toContain(link)
    })
  })
}

function printed(value: string): string {
  if (isDecimalText(value)) return formatDecimal(value)
  const decimals = /^-?[0-9]+\.([0-9]+)$/.exec(value)?.[1]?.length
  return decimals === undefined ? value : formatDecimal(value, { decimals })
}

function readPage(file: string): MethodPage {
  const [, head = '', body = ''] = readFileSync(`docs/method/${file}`, 'utf8').split(/^---\n/m)
  const matter = Object.fromEntries(
    head.split('\n').map((row) => [row.split(': ')[0], row.split(': ').slice(1).join(': ')]),
  )
  const blocks = [...body.matchAll(/^```eksempel\n([\s\S]*?)^```/gm)]
  return {
    file,
    matter,
    prose: body.replaceAll(/^```eksempel\n[\s\S]*?^```/gm, ''),
    examples: blocks.map((block) => JSON.parse(block[1] as string)),
  }
}
