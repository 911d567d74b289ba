import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { DateField, FieldRow, HiddenField, Select, SubmitButton, TextArea, TextField } from '#ui/form.tsx'
import { pageData, readForm, saveForm } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { choiceOf, NewStep, StepChange, StepRemoval } from '../model.ts'
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
  const { agreementId = '', stepId } = params
  const back = address`/aftaler/${agreementId}?gemt#procesplan`
  if (!stepId) return saveForm(app, request, NewStep, (step) => addStep(app, agreementId, step).then(() => back))
  if ((await readForm(request.clone())).intent === 'remove') {
    return saveForm(app, request, StepRemoval, ({ version }) =>
      removeStep(app, agreementId, stepId, version).then(() => back),
    )
  }
  return saveForm(app, request, StepChange, (step) => changeStep(app, agreementId, stepId, step).then(() => back))
}

/** A new step of the process plan (procesplan), or one to change, to give an outcome, or to take out. */
export default function EditStep() {
  const { agreement, step, options, form, t } = useForm()
  return (
    <EditPage
      title={step ? t('editOf', { name: step.title }) : t('newStep')}
      context={agreement.title}
      form={form}
      stored={
        step && {
          version: step.version,
          fields: [
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
          ],
          history: { table: 'agreement_step', record: step.id },
        }
      }
      save={t('saveStep')}
      cancel={{ href: `/aftaler/${agreement.id}#procesplan`, label: t('cancel') }}
      after={
        step && (
          <form method="post">
            <HiddenField name="version" value={String(step.version)} />
            <HiddenField name="intent" value="remove" />
            <SubmitButton variant="danger">{t('removeStep')}</SubmitButton>
          </form>
        )
      }
    >
      <What />
      <When />
    </EditPage>
  )
}

function useForm() {
  return { ...useLoaderData<typeof loader>(), form: useActionData<typeof action>(), t: useTexts({ da, en }) }
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
