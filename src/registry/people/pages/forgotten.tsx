import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ErrorSummary, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { EmailForm } from '../model.ts'
import { requestPasswordLink } from '../service/links.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader({ request }: PageArguments) {
  return { sent: new URL(request.url).searchParams.has('sendt') }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = EmailForm.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const { address, access } = app
    await requestPasswordLink(app, { email: form.data.email, address, clientAddress: access.clientAddress })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/log-ind/glemt?sendt', 303)
}

export default function Forgotten() {
  const { sent } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('people.forgot.title')} context={sent ? undefined : t('people.forgot.lead')} />
      {sent ? (
        <Alert kind="info" title={t('people.forgot.sent')} />
      ) : (
        <form method="post">
          <ErrorSummary form={form} />
          <TextField name="email" label={t('people.field.email')} type="email" autoComplete="username" form={form} />
          <SubmitButton>{t('people.forgot.submit')}</SubmitButton>
        </form>
      )}
      <p>
        <a href="/log-ind">{t('people.login.title')}</a>
      </p>
    </>
  )
}
