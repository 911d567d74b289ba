import { DateText, QuantityText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { PlacePeriod, PlaceReduction } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Offering = {
  id: string
  name: string
  periods: PlacePeriod[]
  reductions: PlaceReduction[]
  mayChange: boolean
}

/** Every dated row of a facility, offering by offering; those one may change have a link to do so. */
export function PlacesTable({ facilityId, offerings }: { facilityId: string; offerings: Offering[] }) {
  const t = useTexts({ da, en })
  const rows = offerings.flatMap(({ name, periods, reductions, mayChange }) => [
    ...periods.map((row) => ({ row, name, what: t('places'), edit: mayChange })),
    ...reductions.map((row) => ({ row, name, what: t(`places.kind.${row.kind}.short`), edit: false })),
  ])
  if (rows.length === 0) return <p>{t('places.none')}</p>
  return (
    <Table caption={t('places.now')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('offering')}</ColumnHead>
          <ColumnHead>{t('places.kind')}</ColumnHead>
          <ColumnHead align="right">{t('places.count')}</ColumnHead>
          <ColumnHead>{t('from')}</ColumnHead>
          <ColumnHead>{t('to')}</ColumnHead>
          <ColumnHead>{t('reason')}</ColumnHead>
          <ColumnHead>{t('places.edit')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, name, what, edit }) => (
          <tr key={row.id}>
            <th scope="row">{name}</th>
            <td data-title={t('places.kind')}>{what}</td>
            <td className="align-right" data-title={t('places.count')}>
              <QuantityText value={{ state: 'exact', value: row.places }} />
            </td>
            <td data-title={t('from')}>
              <DateText date={row.from} />
            </td>
            <td data-title={t('to')}>{row.to ? <DateText date={row.to} /> : t('notYet')}</td>
            <td data-title={t('reason')}>{row.reason ?? '–'}</td>
            <td data-title={t('places.edit')}>
              {edit ? (
                <a href={`/tilbud/${facilityId}/pladser?ret=${row.id}#edit-pladser`}>
                  {t('places.edit')} <span className="sr-only">{`${name} ${row.from}`}</span>
                </a>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
