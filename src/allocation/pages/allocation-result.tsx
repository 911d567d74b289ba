import { Chart } from '#ui/chart.tsx'
import { Alert } from '#ui/feedback.tsx'
import { DataTable } from '#ui/table.tsx'
import type { allocationParts } from '../report.ts'

type Parts = ReturnType<typeof allocationParts>

/** The result of an allocation as tables, with what a reader must know and the chart when it helps. */
export function AllocationResult({ parts, svg }: { parts: Parts; svg?: string | null }) {
  return (
    <>
      <DataTable table={parts.result} />
      {parts.notes.map((note) => (
        <Alert key={note} kind="info">
          {note}
        </Alert>
      ))}
      {parts.steps && <DataTable table={parts.steps} />}
      {parts.chart && svg && <Chart spec={parts.chart} svg={svg} />}
    </>
  )
}
