import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import {
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  HiddenField,
  NumberField,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { FocusChange, NewFocus } from '../model.ts'
import { addFocus, changeFocus } from '../service/agreements.ts'
import { getChoices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { agreementCrumbs, requireUser } from './parts.tsx'

export const handle = { breadcrumb: agreementCrumbs('focusLabel') }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { agreement, focuses } = await pageData(getChoices(app, params.agreementId ?? ''), app.sentence)
  const focus = focuses.find(({ id }) => id === params.focusId) ?? null
  if (params.focusId && !focus) {
    throw data({ code: 'agreements.noFocus', message: app.sentence('agreements.noFocus') }, { status: 404 })
  }
  return { agreement, focus, next: (focuses.at(-1)?.number ?? 0) + 1 }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { agreementId = '', focusId } = params
  const form = (focusId ? FocusChange : NewFocus).safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    if (focusId) await changeFocus(app, agreementId, focusId, form.data as FocusChange)
    else await addFocus(app, agreementId, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/aftaler/${agreementId}?gemt#initiativer`, 303)
}

/** A new focus area (fokusområde), or one to change. */
export default function EditFocus() {
  const { agreement, focus, next } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={focus ? t('editOf', { name: focus.title }) : t('newFocus')} context={agreement.title} />
      <ErrorSummary form={form} />
      {focus && (
        <StaleValues
          form={form}
          version={focus.version}
          fields={[
            { name: 'number', label: t('numberLabel'), now: String(focus.number) },
            { name: 'title', label: t('nameLabel'), now: focus.title },
            { name: 'note', label: t('noteLabel'), now: focus.note },
          ]}
        />
      )}
      <form method="post">
        {focus && <HiddenField name="version" value={String(focus.version)} />}
        <NumberField
          name="number"
          label={t('numberLabel')}
          form={form}
          inputMode="numeric"
          defaultValue={String(focus?.number ?? next)}
        />
        <TextField name="title" label={t('nameLabel')} form={form} defaultValue={focus?.title ?? ''} maxLength={200} />
        <TextArea
          name="note"
          label={t('noteLabel')}
          form={form}
          required={false}
          defaultValue={focus?.note ?? ''}
          maxLength={1000}
        />
        <ButtonRow>
          <SubmitButton>{t('saveFocus')}</SubmitButton>
          <ButtonLink href={`/aftaler/${agreement.id}#initiativer`}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
      {focus && (
        <p>
          <HistoryLink table="agreement_focus" record={focus.id} />
        </p>
      )}
    </>
  )
}
