import { StateTag } from '#ui/feedback.tsx'
import { fieldId } from '#ui/field.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Finding } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { isOpenReason } from '../threads/rules.ts'
import type { FormPage } from './form-page.ts'
import { reasonName } from './posted-form.ts'

const tones = { error: 'stopped', warning: 'attention', info: 'neutral' } as const

type RowProps = {
  page: FormPage
  findings: Finding[]
  columns: number
  typed: Record<string, string>
  onChange: (name: string, value: string) => void
}

/** What the rules found on a line, under it; a warning has the field for its reason right there. */
export function FindingRow({ page, findings, columns, typed, onChange }: RowProps) {
  const isOpen = (lineId: string) => isOpenReason(page.form.openParts, lineId)
  return (
    <tr className="row-findings">
      <td colSpan={columns}>
        <ul className="findings">
          {findings.map((finding) => (
            <li key={`${finding.ruleId} ${finding.field}`}>
              <FindingText finding={finding} />
              {finding.severity === 'warning' && isOpen(finding.lineId) && (
                <ReasonField finding={finding} typed={typed} onChange={onChange} />
              )}
              {finding.severity === 'warning' && !isOpen(finding.lineId) && (
                <blockquote>{typed[reasonName(finding.ruleId, finding.lineId, finding.field)]}</blockquote>
              )}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

/** "▲ Advarsel: …" */
export function FindingText({ finding }: { finding: Pick<Finding, 'severity' | 'message'> }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <p className={`finding finding--${finding.severity}`}>
      <StateTag tone={tones[finding.severity]}>{t(`severity.${finding.severity}`)}:</StateTag>{' '}
      {finding.message[language]}
    </p>
  )
}

function ReasonField({ finding, typed, onChange }: Pick<RowProps, 'typed' | 'onChange'> & { finding: Finding }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = reasonName(finding.ruleId, finding.lineId, finding.field)
  return (
    <div className="cell">
      <label className="form-label" htmlFor={fieldId(name)}>
        {t('form.reason')}
        <span className="sr-only">: {finding.message[language]}</span>
      </label>
      <textarea
        className="form-input"
        id={fieldId(name)}
        name={name}
        rows={2}
        maxLength={2000}
        value={typed[name] ?? ''}
        onChange={(event) => onChange(name, event.target.value)}
      />
    </div>
  )
}
