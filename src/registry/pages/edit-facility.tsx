import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ButtonRow, ErrorSummary, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { FacilityChange } from '../model.ts'
import { changeFacility, getFacilityToEdit } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const list = '/administration/organisationer'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  return pageData(getFacilityToEdit(app, params.id ?? ''), app.sentence)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = FacilityChange.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await changeFacility(app, params.id ?? '', form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${list}?gemt=${params.id}`, 303)
}

export const handle = {
  breadcrumb: (page: { facility: { name: string } } | undefined, language: 'da' | 'en') => [
    { href: list, label: { da, en }[language].adminTitle },
    { label: page?.facility.name ?? '' },
  ],
}

/** P-number, Tilbudsportalen id and host municipality of one facility. */
export default function EditFacility() {
  const { facility, municipalities } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const optional = { form, required: false, width: 'm' } as const
  return (
    <>
      <PageHead title={t('editOf', { name: facility.name })} context={facility.operatorName} />
      <ErrorSummary form={form} />
      <form method="post">
        <HiddenField name="version" value={String(facility.version)} />
        <TextField
          {...optional}
          name="pNumber"
          label={t('pNumberLabel')}
          hint={t('pNumberHint')}
          defaultValue={facility.pNumber ?? ''}
        />
        <TextField
          {...optional}
          name="tilbudsportalenId"
          label={t('tilbudsportalenLabel')}
          hint={t('tilbudsportalenHint')}
          defaultValue={facility.tilbudsportalenId ?? ''}
        />
        <Select
          {...optional}
          name="hostMunicipalityId"
          label={t('host')}
          placeholder={t('notReported')}
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={facility.hostMunicipalityId ?? ''}
        />
        <ButtonRow>
          <SubmitButton>{t('save')}</SubmitButton>
          <ButtonLink href={list}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
    </>
  )
}
