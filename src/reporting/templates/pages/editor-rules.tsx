import { DateField, Fieldset, type FormState, NumberField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { plainPredicates, predicates } from '../../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { EditorRow } from './editor-row.tsx'
import { countOf, type Values } from './posted-template.ts'

const severities = ['error', 'warning', 'info'] as const

type RuleEditorProps = { form: NonNullable<FormState>; previews: readonly string[]; start: Values }

/** What is checked: a group of questions per rule, and a button for one more. */
export function RulesEditor({ form, previews, start }: RuleEditorProps) {
  const t = useTexts({ da, en })
  const values = form.values as Values
  const rows = Array.from({ length: countOf(form.values as Values, 'rules') }, (_, row) => row)
  return (
    <section aria-labelledby="kontroller">
      <h2 id="kontroller">{t('edit.rules')}</h2>
      {rows.map((row) => (
        <EditorRow
          key={row}
          path={`rules[${row}]`}
          summary={`${t('edit.rule', { n: row + 1 })}: ${values[`rules[${row}].id`] ?? ''}`}
          form={form}
          start={start}
        >
          <RuleEditor row={row} form={form} preview={previews[row] ?? ''} />
        </EditorRow>
      ))}
      <SubmitButton variant="secondary" name="intent" value="add:rules">
        {t('edit.addRule')}
      </SubmitButton>
    </section>
  )
}

function RuleEditor({ row, form, preview }: { row: number; form: NonNullable<FormState>; preview: string }) {
  const t = useTexts({ da, en })
  const at = (name: string) => ({ name: `rules[${row}].${name}`, form })
  const kindOptions = (of: readonly (typeof predicates)[number][]) =>
    of.map((value) => ({ value, label: t(`edit.kind.${value}`) }))
  const message = { opened: '{', closed: '}' }
  return (
    <Fieldset legend={t('edit.rule', { n: row + 1 })}>
      <TextField {...at('id')} label={t('edit.ruleId')} hint={t('edit.ruleIdHint')} width="m" />
      <Select
        {...at('severity')}
        label={t('edit.severity')}
        options={severities.map((value) => ({ value, label: t(`edit.severity.${value}`) }))}
      />
      <Select {...at('predicate.kind')} label={t('edit.kind')} options={kindOptions(predicates)} width="full" />
      <TextField {...at('predicate.field')} label={t('edit.ruleField')} hint={t('edit.keyHint')} width="m" />
      <TextField {...at('predicate.others')} required={false} label={t('edit.others')} hint={t('edit.othersHint')} />
      <NumberField {...at('predicate.min')} required={false} label={t('edit.limitMin')} hint={t('edit.limitHint')} />
      <NumberField {...at('predicate.max')} required={false} label={t('edit.limitMax')} />
      <NumberField {...at('predicate.percent')} required={false} label={t('edit.percent')} />
      <Select
        {...at('predicate.when')}
        required={false}
        label={t('edit.when')}
        placeholder=""
        options={kindOptions(plainPredicates)}
        width="full"
      />
      <TextField {...at('predicate.whenField')} required={false} label={t('edit.whenField')} width="m" />
      <TextField {...at('message.da')} label={t('edit.messageDa')} hint={t('edit.messageHint', message)} width="full" />
      {preview && <p className="form-hint">{t('edit.preview', { text: preview })}</p>}
      <TextField {...at('message.en')} label={t('edit.messageEn')} width="full" />
      <TextField {...at('source')} label={t('edit.source')} hint={t('edit.sourceHint')} width="full" />
      <DateField {...at('validFrom')} label={t('edit.ruleFrom')} />
      <DateField {...at('validTo')} required={false} label={t('edit.ruleTo')} />
      <SubmitButton variant="link" name="intent" value={`remove:rules:${row}`}>
        {t('edit.removeRule', { n: row + 1 })}
      </SubmitButton>
    </Fieldset>
  )
}
