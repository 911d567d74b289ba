import { Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export type ShownFault = { sheet: string; cell: string; value: string; remedy: string }

/** Every fault of a file: where, what stands there, what to do. */
export function FaultTable({ faults }: { faults: ShownFault[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('excel.table')} cards={faults.length <= 20}>
      <thead>
        <tr>
          <th scope="col">{t('excel.sheet')}</th>
          <th scope="col">{t('excel.cell')}</th>
          <th scope="col">{t('excel.value')}</th>
          <th scope="col">{t('excel.remedy')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ sheet, cell, value, remedy }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have several faults, and their order stays
          <tr key={index}>
            <td data-title={t('excel.sheet')}>{sheet || t('excel.wholeFile')}</td>
            <td data-title={t('excel.cell')}>{cell || '–'}</td>
            <td data-title={t('excel.value')}>{value || '–'}</td>
            <td data-title={t('excel.remedy')}>{remedy}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
