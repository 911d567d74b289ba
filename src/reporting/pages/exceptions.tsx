import { formatDateTime } from '#figures/format.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Form } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** What was agreed with one respondent alone (undtagelser): more time and exemption, each with its date and reason. */
export function Exceptions({ respondent }: { respondent: Form['respondent'] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { extendedUntil, extensionReason, exemptedAt, exemptionReason } = respondent
  return (
    <>
      {extendedUntil && (
        <p>
          {t('terms.extended', { deadline: formatDateTime(extendedUntil, language), reason: extensionReason ?? '' })}
        </p>
      )}
      {exemptedAt && (
        <p>{t('terms.exempted', { date: formatDateTime(exemptedAt, language), reason: exemptionReason ?? '' })}</p>
      )}
    </>
  )
}
