import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { ratioText } from '#figures/ratio.ts'
import { exactPercent, occupancy } from './occupancy.ts'
import { type PrintedCheck, printedCheck } from './printed-check.ts'

type Row = Record<
  | 'service_id'
  | 'year'
  | 'places'
  | 'used_places'
  | 'printed_occupancy_percent'
  | 'computed_occupancy_percent'
  | 'occupancy_check'
  | 'source',
  string
>
const rows: Row[] = parse(readFileSync('data/reference/capacity.csv'), { columns: true })
const checkOf = (row: Row) =>
  printedCheck({
    places: row.places || null,
    used: row.used_places || null,
    percent: row.printed_occupancy_percent || null,
  })
const found = (check: PrintedCheck) =>
  rows.filter((row) => checkOf(row) === check).map((row) => `${row.service_id} ${row.year} ${row.source}`)

describe('the printed percentages of the 2024 report', () => {
  it('are all read', () => {
    expect(rows).toHaveLength(405)
  })

  it('follow from the printed figures in 326 of the 353 rows that can be checked', () => {
    expect(found('ok')).toHaveLength(326)
    expect(found('notCheckable')).toHaveLength(52)
  })

  it('differ by rounding of the inputs only in the 20 known rows', () => {
    const known = rows.filter((row) => row.occupancy_check === 'within_input_rounding')
    expect(known).toHaveLength(20)
    expect(found('withinInputRounding')).toEqual(known.map((row) => `${row.service_id} ${row.year} ${row.source}`))
  })

  it('do not follow from the printed figures in the 7 known rows', () => {
    expect(found('mismatch')).toEqual([
      'refsnaes-fsl20 2023 body',
      'elevhjemmet-hoeretab-lsv 2022 body',
      'elevhjemmet-hoeretab-lsv 2023 body',
      'bakkegaarden-sikret 2022 body',
      'stevnsfortet-sikret 2022 body',
      'ungdomshjemmet-sel107-108-bl43 2019 bilag',
      'bakkegaarden-sikret 2022 bilag',
    ])
  })

  it('are computed by the occupancy rule with one decimal as the file has them', () => {
    const known = rows.filter((row) => row.computed_occupancy_percent !== '')
    expect(known.length).toBeGreaterThanOrEqual(353)
    for (const row of known) {
      const percent = exactPercent(occupancy(exact(row.used_places), exact(row.places)))
      const text = percent && ratioText(percent, { rule: 'half-away-from-zero', decimals: 1 })
      expect(`${row.service_id} ${row.year} ${text}`).toBe(
        `${row.service_id} ${row.year} ${row.computed_occupancy_percent}`,
      )
    }
  })
})

describe('checking a printed percentage', () => {
  it.each<[string | null, string | null, string | null, PrintedCheck]>([
    ['6.0', '6.4', '107', 'ok'],
    ['15.0', '15.5', '103.3', 'ok'],
    ['15.0', '15.5', '103.4', 'withinInputRounding'],
    ['8.0', '9.2', '102', 'mismatch'],
    ['10', '5.5', '54', 'mismatch'],
    ['10', '5.5', '56', 'mismatch'],
    ['6.0', '0', '0', 'ok'],
    ['0', '0', '0', 'notCheckable'],
    [null, '6.4', '107', 'notCheckable'],
    ['6.0', null, '107', 'notCheckable'],
    ['6.0', '6.4', null, 'notCheckable'],
  ])('%s places, %s used, %s %% is %s', (places, used, percent, check) => {
    expect(printedCheck({ places, used, percent })).toBe(check)
  })
})
