import type { Language } from '#figures/format.ts'
import { renderChart } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import { businessCaseParts, type Shown } from '../report.ts'

/** What a page needs of a result: tables, and charts drawn on the server. */
export function shownCase(computed: Shown, language: Language) {
  const parts = businessCaseParts(computed, language)
  const drawn = (spec: typeof parts.chart) =>
    spec && { spec, svg: renderChart(spec, { language }), table: chartTable(spec, language) }
  return { parts, chart: drawn(parts.chart), payersChart: drawn(parts.payers.chart) }
}
