import { Details } from '#ui/feedback.tsx'
import { Checkbox, DateField, Fieldset, type FormState, Radios, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { RecordedStep } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type StepFormProps = { form: FormState; steps: RecordedStep[]; usual: RecordedStep | null; only?: boolean }

/** The step that is recorded for what is chosen, or for the one sheet: what happened, when, and where it stands. */
export function StepForm({ form, steps, usual, only }: StepFormProps) {
  const t = useTexts({ da, en })
  return (
    <Fieldset legend={t(only ? 'review.record' : 'cycle.record')}>
      <Radios
        name="step"
        label={t('cycle.step')}
        form={form}
        defaultValue={usual ?? ''}
        options={steps.map((step) => ({ value: step, label: t(`cycle.step.${step}`) }))}
      />
      <DateField name="decidedOn" label={t('cycle.decidedOn')} form={form} />
      <TextField
        name="reference"
        label={t('cycle.reference')}
        hint={t('cycle.reference.hint')}
        form={form}
        maxLength={300}
      />
      {(steps.includes('approved') || form?.values.step === 'approved') && (
        <Details summary={t('cycle.approval')} open={form !== undefined || undefined}>
          <Checkbox name="provisional" label={t('cycle.provisional')} form={form} />
          <DateField
            name="effectiveFrom"
            label={t('cycle.effectiveFrom')}
            hint={t('cycle.effectiveFrom.hint')}
            form={form}
            required={false}
          />
          <DateField name="admittedBefore" label={t('cycle.admittedBefore')} form={form} required={false} />
        </Details>
      )}
      <SubmitButton>{t('cycle.save')}</SubmitButton>
    </Fieldset>
  )
}
