import type { Figure } from '#figures/figure.ts'
import type { TableModel } from '#platform/documents/model.ts'
import { DataTable } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { FigureChange } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type ChangeTableProps = {
  changes: FigureChange[]
  caption: string
  /** Said where there is no figure now; "findes ikke" when left out. */
  absent?: string
}

/** Figures that differ, before beside after. */
export function ChangeTable({ changes, caption, absent }: ChangeTableProps) {
  const t = useTexts({ da, en })
  if (changes.length === 0) return <p>{t('publishing.noChanges')}</p>
  const value = (figure: Figure | null) => (figure ? `${figure.text} ${figure.unit}`.trim() : t('publishing.missing'))
  const table: TableModel = {
    id: 'aendringer',
    caption,
    columns: [
      { key: 'label', label: t('publishing.figure'), align: 'left', width: 3 },
      { key: 'before', label: t('publishing.before'), align: 'right' },
      { key: 'after', label: t('publishing.after'), align: 'right' },
    ],
    rows: changes.map(({ label, before, after }) => ({
      cells: [{ text: label }, { text: value(before) }, { text: after ? value(after) : (absent ?? value(after)) }],
    })),
  }
  return <DataTable table={table} />
}
