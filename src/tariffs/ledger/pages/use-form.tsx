import { Form } from 'react-router'
import { FieldRow, type FormState, HiddenField, NumberField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { purposes } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type UseFormProps = { own: { id: string; name: string }[]; operatorId: string; lastYear: number; form: FormState }

/** What retained amounts were used for in a year, as the operator records it. */
export function UseForm({ own, operatorId, lastYear, form }: UseFormProps) {
  const t = useTexts({ da, en })
  return (
    <Form method="post" noValidate>
      <h2>{t('ledger.record')}</h2>
      <p>{t('ledger.record.hint')}</p>
      <HiddenField name="driftsherre" value={operatorId} />
      <Select
        name="offeringId"
        label={t('ledger.offering')}
        form={form}
        width="full"
        placeholder="–"
        options={own.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FieldRow>
        <NumberField name="year" label={t('ledger.year')} form={form} width="xs" defaultValue={String(lastYear)} />
        <Select
          name="purpose"
          label={t('ledger.purpose')}
          form={form}
          placeholder="–"
          options={purposes.map((one) => ({ value: one, label: t(`ledger.${one}`) }))}
        />
        <NumberField name="kr" label={t('ledger.amount')} form={form} width="m" />
      </FieldRow>
      <TextField name="note" label={t('ledger.remark')} form={form} required={false} width="full" />
      <SubmitButton>{t('ledger.save')}</SubmitButton>
    </Form>
  )
}
