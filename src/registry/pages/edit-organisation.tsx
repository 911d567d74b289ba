import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ButtonRow, ErrorSummary, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { OrganisationChange } from '../model.ts'
import { changeOrganisation, getOrganisationToEdit } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const list = '/administration/organisationer?liste=organisationer'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  return pageData(getOrganisationToEdit(app, params.id ?? ''), app.sentence)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = OrganisationChange.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await changeOrganisation(app, params.id ?? '', form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${list}&gemt=${params.id}`, 303)
}

export const handle = {
  breadcrumb: (page: { name: string } | undefined, language: 'da' | 'en') => [
    { href: list, label: { da, en }[language].adminTitle },
    { label: page?.name ?? '' },
  ],
}

/** CVR and EAN of one organisation. */
export default function EditOrganisation() {
  const organisation = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('editOf', { name: organisation.name })} />
      <ErrorSummary form={form} />
      <form method="post">
        <HiddenField name="version" value={String(organisation.version)} />
        <TextField
          name="cvr"
          label={t('cvrLabel')}
          hint={t('cvrHint')}
          form={form}
          defaultValue={organisation.cvr ?? ''}
          required={false}
          width="s"
        />
        <TextField
          name="ean"
          label={t('eanLabel')}
          hint={t('eanHint')}
          form={form}
          defaultValue={organisation.ean ?? ''}
          required={false}
          width="m"
        />
        <ButtonRow>
          <SubmitButton>{t('save')}</SubmitButton>
          <ButtonLink href={list}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
    </>
  )
}
