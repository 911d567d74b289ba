import { formatDate, formatDateTime, formatPercent, formatQuantity } from '#figures/format.ts'
import type { DecimalText, Quantity } from '#figures/quantity.ts'
import { useLanguage } from './texts.ts'

type QuantityTextProps = { value: Quantity; unit?: string; decimals?: number }

/** A quantity in words and digits: "6,4 pladser", "8–10", "?", "ikke oplyst". */
export function QuantityText({ value, unit, decimals }: QuantityTextProps) {
  const language = useLanguage()
  const counted = value.state === 'exact' || value.state === 'interval'
  return (
    <span className={counted ? 'number' : 'number number--missing'}>
      {formatQuantity(value, { decimals, language })}
      {counted && unit ? ` ${unit}` : ''}
    </span>
  )
}

/** A percentage with its sign; `none` says why there is none, and is never an empty place. */
export function PercentText({
  value,
  none,
  decimals = 0,
}: {
  value: DecimalText | null
  none: string
  decimals?: number
}) {
  const language = useLanguage()
  if (value === null) return <span className="number number--missing">{none}</span>
  return <span className="number">{formatPercent(value, { decimals, language })}</span>
}

/** "6. februar 2026", marked up as a date. */
export function DateText({ date }: { date: string }) {
  return <time dateTime={date}>{formatDate(date, useLanguage())}</time>
}

/** "6. februar 2026 kl. 14.32", Danish time. */
export function DateTimeText({ instant }: { instant: string }) {
  return <time dateTime={instant}>{formatDateTime(instant, useLanguage())}</time>
}
