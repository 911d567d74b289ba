import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import {
  ButtonLink,
  ButtonRow,
  DateField,
  ErrorSummary,
  FieldRow,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { choiceOf, NewStep, StepChange } from '../model.ts'
import { addStep, changeStep, removeStep } from '../service/agreements.ts'
import { getChoices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { agreementCrumbs, requireUser } from './parts.tsx'
import { someoneOptions } from './someone.ts'

export const handle = { breadcrumb: agreementCrumbs('plan') }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { agreement, steps, bodies, organisations } = await pageData(
    getChoices(app, params.agreementId ?? ''),
    app.sentence,
  )
  const step = steps.find(({ id }) => id === params.stepId) ?? null
  if (params.stepId && !step) {
    throw data({ code: 'agreements.noStep', message: app.sentence('agreements.noStep') }, { status: 404 })
  }
  return { agreement, step, options: someoneOptions({ bodies, organisations }) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { agreementId = '', stepId } = params
  const form = (stepId ? StepChange : NewStep).safeParse(values)
  const removing = stepId !== undefined && values.intent === 'remove'
  if (!removing && !form.success) return invalidForm(form.error, values, app.sentence)
  try {
    if (removing) await removeStep(app, agreementId, stepId, Number(values.version) || 0)
    else if (form.success) await store(app, agreementId, stepId, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/aftaler/${agreementId}?gemt#procesplan`, 303)
}

async function store(app: AppContext, agreementId: string, stepId: string | undefined, step: NewStep | StepChange) {
  if (stepId) await changeStep(app, agreementId, stepId, step as StepChange)
  else await addStep(app, agreementId, step)
}

/** A new step of the process plan (procesplan), or one to change, to give an outcome, or to take out. */
export default function EditStep() {
  const { agreement, step } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={step ? t('editOf', { name: step.title }) : t('newStep')} context={agreement.title} />
      <ErrorSummary form={form} />
      <Stale />
      <form method="post">
        {step && <HiddenField name="version" value={String(step.version)} />}
        <What />
        <When />
        <ButtonRow>
          <SubmitButton>{t('saveStep')}</SubmitButton>
          <ButtonLink href={`/aftaler/${agreement.id}#procesplan`}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
      {step && (
        <form method="post">
          <HiddenField name="version" value={String(step.version)} />
          <HiddenField name="intent" value="remove" />
          <SubmitButton variant="danger">{t('removeStep')}</SubmitButton>
        </form>
      )}
      {step && (
        <p>
          <HistoryLink table="agreement_step" record={step.id} />
        </p>
      )}
    </>
  )
}

function useForm() {
  return { ...useLoaderData<typeof loader>(), form: useActionData<typeof action>(), t: useTexts({ da, en }) }
}

function Stale() {
  const { step, options, form, t } = useForm()
  if (!step) return null
  return (
    <StaleValues
      form={form?.values.intent === 'remove' ? undefined : form}
      version={step.version}
      fields={[
        { name: 'phase', label: t('phaseLabel'), now: step.phase },
        { name: 'title', label: t('stepTitleLabel'), now: step.title },
        {
          name: 'who',
          label: t('whoLabel'),
          now: choiceOf(step),
          words: (value) => options.find((one) => one.value === value)?.label ?? value,
        },
        { name: 'fromOn', label: t('stepFrom'), now: step.fromOn },
        { name: 'untilOn', label: t('stepUntil'), now: step.untilOn },
        { name: 'dateText', label: t('dateTextLabel'), now: step.dateText },
        { name: 'outcome', label: t('outcomeLabel'), now: step.outcome },
      ]}
    />
  )
}

function What() {
  const { step, options, form, t } = useForm()
  return (
    <>
      <TextField
        name="phase"
        label={t('phaseLabel')}
        hint={t('phaseHint')}
        form={form}
        defaultValue={step?.phase ?? ''}
        maxLength={100}
      />
      <TextField
        name="title"
        label={t('stepTitleLabel')}
        form={form}
        width="full"
        defaultValue={step?.title ?? ''}
        maxLength={200}
      />
      <Select
        name="who"
        label={t('whoLabel')}
        form={form}
        required={false}
        placeholder={t('nobody')}
        options={options}
        defaultValue={step ? choiceOf(step) : ''}
      />
    </>
  )
}

function When() {
  const { step, form, t } = useForm()
  const optional = { form, required: false } as const
  return (
    <>
      <FieldRow>
        <DateField name="fromOn" label={t('stepFrom')} form={form} defaultValue={step?.fromOn ?? ''} />
        <DateField
          {...optional}
          name="untilOn"
          label={t('stepUntil')}
          hint={t('stepUntilHint')}
          defaultValue={step?.untilOn ?? ''}
        />
      </FieldRow>
      <TextField
        {...optional}
        name="dateText"
        label={t('dateTextLabel')}
        hint={t('dateTextHint')}
        defaultValue={step?.dateText ?? ''}
        maxLength={200}
      />
      <TextArea
        {...optional}
        name="outcome"
        label={t('outcomeLabel')}
        hint={t('outcomeHint')}
        defaultValue={step?.outcome ?? ''}
        maxLength={2000}
      />
    </>
  )
}
