import type { Figure } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import { FigureText } from '#ui/figure.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { costCategories } from '../../model/costs.ts'
import { figureId, pricesOf, sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import { printedSum } from '../rules/annex-words.ts'
import { tariffChange } from '../rules/causes.ts'
import type { ComparisonGroup } from '../rules/comparison.ts'
import { tariffComposition } from '../rules/composition.ts'
import type { PriceRise } from '../rules/price-rise.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Figures = Readonly<Record<string, Figure>>

function Shown({ sheet, field, figures }: { sheet: Sheet; field: string; figures: Figures }) {
  const id = figureId(sheet, field)
  return <FigureText id={id}>{figures[id]?.text ?? '–'}</FigureText>
}

/** The tariff by category: a year, a day, and the share; what is carried from earlier years; the sum. */
export function CompositionTable({ sheet, figures }: { sheet: Sheet; figures: Figures }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const composition = tariffComposition(sheet)
  const sum = composition && printedSum(composition)
  const note = sum && t('tariff.rounding', { sum: formatDecimal(sum, { decimals: 2, language }) })
  return (
    <div className="tariff-composition">
      <Table caption={t('tariff.composition')} note={pricesOf(sheet.year, language)}>
        <thead>
          <tr>
            <ColumnHead>{t('tariff.part')}</ColumnHead>
            <ColumnHead align="right">{t('tariff.amount')}</ColumnHead>
            <ColumnHead align="right">{t('tariff.perDay')}</ColumnHead>
            <ColumnHead align="right">{t('tariff.share')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {costCategories.map(({ key, label, sign }) => (
            <tr key={key}>
              <th scope="row">
                {label[language]}
                {sign === 'income' && <small className="tariff-detail">{t('tariff.subtracted')}</small>}
              </th>
              <td className="align-right">
                <Shown sheet={sheet} field={key} figures={figures} />
              </td>
              <td className="align-right">
                <Shown sheet={sheet} field={`${key}.perDay`} figures={figures} />
              </td>
              <td className="align-right">
                <Shown sheet={sheet} field={`${key}.share`} figures={figures} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('tariff.carried')}</th>
            <td className="align-right">
              <Shown sheet={sheet} field="adjustment" figures={figures} />
            </td>
            <td className="align-right">
              <Shown sheet={sheet} field="adjustment.perDay" figures={figures} />
            </td>
            <td className="align-right">–</td>
          </tr>
          <tr className="row-total">
            <th scope="row">{t('tariff.sum')}</th>
            <td className="align-right">
              <Shown sheet={sheet} field="basis" figures={figures} />
            </td>
            <td className="align-right">
              <Shown sheet={sheet} field="perDay" figures={figures} />
            </td>
            <td className="align-right">–</td>
          </tr>
        </tbody>
      </Table>
      {note && <p className="source">{note}</p>}
    </div>
  )
}

type ChangeProps = { sheet: Sheet; former: Sheet | null; rise: PriceRise | null; figures: Figures }

/** What moved the tariff since the one before, in parts that sum to the change. */
export function ChangeSection({ sheet, former, rise, figures }: ChangeProps) {
  const t = useTexts({ da, en })
  const causes = former ? (tariffChange(former, sheet, rise)?.parts ?? []) : []
  const text = (one: Sheet) => figures[figureId(one, 'perDay')]?.text ?? '–'
  return (
    <>
      <h2>{t('tariff.change')}</h2>
      {former === null || causes.length === 0 ? (
        <p>{t('tariff.change.none')}</p>
      ) : (
        <>
          <p>
            {t('tariff.change.lead', { from: text(former), to: text(sheet) })}{' '}
            {rise === null && former.year !== sheet.year && t('tariff.change.noRate')}{' '}
            {former.year !== sheet.year && t('tariff.change.levels')}
          </p>
          <Table caption={t('tariff.change')} captionHidden>
            <thead>
              <tr>
                <ColumnHead>{t('tariff.cause')}</ColumnHead>
                <ColumnHead align="right">{t('tariff.perDay')}</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {causes.map(({ cause }) => (
                <tr key={cause}>
                  <th scope="row">{t(`cause.${cause}`)}</th>
                  <td className="align-right">
                    <Shown sheet={sheet} field={`change.${cause}`} figures={figures} />
                  </td>
                </tr>
              ))}
              <tr className="row-total">
                <th scope="row">{t('tariff.change.total')}</th>
                <td className="align-right">
                  <Shown sheet={sheet} field="change.total" figures={figures} />
                </td>
              </tr>
            </tbody>
          </Table>
          {sheet.texts.change_reason && (
            <p>
              {t('tariff.reason')}: {sheet.texts.change_reason}
            </p>
          )}
        </>
      )}
    </>
  )
}

/** What can be compared with the tariff, with N and spread; or why nothing can. */
export function AlikeSection({ sheet, alike }: { sheet: Sheet; alike: ComparisonGroup<Sheet> | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const isKnown = sheet.legalBasis !== null && sheet.targetGroup !== null
  return (
    <>
      <h2>{t('tariff.alike')}</h2>
      {alike === null ? (
        <p>{t(isKnown ? 'tariff.alike.none' : 'tariff.alike.unknown', { year: sheet.year })}</p>
      ) : (
        <>
          <p>
            {t('tariff.alike.text', {
              n: alike.n,
              year: sheet.year,
              low: money(alike.low),
              high: money(alike.high),
              median: money(alike.median),
            })}
          </p>
          <ul>
            {alike.tariffs
              .filter(({ id }) => id !== sheet.id)
              .map((one) => (
                <li key={one.id}>
                  <a href={`/takster/takst/${one.id}`}>{sheetName(one)}</a>, {one.operatorName}: {money(one.perDay)} kr.
                </li>
              ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/takster/${sheet.year}/sammenlign`}>{t('annex.compare')}</a>
      </p>
    </>
  )
}
