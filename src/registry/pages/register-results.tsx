import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { OfferingSummary } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Row = { id: string; name: string; operatorName: string; offerings: OfferingSummary[] }

/** Facilities found, each with what its matching offerings have in common or apart. */
export function RegisterResults({ rows }: { rows: Row[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('title')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('facility')}</ColumnHead>
          <ColumnHead>{t('operator')}</ColumnHead>
          <ColumnHead>{t('targetGroup')}</ColumnHead>
          <ColumnHead>{t('legalBasis')}</ColumnHead>
          <ColumnHead>{t('coverage')}</ColumnHead>
          <ColumnHead align="right">{t('offerings')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, operatorName, offerings }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/tilbud/${id}`}>{name}</a>
            </th>
            <td data-title={t('operator')}>{operatorName}</td>
            <td data-title={t('targetGroup')}>
              <Distinct values={offerings.map((one) => one.targetGroupText)} none={t('notReported')} />
            </td>
            <td data-title={t('legalBasis')}>
              <Distinct values={offerings.map((one) => one.legalBasisText)} none={t('notReported')} />
            </td>
            <td data-title={t('coverage')}>
              <Distinct values={offerings.map((one) => t(`coverage.${one.coverage}`))} none="" />
            </td>
            <td data-title={t('offerings')} className="align-right">
              {offerings.length}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Each value once, one a line; a missing one says so. */
function Distinct({ values, none }: { values: (string | null)[]; none: string }) {
  const distinct = [...new Set(values.map((value) => value ?? none))]
  return (
    <div>
      {distinct.map((value) => (
        <span className="line" key={value}>
          {value}
        </span>
      ))}
    </div>
  )
}
