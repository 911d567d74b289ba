import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printedDiscrepancies, totalDiscrepancies } from './discrepancies.ts'
import { discrepancyReasons } from './discrepancy-reasons.ts'
import { activitySeries, readActivity, readPrinted } from './load/reference.ts'

const folder = join(import.meta.dirname, '../../data/reference')
const printed = readPrinted(readFileSync(join(folder, 'capacity.csv'), 'utf8'))
const activity = readActivity(readFileSync(join(folder, 'activity-doevekonsulent.csv'), 'utf8'))
const found = printedDiscrepancies(printed)
const ofKind = (kind: string) => found.filter((row) => row.kind === kind)

describe('discrepancies of the printed report', () => {
  it('are 7 percentages that do not follow and 20 that only rounding explains', () => {
    expect(ofKind('percent').map((row) => `${row.offeringId} ${row.year}`)).toEqual(
      expect.arrayContaining([
        'refsnaes-fsl20 2023',
        'ungdomshjemmet-sel107-108-bl43 2019',
        'stevnsfortet-sikret 2022',
      ]),
    )
    expect(ofKind('percent')).toHaveLength(7)
    expect(ofKind('rounding')).toHaveLength(20)
  })

  it('are eleven cells that report and annex print differently', () => {
    expect(ofKind('body-annex')).toHaveLength(11)
    const cell = found.find((row) => row.id === 'refsnaes-fsl20.2023.tables.places')
    expect(cell?.printed).toEqual([
      { table: 'Rapport Tabel 1', text: '8,0' },
      { table: 'Bilag 2 Tabel 1', text: '9,0' },
    ])
  })

  it('show what follows from the printed numbers', () => {
    const row = found.find((one) => one.id === 'refsnaes-fsl20.2023.body.percent')
    expect(row).toMatchObject({ computed: '9,2 / 8,0 = 115 %', printed: [{ text: '102 %' }] })
  })

  it('have the total of the deaf-consultant scheme of 2022 among them, and no other year', () => {
    const totals = totalDiscrepancies(activity, activitySeries)
    expect(totals).toHaveLength(1)
    expect(totals[0]).toMatchObject({ year: 2022, computed: '773 + 253 + 25 = 1.051', printed: [{ text: '1.038' }] })
  })

  it('each have a reason of their own, or are rounding; no reason is left without its discrepancy', () => {
    const all = [...found, ...totalDiscrepancies(activity, activitySeries)]
    const without = all.filter((row) => row.kind !== 'rounding' && !(row.id in discrepancyReasons))
    expect(without.map((row) => row.id)).toEqual([])
    expect(Object.keys(discrepancyReasons).filter((id) => !all.some((row) => row.id === id))).toEqual([])
  })
})
