import { formatDecimal } from '#figures/format.ts'
import { DateText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { indexKinds, type StoredRate } from '../model.ts'
import type { IndexRates } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** One row for each year and kind; a kind without a rate says so. */
export function RatesTable({ years }: Pick<IndexRates, 'years'>) {
  const t = useTexts({ da, en })
  const rows = years.flatMap(({ year, rates }) => indexKinds.map((kind) => ({ year, kind, rate: rates[kind] })))
  return (
    <Table caption={t('rates.caption')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rates.year')}</ColumnHead>
          <ColumnHead>{t('rates.kind')}</ColumnHead>
          <ColumnHead align="right">{t('rates.percent')}</ColumnHead>
          <ColumnHead>{t('rates.source')}</ColumnHead>
          <ColumnHead>{t('rates.day')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ year, kind, rate }) => (
          <tr key={`${year} ${kind}`}>
            <th scope="row">{year}</th>
            <td data-title={t('rates.kind')}>{t(`rates.kind.${kind}`)}</td>
            <RateCells rate={rate} />
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function RateCells({ rate }: { rate: StoredRate | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <td className="align-right" data-title={t('rates.percent')}>
        {rate ? formatDecimal(rate.percent, { language }) : t('rates.missing')}
      </td>
      <td data-title={t('rates.source')}>{rate?.source ?? '–'}</td>
      <td data-title={t('rates.day')}>{rate ? <DateText date={rate.decidedOn} /> : '–'}</td>
    </>
  )
}

/** What was corrected stays to be seen. */
export function ReplacedTable({ rows }: { rows: StoredRate[] }) {
  const t = useTexts({ da, en })
  return (
    <details className="fold">
      <summary>{t('rates.replaced')}</summary>
      <Table caption={t('rates.replaced')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('rates.year')}</ColumnHead>
            <ColumnHead>{t('rates.kind')}</ColumnHead>
            <ColumnHead align="right">{t('rates.version')}</ColumnHead>
            <ColumnHead align="right">{t('rates.percent')}</ColumnHead>
            <ColumnHead>{t('rates.source')}</ColumnHead>
            <ColumnHead>{t('rates.day')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((rate) => (
            <tr key={`${rate.year} ${rate.kind} ${rate.number}`}>
              <th scope="row">{rate.year}</th>
              <td data-title={t('rates.kind')}>{t(`rates.kind.${rate.kind}`)}</td>
              <td className="align-right" data-title={t('rates.version')}>
                {rate.number}
              </td>
              <RateCells rate={rate} />
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}

type Reductions = {
  rows: { year: number; general: string; dialogue: string; sum: string }[]
  general: string
  dialogue: string
  agreed: string
  actual: string | null
  difference: string | null
}

/** The reductions that were agreed, year by year, and what really happened. */
export function ReductionTable({ rows, general, dialogue, agreed, actual, difference }: Reductions) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const number = (value: string | null) =>
    value === null ? t('rates.missing') : formatDecimal(value, { decimals: 1, language })
  const lines = [
    ...rows.map((row) => ({ label: String(row.year), ...row })),
    { label: t('rates.reductions.total'), general, dialogue, sum: agreed },
    { label: t('rates.reductions.actual'), general: null, dialogue: null, sum: actual },
    { label: t('rates.reductions.more'), general: null, dialogue: null, sum: difference },
  ]
  const own = (value: string | null) => (value === null ? '–' : number(value))
  return (
    <Table caption={t('rates.reductions')} note={t('rates.reductions.note')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rates.year')}</ColumnHead>
          <ColumnHead align="right">{t('rates.reductions.general')}</ColumnHead>
          <ColumnHead align="right">{t('rates.reductions.dialogue')}</ColumnHead>
          <ColumnHead align="right">{t('rates.reductions.sum')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label}</th>
            <td className="align-right" data-title={t('rates.reductions.general')}>
              {own(line.general)}
            </td>
            <td className="align-right" data-title={t('rates.reductions.dialogue')}>
              {own(line.dialogue)}
            </td>
            <td className="align-right" data-title={t('rates.reductions.sum')}>
              {number(line.sum)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
