import { Checkbox, Fieldset, type FormState, NumberField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { EditorRow } from './editor-row.tsx'
import { countOf, type Values } from './posted-template.ts'

const types = ['quantity', 'text', 'date'] as const
const roles = ['months-covered', 'reservation'] as const

/** What is asked: a group of questions per field, and a button for one more. */
export function FieldsEditor({ form, start }: { form: NonNullable<FormState>; start: Values }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const values = form.values as Values
  const rows = Array.from({ length: countOf(form.values as Values, 'fields') }, (_, row) => row)
  return (
    <section aria-labelledby="felter">
      <h2 id="felter">{t('edit.fields')}</h2>
      {rows.map((row) => (
        <EditorRow
          key={row}
          path={`fields[${row}]`}
          summary={`${t('edit.field', { n: row + 1 })}: ${values[`fields[${row}].label.${language}`] ?? ''}`}
          form={form}
          start={start}
        >
          <FieldEditor row={row} form={form} />
        </EditorRow>
      ))}
      <SubmitButton variant="secondary" name="intent" value="add:fields">
        {t('edit.addField')}
      </SubmitButton>
    </section>
  )
}

function FieldEditor({ row, form }: { row: number; form: NonNullable<FormState> }) {
  const t = useTexts({ da, en })
  const at = (name: string) => ({ name: `fields[${row}].${name}`, form })
  const optional = { required: false }
  return (
    <Fieldset legend={t('edit.field', { n: row + 1 })}>
      <TextField {...at('key')} label={t('edit.key')} hint={t('edit.keyHint')} width="m" />
      <TextField {...at('label.da')} label={t('edit.labelDa')} />
      <TextField {...at('label.en')} label={t('edit.labelEn')} />
      <Select
        {...at('type')}
        label={t('edit.type')}
        width="m"
        options={types.map((value) => ({ value, label: t(`edit.type.${value}`) }))}
      />
      <TextField {...at('unit')} {...optional} label={t('edit.unit')} width="s" />
      <NumberField {...at('decimals')} {...optional} label={t('edit.decimals')} width="xs" />
      <NumberField {...at('min')} {...optional} label={t('edit.min')} hint={t('edit.minHint')} />
      <NumberField {...at('max')} {...optional} label={t('edit.max')} />
      <TextField {...at('help.da')} {...optional} label={t('edit.helpDa')} />
      <TextField {...at('help.en')} {...optional} label={t('edit.helpEn')} />
      <Checkbox {...at('allowUnknown')} label={t('edit.allowUnknown')} />
      <Checkbox {...at('allowInterval')} label={t('edit.allowInterval')} />
      <Checkbox {...at('yearOffset')} label={t('edit.yearOffset')} />
      <Checkbox {...at('total')} label={t('edit.total')} />
      <Select
        {...at('role')}
        {...optional}
        label={t('edit.role')}
        placeholder={t('edit.role.none')}
        options={roles.map((value) => ({ value, label: t(`edit.role.${value}`) }))}
      />
      <SubmitButton variant="link" name="intent" value={`remove:fields:${row}`}>
        {t('edit.removeField', { n: row + 1 })}
      </SubmitButton>
    </Fieldset>
  )
}
