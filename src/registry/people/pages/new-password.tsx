import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { NewPassword } from '../model.ts'
import { isOpenLink, setPasswordByLink } from '../service/links.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, request }: PageArguments) {
  const code = new URL(request.url).searchParams.get('kode') ?? ''
  return { code, open: await isOpenLink(context.get(appContext), code, 'set-password') }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = NewPassword.safeParse(values)
  if (!form.success) return invalidForm(form.error, {}, app.sentence)
  try {
    await setPasswordByLink(app, values.code ?? '', form.data.password)
  } catch (error) {
    return refusedForm(error, {}, app.sentence)
  }
  return redirect('/log-ind?besked=kode', 303)
}

export default function ChoosePassword() {
  const { code, open } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  if (!open && !form) {
    return (
      <>
        <PageHead title={t('people.newPassword.title')} />
        <EmptyState
          title={t('people.newPassword.closed')}
          action={<a href="/log-ind/glemt">{t('people.login.forgot')}</a>}
        >
          <p>{t('people.newPassword.closed.lead')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('people.newPassword.title')} context={t('people.newPassword.lead')} />
      <form method="post">
        <ErrorSummary form={form} />
        <HiddenField name="code" value={code} />
        <TextField
          name="password"
          label={t('people.field.newPassword')}
          hint={t('people.field.newPassword.hint')}
          type="password"
          autoComplete="new-password"
          form={form}
        />
        <SubmitButton>{t('people.newPassword.submit')}</SubmitButton>
      </form>
    </>
  )
}
