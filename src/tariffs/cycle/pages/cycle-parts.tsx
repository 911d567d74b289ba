import { danishDate, formatDate, formatDecimal, type Language } from '#figures/format.ts'
import { percentOf, type Ratio, ratioText } from '#figures/ratio.ts'
import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Stage, Step } from '../model.ts'
import type { SheetCheck } from '../rules/checks.ts'
import { tariffTemplate } from '../template.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const tones: Record<Stage, StateTone> = {
  reported: 'neutral',
  'sent-back': 'attention',
  checked: 'waiting',
  recommended: 'waiting',
  approved: 'done',
  superseded: 'stopped',
}

export function StageTag({ stage }: { stage: Stage }) {
  const t = useTexts({ da, en })
  return <StateTag tone={tones[stage]}>{t(`cycle.stage.${stage}`)}</StateTag>
}

/** What the checks point at, in words; nothing to remark is said too. */
export function CheckList({ checks }: { checks: SheetCheck[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (checks.length === 0) return t('cycle.checks.none')
  const words = (check: SheetCheck): string => {
    switch (check.kind) {
      case 'changed':
        return t('cycle.check.changed', { reason: check.reason ?? t('cycle.check.noReason') })
      case 'places':
        return t('cycle.check.places', {
          from: formatDecimal(check.from, { language }),
          to: formatDecimal(check.to, { language }),
          reason: check.reason ?? t('cycle.check.noReason'),
        })
      case 'occupancy':
        return t('cycle.check.occupancy', {
          found: formatDecimal(check.found, { language }),
          min: formatDecimal(check.min, { language }),
          reason: check.reason ?? t('cycle.check.noReason'),
        })
      case 'overhead':
        return t('cycle.check.overhead', {
          own: percentText(check.own, language),
          median: percentText(check.median, language),
          n: check.n,
        })
      case 'carried':
        return t('cycle.check.carried', {
          found: formatDecimal(check.found, { language }),
          expected: formatDecimal(check.expected, { language }),
        })
      default:
        return t('cycle.check.hours-missing', { reason: check.reason ?? t('cycle.check.noReason') })
    }
  }
  return (
    <ul className="tariff-checks">
      {checks.map((check) => (
        <li key={check.kind}>{words(check)}</li>
      ))}
    </ul>
  )
}

/** A share as percent with one decimal: "6,9". */
export function percentText(share: Ratio, language: Language): string {
  const rounding = { rule: 'half-away-from-zero', decimals: 1 } as const
  return formatDecimal(ratioText(percentOf(share), rounding), { decimals: 1, language })
}

/** What was done with a sheet, oldest first, by whom and with which decision. */
export function StepTable({ steps }: { steps: Step[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('review.steps')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('review.when')}</ColumnHead>
          <ColumnHead>{t('review.what')}</ColumnHead>
          <ColumnHead>{t('review.who')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <th scope="row">{formatDate(step.decidedOn ?? danishDate(step.at), language)}</th>
            <td data-title={t('review.what')}>
              <div>
                {t(`step.${step.kind}`)}
                {step.bodyName && `, ${step.bodyName}`}
                {step.reference && <small className="tariff-detail">{step.reference}</small>}
                {step.text && (
                  <small className="tariff-detail">
                    {step.field && `${fieldLabel(step.field, language)}: `}
                    {step.text}
                  </small>
                )}
              </div>
            </td>
            <td data-title={t('review.who')}>{step.byName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The name of a line of the sheet. */
export function fieldLabel(field: string, language: Language): string {
  const columns = [...tariffTemplate.fields, ...tariffTemplate.computed]
  return columns.find(({ key }) => key === field)?.label[language] ?? field
}
