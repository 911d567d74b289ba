import { ButtonRow, DateField, type FormState, HiddenField, Radios, SubmitButton, TextArea } from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { type Initiative, initiativeStates } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Props = { form: FormState; initiative: Pick<Initiative, 'state' | 'version'>; today: string }

/** Writes down where the initiative stands; the note is public at once. */
export function NoteForm({ form, initiative, today }: Props) {
  const t = useTexts({ da, en })
  const word = (value: string) =>
    initiativeStates.filter((one) => one === value).map((one) => t(`state.${one}`))[0] ?? value
  return (
    <section aria-labelledby="skriv-status">
      <h2 id="skriv-status">{t('writeNote')}</h2>
      <p>{t('writeNoteIntro')}</p>
      <StaleValues
        form={form}
        version={initiative.version}
        fields={[{ name: 'state', label: t('stateLabel'), now: initiative.state, words: word }]}
      />
      <form method="post">
        <HiddenField name="intent" value="note" />
        <HiddenField name="version" value={String(initiative.version)} />
        <Radios
          name="state"
          label={t('stateLabel')}
          form={form}
          options={initiativeStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          defaultValue={initiative.state}
        />
        <DateField name="notedOn" label={t('notedOnLabel')} form={form} defaultValue={today} max={today} />
        <TextArea name="text" label={t('noteTextLabel')} form={form} maxLength={2000} />
        <ButtonRow>
          <SubmitButton>{t('saveNote')}</SubmitButton>
        </ButtonRow>
      </form>
    </section>
  )
}
