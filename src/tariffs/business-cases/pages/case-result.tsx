import { Chart } from '#ui/chart.tsx'
import { DataTable } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { shownCase } from './shown-case.ts'

/** The result first, then who pays, then every step; the figures open where they stand. */
export function CaseResult({ shown, level = 2 }: { shown: ReturnType<typeof shownCase>; level?: 2 | 3 }) {
  const t = useTexts({ da, en })
  const { parts, chart, payersChart } = shown
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <DataTable table={parts.overview} />
      <DataTable table={parts.years} cards />
      {chart && <Chart {...chart} />}
      {parts.loss && <DataTable table={parts.loss} cards />}
      <Heading>{t('plan.payers')}</Heading>
      <DataTable table={parts.payers.result} />
      {payersChart && <Chart {...payersChart} />}
      {parts.payers.steps && <DataTable table={parts.payers.steps} />}
      <DataTable table={parts.payers.facts} cards />
      <Heading>{t('plan.ground')}</Heading>
      <DataTable table={parts.levels} />
      {parts.staff && <DataTable table={parts.staff} />}
      <DataTable table={parts.steps} cards />
      <p>
        <a href="/metode/forretningsplan">{t('plan.list.method')}</a>
      </p>
    </>
  )
}
