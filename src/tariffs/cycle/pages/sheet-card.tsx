import { Fragment } from 'react'
import { Decimal } from '#figures/decimal.ts'
import { formatDecimal, type Language } from '#figures/format.ts'
import { type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Tariff } from '../../model/sheet.ts'
import { toOere } from '../../rules/basis.ts'
import { breakEvenOccupancy } from '../../rules/break-even.ts'
import { pricesOf } from '../figures.ts'
import type { SheetFigures } from '../model.ts'
import { tariffChange } from '../rules/causes.ts'
import { overheadOutOfLine } from '../rules/comparison.ts'
import { tariffComposition } from '../rules/composition.ts'
import { overheadShare } from '../rules/overhead.ts'
import type { PriceRise } from '../rules/price-rise.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { percentText } from './cycle-parts.tsx'

type CardProps = { now: SheetFigures; before: SheetFigures; year: number; others: Ratio[]; rise: PriceRise | null }

/** The tariff as the sheet stands: the amount, how it comes about, what moved it, and where it breaks even. */
export function SheetCard({ now, before, year, others, rise }: CardProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const [found, former] = [
    tariffComposition({ figures: now, year }),
    tariffComposition({ figures: before, year: year - 1 }),
  ]
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const own = overheadShare(now)
  const outlier = overheadOutOfLine(own, others)
  return (
    <aside className="tariff-card" aria-labelledby="takst-kort">
      <h2 id="takst-kort">{t('sheet.card')}</h2>
      <div role="status">
        {found === null ? (
          <p>{t('sheet.card.none')}</p>
        ) : (
          <>
            <p className="tariff-card-amount">{money(found.perDayText)}</p>
            <p>{t('sheet.card.unit', { prices: pricesOf(year, language) })}</p>
          </>
        )}
      </div>
      {found && (
        <>
          <h3>{t('sheet.card.how')}</h3>
          <Lines
            rows={[
              [t('sheet.card.costs'), money(found.costs)],
              [t('sheet.card.carried'), money(found.carried)],
              [t('sheet.card.basis'), money(found.basis)],
              [t('sheet.card.days'), money(ratioText(found.placeDays, toOere))],
            ]}
            total={[t('sheet.card.tariff'), money(found.perDayText)]}
          />
        </>
      )}
      {found && former && <Moved now={now} before={before} year={year} rise={rise} />}
      {found && former && <BreakEven now={now} found={found} perDay={former.perDayText} />}
      {outlier && own && (
        <p>
          {t('sheet.card.overhead', {
            own: percentText(own, language),
            median: percentText(outlier.median, language),
            n: outlier.n,
          })}
        </p>
      )}
    </aside>
  )
}

/** On narrow screens the card stands below the sheet; the tariff itself stays in view while one types. */
export function TariffBar({ now, before, year, rise }: Omit<CardProps, 'others'>) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const found = tariffComposition({ figures: now, year })
  const change = tariffChange({ figures: before, year: year - 1 }, { figures: now, year }, rise)
  if (found === null) return null
  return (
    <p className="tariff-bar">
      <a href="#takst-kort">{t('sheet.card.tariff')}</a>{' '}
      <strong>{formatDecimal(found.perDayText, { decimals: 2, language })} kr.</strong>{' '}
      {change && <span>{signed(change.change, language)}</span>}
    </p>
  )
}

function signed(text: string, language: Language): string {
  return `${new Decimal(text).gt(0) ? '+' : ''}${formatDecimal(text, { decimals: 2, language })}`
}

function Moved({ now, before, year, rise }: Omit<CardProps, 'others'>) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const last = { figures: before, year: year - 1 }
  const change = tariffChange(last, { figures: now, year }, rise)
  const former = tariffComposition(last)
  if (change === null || former === null) return null
  const parts = [...change.parts].sort((a, b) => size(b.text).comparedTo(size(a.text)))
  return (
    <>
      <h3>{t('sheet.card.why')}</h3>
      <Lines
        rows={[
          [t('sheet.card.lastYear'), formatDecimal(former.perDayText, { decimals: 2, language })],
          ...parts.map(({ cause, text }): [string, string] => [t(`cause.${cause}`), signed(text, language)]),
        ]}
        total={[t('sheet.card.change'), signed(change.change, language)]}
      />
    </>
  )
}

const size = (text: string) => new Decimal(text).abs()

function BreakEven({ now, found, perDay }: { now: SheetFigures; found: Tariff; perDay: string }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { basis, placeDays } = found
  const budget = { basis, variable: '0', occupancyPercent: now.occupancy ?? '0', placeDays }
  const breakEven = breakEvenOccupancy(budget, ratio(perDay, '1'))
  if (breakEven === null) return null
  const percent = ratioText(breakEven, { rule: 'half-away-from-zero', decimals: 1 })
  return <p>{t('sheet.card.breakEven', { percent: formatDecimal(percent, { decimals: 1, language }) })}</p>
}

function Lines({ rows, total }: { rows: [string, string][]; total: [string, string] }) {
  return (
    <dl className="tariff-lines">
      {[...rows, total].map(([label, value], index) => {
        const look = index === rows.length ? 'tariff-lines-total' : undefined
        return (
          <Fragment key={label}>
            <dt className={look}>{label}</dt>
            <dd className={look}>{value}</dd>
          </Fragment>
        )
      })}
    </dl>
  )
}
