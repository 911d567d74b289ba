import { renderForScreens } from '#platform/charts/render.ts'
import type { DocumentModel } from '#platform/documents/model.ts'

/** The charts of a document as the page shows them; the table of the same numbers is made where it is shown. */
export function drawCharts(document: DocumentModel): Record<string, { svg: string }> {
  return Object.fromEntries(
    document.blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [[block.chart.id, { svg: renderForScreens(block.chart, { language: document.language }) }]]
        : [],
    ),
  )
}
