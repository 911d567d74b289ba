import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { FirstAdministrator } from '../model.ts'
import { getOrganisations, isOpenLink, makeFirstAdministrator } from '../service/links.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { withoutSecrets } from './guard.ts'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const code = new URL(request.url).searchParams.get('kode') ?? ''
  const open = await isOpenLink(app, code, 'first-administrator')
  return { code, open, organisations: open ? await getOrganisations(app) : [] }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const typed = withoutSecrets(values)
  const form = FirstAdministrator.safeParse(values)
  if (!form.success) return invalidForm(form.error, typed, app.sentence)
  try {
    await makeFirstAdministrator(app, values.code ?? '', form.data)
  } catch (error) {
    return refusedForm(error, typed, app.sentence)
  }
  return redirect('/log-ind?besked=admin', 303)
}

export default function FirstAdministratorPage() {
  const loaderData = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { code, open, organisations } = loaderData
  if (!open) {
    return (
      <>
        <PageHead title={t('people.first.title')} />
        <EmptyState title={t('people.first.closed')}>
          <p>{t('people.first.closed.lead')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('people.first.title')} context={t('people.first.lead')} />
      <form method="post">
        <ErrorSummary form={form} />
        <HiddenField name="code" value={code} />
        <TextField name="name" label={t('people.field.name')} autoComplete="name" form={form} />
        <TextField name="email" label={t('people.field.email')} type="email" autoComplete="username" form={form} />
        <Select
          name="organisation"
          label={t('people.field.organisation')}
          placeholder={t('people.field.choose')}
          options={organisations}
          form={form}
        />
        <TextField
          name="password"
          label={t('people.field.newPassword')}
          hint={t('people.field.newPassword.hint')}
          type="password"
          autoComplete="new-password"
          form={form}
        />
        <SubmitButton>{t('people.first.submit')}</SubmitButton>
      </form>
    </>
  )
}
