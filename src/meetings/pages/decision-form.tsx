import { Details } from '#ui/feedback.tsx'
import {
  DateField,
  FieldRow,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { actorListId } from '../follow-ups/pages/actor-list.tsx'
import { outcomeKinds } from '../model.ts'
import { da as practiceDa } from '../practice/texts.da.ts'
import { en as practiceEn } from '../practice/texts.en.ts'
import { forEditing } from '../rules/references.ts'
import type { Reference } from '../service/references.ts'
import type { ItemView } from '../service/view.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { KeptForm } from '../writing/pages/kept-form.tsx'
import { followUpRows } from './decision-values.ts'
import { usePlainText } from './rich-text.tsx'

/** The decision of an item: an outcome for each clause, the words, and folded what follows from it. */
export function DecisionForm({
  item,
  text,
  userId,
  form,
  ...context
}: {
  item: ItemView
  text: string
  userId: string
  form: FormState
  references: Record<string, Reference>
  meetingId: string
}) {
  const t = useTexts({ da, en })
  const edited = editing(context)
  const { isBusiness } = item
  const id = (name: string) => ({ id: form ? `felt-${name}` : `felt-${name}-${item.id}` })
  return (
    <Details
      summary={t(isBusiness ? 'm.hold.note' : 'm.hold.decide', { number: item.number })}
      open={form !== undefined || (!isBusiness && item.clauses.length > 0 && item.decision === null)}
    >
      <KeptForm name={`beslutning.${item.id}`} userId={userId} version={item.decision?.version ?? 0}>
        <HiddenField name="do" value="decide" />
        <HiddenField name="itemId" value={item.id} />
        <HiddenField name="version" value={String(item.decision?.version ?? 0)} />
        {item.clauses.map((clause, index) => (
          <ClauseOutcome key={clause.id} item={item} index={index} form={form} id={id} edited={edited} {...context} />
        ))}
        <TextArea
          {...id('text')}
          name="text"
          label={t(isBusiness ? 'm.hold.note.words' : 'm.hold.words')}
          form={form}
          required={false}
          rows={2}
          defaultValue={text}
        />
        {!isBusiness && <Consequences item={item} form={form} id={id} edited={edited} />}
        <SubmitButton variant="secondary">{t(isBusiness ? 'm.hold.note.save' : 'm.hold.saveDecision')}</SubmitButton>
      </KeptForm>
    </Details>
  )
}

type Context = { references: Record<string, Reference>; meetingId: string }
type PartProps = {
  item: ItemView
  form: FormState
  id: (name: string) => { id: string }
  edited: (text: string | null | undefined) => string
}

/** A stored text as people edit it. */
function editing({ references, meetingId }: Context) {
  const numberOf = (id: string) => (references[id]?.meetingId === meetingId ? references[id].number : undefined)
  return (text: string | null | undefined) => forEditing(text ?? '', numberOf)
}

function ClauseOutcome({ item, index, form, id, edited, ...context }: PartProps & Context & { index: number }) {
  const t = useTexts({ da, en })
  const plain = usePlainText(context)
  const clause = item.clauses[index]
  if (!clause) return null
  const stands = item.decision?.outcomes.find(({ clauseId }) => clauseId === clause.id)
  const kinds = outcomeKinds.filter((kind) => kind !== 'option' || clause.options.length > 0)
  const options = kinds.map((kind) => ({ value: kind, label: t(`m.outcome.${kind}`) }))
  return (
    <div className="clause-fields">
      <HiddenField name={`clauseId-${index}`} value={clause.id} />
      <Select
        {...id(`outcome-${index}`)}
        name={`outcome-${index}`}
        label={
          <>
            {t('m.hold.outcome')}: {plain(clause.text)}
          </>
        }
        form={form}
        placeholder={t('m.choose')}
        options={options}
        defaultValue={stands?.outcome ?? ''}
      />
      {clause.options.length > 0 && (
        <div className="if-option">
          <Select
            {...id(`option-${index}`)}
            name={`option-${index}`}
            label={t('m.hold.option')}
            form={form}
            required={false}
            placeholder={t('m.choose')}
            options={clause.options.map((option, n) => ({ value: String(n + 1), label: `${n + 1}. ${option}` }))}
            defaultValue={stands?.optionNumber ? String(stands.optionNumber) : ''}
          />
        </div>
      )}
      <div className="if-changed">
        <TextField
          {...id(`change-${index}`)}
          name={`change-${index}`}
          label={t('m.hold.change')}
          form={form}
          required={false}
          defaultValue={edited(stands?.change)}
        />
      </div>
    </div>
  )
}

function Consequences({ item, form, id, edited }: PartProps) {
  const t = useTexts({ da, en })
  const practice = useTexts({ da: practiceDa, en: practiceEn })
  const decision = item.decision
  return (
    <Details summary={t('m.hold.more')} open={form !== undefined}>
      {Array.from({ length: followUpRows }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty rows are told apart by their place alone
        <fieldset key={n} className="clause-fields">
          <legend>{t('m.hold.followUp', { n: n + 1 })}</legend>
          <TextField {...id(`what-${n}`)} name={`what-${n}`} label={t('m.hold.what')} form={form} required={false} />
          <FieldRow>
            <TextField
              {...id(`responsible-${n}`)}
              name={`responsible-${n}`}
              label={t('m.hold.responsible')}
              hint={practice('practice.responsible.hint')}
              list={actorListId}
              form={form}
              required={false}
              width="m"
            />
            <DateField {...id(`due-${n}`)} name={`due-${n}`} label={t('m.hold.due')} form={form} required={false} />
          </FieldRow>
        </fieldset>
      ))}
      <TextField
        {...id('delegatedTo')}
        name="delegatedTo"
        label={t('m.hold.delegatedTo')}
        form={form}
        required={false}
        defaultValue={decision?.delegatedTo ?? ''}
      />
      <TextField
        {...id('delegatedWhat')}
        name="delegatedWhat"
        label={t('m.hold.delegatedWhat')}
        form={form}
        required={false}
        defaultValue={edited(decision?.delegatedWhat)}
      />
      {item.earlier.length > 0 && (
        <TextArea
          {...id('feedback')}
          name="feedback"
          label={t('m.hold.feedback')}
          form={form}
          required={false}
          rows={2}
          defaultValue={edited(
            item.earlier.flatMap(({ feedback }) => feedback).find(({ decisionId }) => decisionId === decision?.id)
              ?.text,
          )}
        />
      )}
      <TextField
        {...id('standingTitle')}
        name="standingTitle"
        label={t('m.hold.standing')}
        form={form}
        required={false}
      />
    </Details>
  )
}
