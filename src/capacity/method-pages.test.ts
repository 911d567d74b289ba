import { describe, expect, it } from 'vitest'
import { runNamedCalculation } from '#figures/calculation.ts'
import { formatQuantity } from '#figures/format.ts'
import { parseQuantity } from '#figures/parse.ts'
import type { Quantity } from '#figures/quantity.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import { type Rounding, roundFixed } from '#figures/round.ts'
import { describeMethodPages, type Example, methodPagesOf } from '#testing/method-pages.ts'
import { capacityCalculations } from './calc.ts'
import { flags } from './rules/flags.ts'
import { formula, formulas } from './rules/formulas.ts'
import { breaksOf, seriesBreaks } from './rules/series-breaks.ts'
import { thresholds } from './rules/thresholds.ts'
import { weightedTotal } from './rules/totals.ts'
import { changeBetween, fallingYears } from './rules/trend.ts'

type Line = { id: string; year: number; places: string; used: string }
const pages = methodPagesOf('capacity')
const page = (id: string) => pages.find((candidate) => candidate.matter.id === id) as (typeof pages)[number]

const quantity = (text: string): Quantity => {
  const result = parseQuantity(text, { negative: true })
  if (!result.ok) throw new Error(result.message)
  return result.quantity
}
const percent = (value: Ratio | null, decimals: number) =>
  value && ratioText(value, { rule: 'half-away-from-zero', decimals })
const lines = (input: unknown) =>
  (input as Line[]).map((row) => ({ ...row, places: quantity(row.places), used: quantity(row.used) }))

/** How an example that is not one of the public calculations is computed again. */
const runners: Record<string, (example: Example) => Record<string, unknown>> = {
  'weighted-total': ({ input }) => {
    const { places, used, percent: value, leftOut } = weightedTotal(lines(input))
    return { places, used, percent: percent(value, 0), exact: percent(value, 6), leftOut: leftOut.map((row) => row.id) }
  },
  change: ({ input, offering = '' }) => {
    const [before, after] = lines(input) as [ReturnType<typeof lines>[0], ReturnType<typeof lines>[0]]
    const { places, used, occupancyPoints } = changeBetween(before, after, breaksOf(offering))
    return { places, used, points: percent(occupancyPoints, 0), exact: percent(occupancyPoints, 6) }
  },
  'falling-years': ({ input }) => ({ years: String(fallingYears(lines(input), 2024, [])) }),
  flags: ({ input }) => {
    const { secured, places, used } = input as { secured: boolean; places: string; used: string }
    const series = [{ year: 2024, places: quantity(places), used: quantity(used) }]
    const raised = flags({ year: 2024, series, secured, breaks: [] })
    return { flags: raised.map((flag) => flag.id), found: raised[0]?.found }
  },
  round: ({ input }) => {
    const { value, ...rounding } = input as { value: string } & Rounding
    return { value: roundFixed(value, rounding) }
  },
  parse: ({ input }) => {
    const { state, ...rest } = quantity(String(input))
    return state === 'exact' ? rest : { state }
  },
}

function computed(example: Example): unknown {
  const runner = runners[example.calc]
  if (runner !== undefined) return runner(example)
  const answer = runNamedCalculation(capacityCalculations, example.calc, example.input)
  return answer.ok ? answer.output.result : answer.error
}

/** The rows of the table under a heading, as cells. */
function tableRows(prose: string, heading: string): string[][] {
  const section = prose.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((row) => row.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describeMethodPages('capacity', computed)

describe('the method pages of capacity', () => {
  it('exist for every calculation, with the version and first day that figures carry', () => {
    for (const calculation of Object.values(capacityCalculations)) expect(page(calculation.method)).toBeDefined()
    for (const [id, { version, validFrom, text }] of Object.entries(formulas)) {
      expect({ version, validFrom }).toEqual({ version: page(id).matter.version, validFrom: page(id).matter.validFrom })
      expect(page(id).prose).toContain(`= ${text}\n`)
    }
    expect(formula('belaegning-aar', '6,4 / 6 × 100')).toMatchObject({
      version: '1.0',
      methodHref: '/metode/belaegning-aar',
    })
  })

  it('read numbers the way the page about forms says', () => {
    const rows = tableRows(page('tal-i-formularer').prose, 'Sådan læses tallene')
    expect(rows.length).toBeGreaterThanOrEqual(8)
    for (const [written = '', read] of rows) {
      expect(formatQuantity(quantity(written === '(tomt felt)' ? '' : written))).toBe(read)
    }
  })

  it('refuse numbers with the suggestion the page about forms prints', () => {
    const rows = tableRows(page('tal-i-formularer').prose, 'Det afvises')
    expect(rows.length).toBeGreaterThanOrEqual(11)
    for (const [written = '', , accepted] of rows) {
      expect(parseQuantity(written)).toMatchObject({ ok: false, accepted })
    }
  })

  it('list every limit and every known break of series', () => {
    for (const { value, unit } of thresholds) expect(page('flag').prose).toContain(`| ${value} ${unit} |`)
    const rows = tableRows(page('seriebrud').prose, 'Kendte brud')
    expect(rows.map((row) => Number(row[1]))).toEqual(seriesBreaks.map((row) => row.year))
  })
})
