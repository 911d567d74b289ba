import { Details } from '#ui/feedback.tsx'
import { Checkbox, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { type CaseContent, type CaseSections, type Clause, caseSections, clauseVerbs } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { emptyClauses } from './case-values.ts'
import { CitedHint } from './cited-figures.tsx'

type Given = CaseSections & Pick<CaseContent, 'title' | 'responsible' | 'closed' | 'closedReason'>
type CaseFieldsProps = { form: FormState; given?: Given; clauses?: readonly Clause[] }

/** What a case says: title, openness, sections, and the recommendation clause by clause. */
export function CaseFields({ form, given, clauses = [] }: CaseFieldsProps) {
  const t = useTexts({ da, en })
  return (
    <>
      <TextField name="title" label={t('m.case.title')} form={form} defaultValue={given?.title ?? ''} width="full" />
      <TextField
        name="responsible"
        label={t('m.case.responsible')}
        form={form}
        required={false}
        defaultValue={given?.responsible ?? ''}
      />
      <Checkbox name="closed" label={t('m.case.isClosed')} form={form} defaultChecked={given?.closed ?? false} />
      <div className="if-closed">
        <TextField
          name="closedReason"
          label={t('m.edit.reason')}
          form={form}
          required={false}
          defaultValue={given?.closedReason ?? ''}
        />
      </div>
      <CitedHint />
      {caseSections.map((section) => (
        <TextArea
          key={section}
          name={section}
          label={t(`m.section.${section}`)}
          form={form}
          required={false}
          rows={section === 'presentation' ? 10 : 4}
          hint={section === 'presentation' ? t('m.edit.text.hint') : undefined}
          defaultValue={given?.[section] ?? ''}
        />
      ))}
      <ClauseFields form={form} clauses={clauses} />
    </>
  )
}

/** What stands now beside what was typed, when somebody else changed the case meanwhile. */
export function StaleCase({ form, given, clauses }: Required<CaseFieldsProps> & { given: { version: number } }) {
  const t = useTexts({ da, en })
  return (
    <StaleValues
      form={form}
      version={given.version}
      fields={[
        { name: 'title', label: t('m.case.title'), now: given.title },
        { name: 'responsible', label: t('m.case.responsible'), now: given.responsible },
        { name: 'closedReason', label: t('m.edit.reason'), now: given.closedReason },
        ...caseSections.map((section) => ({ name: section, label: t(`m.section.${section}`), now: given[section] })),
        ...staleClauses(form, clauses, (n) => t('m.case.clause', { n })),
      ]}
    />
  )
}

/** The same for a recommendation alone. */
export function StaleClauses({
  form,
  version,
  clauses,
}: Required<Omit<CaseFieldsProps, 'given'>> & { version: number }) {
  const t = useTexts({ da, en })
  return (
    <StaleValues form={form} version={version} fields={staleClauses(form, clauses, (n) => t('m.case.clause', { n }))} />
  )
}

function staleClauses(form: FormState, clauses: readonly Clause[], label: (n: number) => string) {
  const typed = Object.keys(form?.values ?? {}).filter((name) => /^clause-\d+$/.test(name)).length
  return Array.from({ length: Math.max(typed, clauses.length) }, (_, n) => ({
    name: `clause-${n}`,
    label: label(n + 1),
    now: clauses[n]?.text ?? null,
  }))
}

type ClauseFieldsProps = { form: FormState; clauses: readonly Clause[]; body?: string }

/** The recommendation, with empty clauses at its end; `body`: to whom, when it is one, under
 * the heading "egen" of its page. */
export function ClauseFields({ form, clauses, body }: ClauseFieldsProps) {
  const t = useTexts({ da, en })
  const typed = Object.keys(form?.values ?? {}).filter((name) => /^clause-\d+$/.test(name)).length
  const count = Math.max(typed, clauses.length + emptyClauses)
  const verbs = clauseVerbs.map((verb) => ({ value: verb, label: t(`m.verb.${verb}`) }))
  return (
    <section aria-labelledby={body ? 'egen' : 'indstilling'}>
      {!body && <h2 id="indstilling">{t('m.recommendation')}</h2>}
      <p>{body ? t('m.recommendation.lead', { body }) : t('m.recommendation.lead.case')}</p>
      {Array.from({ length: count }, (_, n) => {
        const clause = clauses[n]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: clauses are told apart by their place
          <fieldset key={n} className="clause-fields">
            <legend>{t('m.case.clause', { n: n + 1 })}</legend>
            <Select
              name={`verb-${n}`}
              label={t('m.case.clause.verb')}
              form={form}
              width="m"
              options={verbs}
              defaultValue={clause?.verb ?? 'approve'}
            />
            <TextField
              name={`clause-${n}`}
              label={t('m.case.clause.text')}
              form={form}
              required={false}
              width="full"
              defaultValue={clause?.text ?? ''}
            />
            <Details summary={t('m.case.clause.options')} open={(clause?.options.length ?? 0) > 0}>
              <TextArea
                name={`options-${n}`}
                label={t('m.case.clause.options')}
                labelHidden
                form={form}
                required={false}
                rows={3}
                defaultValue={clause?.options.join('\n') ?? ''}
              />
            </Details>
          </fieldset>
        )
      })}
    </section>
  )
}
