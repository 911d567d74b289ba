import type { Figure } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { FigureText } from '#ui/figure.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { figureId, sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import type { ComparisonGroup, GroupRemark } from '../rules/comparison.ts'
import type { GroupHead } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The groups with N and spread; each opens in full. */
export function GroupList({ groups, q }: { groups: GroupHead[]; q: string }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  return (
    <Table caption={t('compare.list', { n: groups.length })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('compare.group')}</ColumnHead>
          <ColumnHead align="right">{t('compare.n')}</ColumnHead>
          <ColumnHead align="right">{t('compare.low')}</ColumnHead>
          <ColumnHead align="right">{t('compare.median')}</ColumnHead>
          <ColumnHead align="right">{t('compare.high')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, n, low, median, high }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`?${new URLSearchParams({ ...(q ? { q } : {}), gruppe: id })}`}>{id}</a>
            </th>
            <td className="align-right" data-title={t('compare.n')}>
              {n}
            </td>
            <td className="align-right" data-title={t('compare.low')}>
              {money(low)}
            </td>
            <td className="align-right" data-title={t('compare.median')}>
              {money(median)}
            </td>
            <td className="align-right" data-title={t('compare.high')}>
              {money(high)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** What a reader must know before comparing; nothing when the tariffs are alike. */
export function GroupRemarks({ remarks }: { remarks: GroupRemark[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (remarks.length === 0) return null
  const text = (remark: GroupRemark) => {
    if (remark.kind !== 'occupancy') return t(`compare.remark.${remark.kind}`, { n: remark.n })
    const [low, high] = [formatDecimal(remark.low, { language }), formatDecimal(remark.high, { language })]
    return t('compare.remark.occupancy', { low, high })
  }
  return (
    <Alert kind="info" title={t('compare.unlike')}>
      <ul>
        {remarks.map((remark) => (
          <li key={remark.kind}>{text(remark)}</li>
        ))}
      </ul>
    </Alert>
  )
}

type GroupProps = { group: ComparisonGroup<Sheet>; figures: Record<string, Figure> }

/** The tariffs of a group, the lowest first, with what they are built on. */
export function GroupTable({ group, figures }: GroupProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  const number = (value: string | undefined) =>
    value === undefined ? t('compare.notReported') : formatDecimal(value, { language })
  const { n, low, median, high } = group
  return (
    <Table caption={t('compare.spread', { n, low: money(low), median: money(median), high: money(high) })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('annex.offering')}</ColumnHead>
          <ColumnHead>{t('annex.operator')}</ColumnHead>
          <ColumnHead align="right">{t('annex.places')}</ColumnHead>
          <ColumnHead align="right">{t('annex.occupancy')}</ColumnHead>
          <ColumnHead align="right">{t('annex.hours')}</ColumnHead>
          <ColumnHead align="right">{t('annex.tariff')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {group.tariffs.map((sheet) => (
          <tr key={sheet.id}>
            <th scope="row">
              <a href={`/takster/takst/${sheet.id}`}>{sheetName(sheet)}</a>
            </th>
            <td data-title={t('annex.operator')}>{sheet.operatorName}</td>
            <td className="align-right" data-title={t('annex.places')}>
              {number(sheet.figures.places)}
            </td>
            <td className="align-right" data-title={t('annex.occupancy')}>
              {number(sheet.figures.occupancy)}
            </td>
            <td className="align-right" data-title={t('annex.hours')}>
              {number(sheet.figures.direct_hours)}
            </td>
            <td className="align-right" data-title={t('annex.tariff')}>
              <FigureText id={figureId(sheet, 'perDay')}>{figures[figureId(sheet, 'perDay')]?.text}</FigureText>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type Named = { id: string; name: string }

/** What is left out of every comparison, by name, and why. */
export function NotCompared({ alone, unknown }: { alone: Named[]; unknown: Named[] }) {
  const t = useTexts({ da, en })
  const lists = [
    { why: t('compare.alone', { n: alone.length }), rows: alone },
    { why: t('compare.unknown', { n: unknown.length }), rows: unknown },
  ].filter(({ rows }) => rows.length > 0)
  if (lists.length === 0) return null
  return (
    <section aria-labelledby="ikke-sammenlignet">
      <h2 id="ikke-sammenlignet">{t('compare.not')}</h2>
      {lists.map(({ why, rows }) => (
        <Details key={why} summary={why}>
          <ul>
            {rows.map(({ id, name }) => (
              <li key={id}>
                <a href={`/takster/takst/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </section>
  )
}
