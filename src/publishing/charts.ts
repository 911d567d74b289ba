import { renderChart } from '#platform/charts/render.ts'
import { chartTable } from '#platform/charts/table.ts'
import type { DocumentModel, TableModel } from '#platform/documents/model.ts'

/** The charts of a document as the page shows them: the drawing and the table of the same numbers. */
export function drawCharts(document: DocumentModel): Record<string, { svg: string; table: TableModel }> {
  return Object.fromEntries(
    document.blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [
            [
              block.chart.id,
              {
                svg: renderChart(block.chart, { language: document.language }),
                table: chartTable(block.chart, document.language),
              },
            ],
          ]
        : [],
    ),
  )
}
