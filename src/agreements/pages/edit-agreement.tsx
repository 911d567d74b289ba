import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { DateField, FieldRow, Select, TextArea, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { AgreementChange, NewAgreement } from '../model.ts'
import { addAgreement, changeAgreement } from '../service/agreements.ts'
import { getAreasToAdd, getChoices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { requireUser } from './parts.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  return pageData(read(app, params.agreementId), app.sentence)
}

async function read(app: AppContext, id: string | undefined) {
  if (!id) return { agreement: null, areas: await getAreasToAdd(app) }
  return { agreement: (await getChoices(app, id)).agreement, areas: [] }
}

export async function action({ context, params: { agreementId: id }, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  if (!id)
    return saveForm(app, request, NewAgreement, async (agreement) => {
      return address`/aftaler/${await addAgreement(app, agreement)}?gemt`
    })
  return saveForm(app, request, AgreementChange, async (change) => {
    await changeAgreement(app, id, change)
    return address`/aftaler/${id}?gemt`
  })
}

export const handle = {
  breadcrumb: (page: { agreement: { id: string; title: string } | null } | undefined, language: 'da' | 'en') => [
    { href: '/aftaler', label: { da, en }[language].title },
    ...(page?.agreement ? [{ href: `/aftaler/${page.agreement.id}`, label: page.agreement.title }] : []),
    { label: translate(language, { da, en }, page?.agreement ? 'edit' : 'newAgreement') },
  ],
}

/** A new agreement, or one to change. */
export default function EditAgreement() {
  const { agreement } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <EditPage
      title={agreement ? t('editOf', { name: agreement.title }) : t('newAgreement')}
      form={form}
      stored={
        agreement && {
          version: agreement.version,
          fields: [
            { name: 'title', label: t('nameLabel'), now: agreement.title },
            { name: 'vision', label: t('visionLabel'), now: agreement.vision },
            { name: 'summary', label: t('summaryLabel'), now: agreement.summary },
            { name: 'validFrom', label: t('fromLabel'), now: agreement.validFrom },
            { name: 'validTo', label: t('toLabel'), now: agreement.validTo },
            { name: 'approvalDeadline', label: t('deadlineLabel'), now: agreement.approvalDeadline },
          ],
        }
      }
      save={t('saveAgreement')}
      cancel={{ href: agreement ? `/aftaler/${agreement.id}` : '/aftaler', label: t('cancel') }}
    >
      <Fields />
    </EditPage>
  )
}

function Fields() {
  const { agreement, areas } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const optional = { form, required: false } as const
  return (
    <>
      {!agreement && (
        <Select
          name="area"
          label={t('area')}
          form={form}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={areas[0]?.id ?? ''}
        />
      )}
      <TextField
        name="title"
        label={t('nameLabel')}
        form={form}
        defaultValue={agreement?.title ?? ''}
        maxLength={200}
      />
      <TextField
        {...optional}
        name="vision"
        label={t('visionLabel')}
        width="full"
        defaultValue={agreement?.vision ?? ''}
        maxLength={500}
      />
      <TextArea {...optional} name="summary" label={t('summaryLabel')} defaultValue={agreement?.summary ?? ''} />
      <FieldRow>
        <DateField name="validFrom" label={t('fromLabel')} form={form} defaultValue={agreement?.validFrom ?? ''} />
        <DateField
          name="validTo"
          label={t('toLabel')}
          hint={t('toHint')}
          form={form}
          defaultValue={agreement?.validTo ?? ''}
        />
      </FieldRow>
      <DateField
        {...optional}
        name="approvalDeadline"
        label={t('deadlineLabel')}
        hint={t('deadlineHint')}
        defaultValue={agreement?.approvalDeadline ?? ''}
      />
    </>
  )
}
