import { Alert } from '#ui/feedback.tsx'
import { type FormState, SubmitButton, TextField } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { countOf, type Values } from './posted-template.ts'
import type { Tried } from './try-out.ts'

/** Numbers to try the rules with, this year's and last year's, and what the rules say to them. */
export function TryOut({ form, tried }: { form: NonNullable<FormState>; tried: Tried | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const values = form.values as Values
  const fields = Array.from({ length: countOf(values, 'fields') }, (_, row) => ({
    key: values[`fields[${row}].key`] ?? '',
    label: values[`fields[${row}].label.${language}`] || values[`fields[${row}].key`] || '',
  })).filter(({ key }) => key !== '')
  return (
    <section aria-labelledby="proev">
      <h2 id="proev">{t('edit.try')}</h2>
      <p>{t('edit.tryLead')}</p>
      {fields.map(({ key, label }) => (
        <div key={key} className="field-pair">
          <TextField
            name={`try.now.${key}`}
            form={form}
            required={false}
            width="m"
            label={t('edit.tryThis', { field: label })}
          />
          <TextField
            name={`try.last.${key}`}
            form={form}
            required={false}
            width="m"
            label={t('edit.tryLast', { field: label })}
          />
        </div>
      ))}
      <SubmitButton variant="secondary" name="intent" value="try">
        {t('edit.tryRun')}
      </SubmitButton>
      {tried && (
        <Alert
          kind={tried.length === 0 ? 'success' : 'info'}
          title={t(tried.length === 0 ? 'edit.tryNone' : 'edit.tryFound')}
        >
          <ul id="fund">
            {tried.map((finding) => (
              <li key={`${finding.ruleId} ${finding.field}`}>
                {t(`edit.severity.${finding.severity}`)}: {finding.message[language]}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </section>
  )
}
