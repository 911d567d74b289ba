import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ErrorSummary, Radios, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { NewUser } from '../model.ts'
import { addUser, getPlaces } from '../service/administration.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { requireUser } from './guard.ts'
import { RoleFields } from './role-parts.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  return { today: app.today, places: await pageData(getPlaces(app), app.sentence) }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = NewUser.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const id = await addUser(app, form.data, app.address)
    return redirect(address`/administration/brugere/${id}?besked=link`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [
    { href: '/administration/brugere', label: { da, en }[language]['people.users.title'] },
    { label: { da, en }[language]['people.new.title'] },
  ],
}

export default function NewUserPage() {
  const { today, places } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const languages = (['da', 'en'] as const).map((value) => ({ value, label: t(`people.field.language.${value}`) }))
  return (
    <>
      <PageHead title={t('people.new.title')} context={t('people.new.lead')} />
      <form method="post">
        <ErrorSummary form={form} />
        <TextField name="name" label={t('people.field.name')} form={form} />
        <TextField name="email" label={t('people.field.email')} type="email" form={form} />
        <Radios name="language" label={t('people.field.language')} options={languages} defaultValue="da" form={form} />
        <RoleFields places={places} today={today} form={form} />
        <SubmitButton>{t('people.new.submit')}</SubmitButton>
      </form>
    </>
  )
}
