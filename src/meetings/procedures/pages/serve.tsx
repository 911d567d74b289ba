import { Form } from 'react-router'
import { Alert } from '#ui/feedback.tsx'
import {
  ButtonRow,
  DateField,
  FieldRow,
  Fieldset,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Clause } from '../../model.ts'
import { outcomeKinds } from '../../model.ts'
import { usePlainText } from '../../pages/rich-text.tsx'
import { latestAnswer } from '../rules.ts'
import type { ProcedureView } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { followUpRows } from './posted-decision.ts'

type Props = { view: ProcedureView; form: FormState }
type ServeProps = Props & { today: string }

/** What the secretariat does with a procedure that is not closed: send, remind, give another day, record the result. */
export function ServeForms({ view, form, today }: ServeProps) {
  const { procedure, tally } = view
  const t = useTexts({ da, en })
  const version = <HiddenField name="version" value={String(procedure.version)} />
  const ofForm = (name: string) => (form?.values.do === name ? form : undefined)
  if (procedure.state === 'draft') {
    return (
      <>
        <DraftForm procedure={procedure} form={ofForm('change')} />
        <Form method="post">
          {version}
          {tally.asked === 0 ? (
            <Alert kind="warning" title={t('procedures.noMembers')} />
          ) : (
            <p>{t('procedures.sendHint')}</p>
          )}
          <ButtonRow>
            {tally.asked > 0 && (
              <SubmitButton name="do" value="send">
                {t('procedures.send', { n: tally.asked })}
              </SubmitButton>
            )}
            <SubmitButton name="do" value="drop" variant="secondary">
              {t('procedures.drop')}
            </SubmitButton>
          </ButtonRow>
        </Form>
      </>
    )
  }
  return (
    <>
      {tally.missing > 0 && today <= procedure.deadline && (
        <Form method="post" className="button-row">
          <SubmitButton name="do" value="remind" variant="secondary">
            {t('procedures.remind')}
          </SubmitButton>
        </Form>
      )}
      <MoveForm procedure={procedure} form={ofForm('move')} />
      <section aria-labelledby="afslut">
        <h2 id="afslut">{t('procedures.closeHeading')}</h2>
        {view.proposed && <p>{t(`procedures.proposed.${view.proposed as 'adopted'}`)}</p>}
        {view.may.close ? <CloseForm view={view} form={ofForm('close')} /> : <p>{t('procedures.waitToClose')}</p>}
      </section>
    </>
  )
}

type FormOfProcedure = { procedure: ProcedureView['procedure']; form: FormState }

/** The message and the last day of a draft; where another changed them meanwhile, what stands now beside what was typed. */
function DraftForm({ procedure, form }: FormOfProcedure) {
  const t = useTexts({ da, en })
  const { text, deadline, version } = procedure
  const labels = { deadline: t('procedures.deadline'), text: t('procedures.text') }
  return (
    <section aria-labelledby="kladde">
      <h2 id="kladde">{t('procedures.draftHeading')}</h2>
      <StaleValues
        form={form}
        version={version}
        fields={[
          { name: 'deadline', label: labels.deadline, now: deadline },
          { name: 'text', label: labels.text, now: text },
        ]}
      />
      <Form method="post">
        <HiddenField name="do" value="change" />
        <HiddenField name="version" value={String(version)} />
        <DateField name="deadline" label={labels.deadline} form={form} defaultValue={deadline} />
        <TextArea
          name="text"
          label={labels.text}
          hint={t('procedures.textHint')}
          form={form}
          defaultValue={text ?? ''}
          required={false}
          rows={5}
        />
        <SubmitButton variant="secondary">{t('procedures.saveDraft')}</SubmitButton>
      </Form>
    </section>
  )
}

/** Another last day. */
function MoveForm({ procedure, form }: FormOfProcedure) {
  const t = useTexts({ da, en })
  return (
    <Form method="post">
      <HiddenField name="version" value={String(procedure.version)} />
      <HiddenField name="do" value="move" />
      <DateField name="deadline" label={t('procedures.newDeadline')} form={form} defaultValue={procedure.deadline} />
      <SubmitButton variant="secondary">{t('procedures.move')}</SubmitButton>
    </Form>
  )
}

function CloseForm({ view: { procedure, asked, clauses, proposed, references }, form }: Props) {
  const t = useTexts({ da, en })
  const plain = usePlainText({ references })
  const standard = proposed === 'rejected' ? 'postponed' : 'adopted'
  return (
    <Form method="post">
      <HiddenField name="do" value="close" />
      <HiddenField name="latestSeen" value={latestAnswer(asked) ?? ''} />
      <HiddenField name="version" value={String(procedure.version)} />
      {clauses.map((clause) => (
        <Fieldset key={clause.id} legend={t('procedures.outcome', { clause: plain(clause.text) })}>
          <Select
            name={`outcome-${clause.id}`}
            label={t('procedures.outcome', { clause: String(clause.position) })}
            form={form}
            defaultValue={standard}
            options={outcomeOptions(clause, t)}
          />
          <TextField
            name={`change-${clause.id}`}
            label={t('procedures.change')}
            hint={t('procedures.changeHint')}
            form={form}
            required={false}
            width="full"
          />
        </Fieldset>
      ))}
      <TextArea name="text" label={t('procedures.decisionText')} form={form} required={false} />
      <Fieldset legend={t('procedures.followUps')} hint={t('procedures.followUpsHint')}>
        {followUpRows.map((n) => (
          <FieldRow key={n}>
            <TextField name={`what-${n}`} label={t('procedures.what')} form={form} required={false} />
            <TextField name={`responsible-${n}`} label={t('procedures.responsible')} form={form} required={false} />
            <DateField name={`due-${n}`} label={t('procedures.due')} form={form} required={false} />
          </FieldRow>
        ))}
      </Fieldset>
      <SubmitButton>{t('procedures.close')}</SubmitButton>
    </Form>
  )
}

/** The outcomes a clause can have; each of its options is one of them: "option 2". */
function outcomeOptions({ options }: Clause, t: ReturnType<typeof useTexts<keyof typeof da>>) {
  const plain = outcomeKinds.filter((kind) => kind !== 'option')
  return [
    ...plain.map((value) => ({ value: value as string, label: t(`procedures.outcome.${value}`) })),
    ...options.map((option, index) => ({
      value: `option ${index + 1}`,
      label: `${t('procedures.outcome.option', { n: index + 1 })}: ${option}`,
    })),
  ]
}
