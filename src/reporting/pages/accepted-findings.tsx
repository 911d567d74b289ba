import { useTexts } from '#ui/texts.ts'
import type { Form } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { FindingText } from './findings.tsx'

/** The warnings and infos of a form with the reasons given for them, by line. */
export function AcceptedFindings({ form }: { form: Form }) {
  const t = useTexts({ da, en })
  const shown = form.findings.filter(({ severity }) => severity !== 'error')
  return (
    <section>
      <h2>{t('review.findings')}</h2>
      {shown.length === 0 && <p>{t('review.noFindings')}</p>}
      <ul className="findings">
        {shown.map((finding) => (
          <li key={`${finding.lineId} ${finding.ruleId} ${finding.field}`}>
            <p className="finding-line">{form.lines.find(({ lineId }) => lineId === finding.lineId)?.name}</p>
            <FindingText finding={finding} />
            {finding.accepted && (
              <blockquote>
                {finding.accepted.reason}
                {finding.accepted.acceptedBy && (
                  <footer>{t('form.acceptedBy', { name: finding.accepted.acceptedBy })}</footer>
                )}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
