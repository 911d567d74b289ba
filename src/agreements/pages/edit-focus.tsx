import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { NumberField, TextArea, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
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
  const { agreementId = '', focusId } = params
  const back = address`/aftaler/${agreementId}?gemt#initiativer`
  if (!focusId) return saveForm(app, request, NewFocus, (focus) => addFocus(app, agreementId, focus).then(() => back))
  return saveForm(app, request, FocusChange, (change) =>
    changeFocus(app, agreementId, focusId, change).then(() => back),
  )
}

/** A new focus area (fokusområde), or one to change. */
export default function EditFocus() {
  const { agreement, focus, next } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <EditPage
      title={focus ? t('editOf', { name: focus.title }) : t('newFocus')}
      context={agreement.title}
      form={form}
      stored={
        focus && {
          version: focus.version,
          fields: [
            { name: 'number', label: t('numberLabel'), now: String(focus.number) },
            { name: 'title', label: t('nameLabel'), now: focus.title },
            { name: 'note', label: t('noteLabel'), now: focus.note },
          ],
          history: { table: 'agreement_focus', record: focus.id },
        }
      }
      save={t('saveFocus')}
      cancel={{ href: `/aftaler/${agreement.id}#initiativer`, label: t('cancel') }}
    >
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
    </EditPage>
  )
}
