import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { ErrorSummary } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { NewDeputy } from '../model.ts'
import { getAllDeputies, nameDeputy, removeDeputy } from '../service/deputies.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { DeputyForm, DeputyTable } from './deputy-parts.tsx'
import { requireUser } from './guard.ts'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  return { today: app.today, ...(await pageData(getAllDeputies(app), app.sentence)) }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = values.intent === 'deputy' ? NewDeputy.safeParse(values) : undefined
  if (form && !form.success) return invalidForm(form.error, values, app.sentence)
  try {
    if (form) await nameDeputy(app, form.data)
    else await removeDeputy(app, values.deputyRow ?? '')
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/administration/stedfortraedere', 303)
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['people.deputies.title'] }],
}

export default function Deputies() {
  const loaderData = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { deputies, memberships, people, today } = loaderData
  return (
    <>
      <PageHead title={t('people.deputies.title')} context={t('people.deputies.lead')} />
      <ErrorSummary form={form} />
      <DeputyTable deputies={deputies} />
      <h2>{t('people.deputies.add')}</h2>
      <DeputyForm memberships={memberships} people={people} form={form} today={today} />
    </>
  )
}
