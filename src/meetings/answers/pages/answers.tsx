import { Form, redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details, EmptyState, StateTag, type StateTone } from '#ui/feedback.tsx'
import {
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormState,
  HiddenField,
  Radios,
  SubmitButton,
  TextArea,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { countIn } from '../../members/pages/told.tsx'
import { answerKinds } from '../../model.ts'
import { caseCrumbs, crumbsBelow } from '../../pages/words.tsx'
import { KeptForm } from '../../writing/pages/kept-form.tsx'
import { bodyAnswer, sending } from '../model.ts'
import { answerForBody, getMatrix, type Matrix, sendToBodies } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const matrix = await pageData(getMatrix(app, params.caseId), app.sentence)
  const done = new URL(request.url).searchParams.get('gjort')
  return { ...matrix, today: app.today, userId: app.user?.id ?? '', done }
}

export async function action({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { caseId } = params
  try {
    if (values.do === 'send') {
      const form = sending.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      const { told } = await sendToBodies(app, caseId, form.data)
      return redirect(address`/sager/${caseId}/svar?gjort=sent&mails=${told}`, 303)
    }
    const form = bodyAnswer.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    // A version that is no number is none that anybody saw.
    const version = Number.parseInt(values.version ?? '', 10) || 0
    await answerForBody(app, { caseId, stopId: values.stopId ?? '', version, answer: form.data })
    return redirect(address`/sager/${caseId}/svar?gjort=saved`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** A form may be refused for what somebody else has changed: that is shown, and the next try is made on it. */
export const shouldRevalidate = () => true

export const handle = {
  breadcrumb: (page: Matrix | undefined, language: 'da' | 'en') =>
    crumbsBelow(
      caseCrumbs(language, page?.case),
      `/sager/${page?.case.id ?? ''}`,
      { da, en }[language]['answers.title'],
    ),
}

/** Every body a case is with outside meetings: how far each is and what it answered, and the forms to send and answer. */
export default function Answers() {
  const { case: about, steps, mayEdit, today, userId, done } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as FormState
  const { search } = useLocation()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('answers.title')} context={t('answers.context', about)} />
      <ErrorSummary form={form} />
      {done === 'sent' && !form && (
        <Alert kind="success" title={t('answers.sentMark')} live>
          <p>{t('answers.told', { n: countIn(search, 'mails') ?? 0 })}</p>
        </Alert>
      )}
      {done === 'saved' && !form && <Alert kind="success" title={t('answers.savedMark')} live />}
      <p className="lead">{t('answers.lead')}</p>
      {steps.length === 0 && (
        <EmptyState title={t('answers.none')}>
          <p>{t('answers.noneText')}</p>
        </EmptyState>
      )}
      {steps.map((step) => (
        <Step key={step.step} step={step} mayEdit={mayEdit} today={today} userId={userId} form={form} />
      ))}
      <ButtonRow>
        <a href={`/sager/${about.id}`}>{t('answers.toCase')}</a>
      </ButtonRow>
    </>
  )
}

type StepProps = { step: Matrix['steps'][number]; mayEdit: boolean; today: string; userId: string; form: FormState }

function Step({ step: { step, tally, bodies }, mayEdit, today, userId, form }: StepProps) {
  const t = useTexts({ da, en })
  const ofStep = form?.values.do === 'send' && form.values.step === String(step) ? form : undefined
  return (
    <section aria-labelledby={`trin-${step}`}>
      <h2 id={`trin-${step}`}>{t('answers.step', { n: step })}</h2>
      <p>{t('answers.tally', tally)}</p>
      {mayEdit && <WithoutAccount bodies={bodies} />}
      <BodyTable step={step} bodies={bodies} today={today} />
      {mayEdit && tally.planned > 0 && (
        <Form method="post">
          <HiddenField name="do" value="send" />
          <HiddenField name="step" value={String(step)} />
          <DateField name="dueOn" label={t('answers.due')} hint={t('answers.dueHint')} form={ofStep} required={false} />
          <SubmitButton>{t('answers.send', { n: tally.planned })}</SubmitButton>
        </Form>
      )}
      {bodies
        .filter(({ mayAnswer }) => mayAnswer)
        .map((body) => (
          <AnswerForm
            key={body.stopId}
            body={body}
            userId={userId}
            form={form?.values.stopId === body.stopId ? form : undefined}
          />
        ))}
    </section>
  )
}

/** The bodies that wait for nobody: the case was sent to them, and none of their people could be written to. */
function WithoutAccount({ bodies }: Pick<Matrix['steps'][number], 'bodies'>) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const silent = bodies.filter(({ state, peopleTold }) => state === 'sent' && peopleTold === 0)
  if (silent.length === 0) return null
  const names = new Intl.ListFormat(language).format(silent.map(({ bodyName }) => bodyName))
  return (
    <Alert kind="warning" title={t('answers.withoutAccount', { bodies: names, n: silent.length })}>
      <p>{t('answers.withoutAccountText')}</p>
    </Alert>
  )
}

const tones: Record<string, StateTone> = { sent: 'waiting', overdue: 'attention', done: 'done' }

function BodyTable({
  step,
  bodies,
  today,
}: {
  step: number
  bodies: Matrix['steps'][number]['bodies']
  today: string
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('answers.step', { n: step })} captionHidden cards>
      <thead>
        <tr>
          {(['body', 'state', 'due', 'answer'] as const).map((key) => (
            <ColumnHead key={key}>{t(`answers.${key}`)}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {bodies.map((body) => {
          const isOverdue = body.state === 'sent' && body.dueOn !== null && body.dueOn < today
          const state = isOverdue ? 'overdue' : body.state
          return (
            <tr key={body.stopId}>
              <th scope="row">
                {body.bodyName}
                {body.isDecisive && ` (${t('answers.decisive')})`}
              </th>
              <td data-title={t('answers.state')}>
                <StateTag tone={tones[state] ?? 'neutral'}>{t(`answers.state.${state}`)}</StateTag>
                {body.peopleTold !== null && (
                  <div className="small">
                    {body.peopleTold > 0 ? t('answers.toldOf', { n: body.peopleTold }) : t('answers.toldNobody')}
                  </div>
                )}
              </td>
              <td data-title={t('answers.due')}>
                {body.dueOn ? formatDate(body.dueOn, language) : t('answers.noDay')}
              </td>
              <td data-title={t('answers.answer')}>
                {body.answerKind && body.answeredOn
                  ? t('answers.answeredOn', {
                      kind: t(`answers.kind.${body.answerKind}`),
                      date: formatDate(body.answeredOn, language),
                    })
                  : '–'}
                {body.answer && <span className="small pre-line">{body.answer}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

type AnswerFormProps = { body: Matrix['steps'][number]['bodies'][number]; userId: string; form: FormState }

function AnswerForm({ body, userId, form }: AnswerFormProps) {
  const t = useTexts({ da, en })
  return (
    <Details summary={t('answers.giveFor', { body: body.bodyName })} open={form !== undefined}>
      <KeptForm name={`svar.${body.stopId}`} userId={userId} version={body.version} isRefused={form !== undefined}>
        <HiddenField name="stopId" value={body.stopId} />
        <HiddenField name="version" value={String(body.version)} />
        <Radios
          name="answerKind"
          label={t('answers.kind')}
          form={form}
          {...(body.answerKind && { defaultValue: body.answerKind })}
          options={answerKinds.map((value) => ({ value, label: t(`answers.kind.${value}`) }))}
        />
        <TextArea
          name="answer"
          label={t('answers.words')}
          hint={t('answers.wordsHint')}
          form={form}
          defaultValue={body.answer ?? ''}
          required={false}
        />
        <SubmitButton>{t('answers.save')}</SubmitButton>
      </KeptForm>
    </Details>
  )
}
