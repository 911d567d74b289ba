import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { getOwnDeputies } from '../service/deputies.ts'
import { sessionSecret } from '../service/identity.ts'
import { getOwnAccess } from '../service/profile.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { DeputyForm, DeputyTable } from './deputy-parts.tsx'
import { requireUser, withoutSecrets } from './guard.ts'
import { readProfileChange } from './profile-change.ts'
import { OrganisationSection, OwnSection, PasswordSection, SessionSection } from './profile-parts.tsx'
import { TokenSection } from './token-section.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const user = requireUser(app, request)
  const { secure } = app.access
  return {
    user,
    today: app.today,
    saved: new URL(request.url).searchParams.has('gemt'),
    access: await pageData(getOwnAccess(app, sessionSecret(request, { secure })), app.sentence),
    deputies: await pageData(getOwnDeputies(app), app.sentence),
  }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const user = requireUser(app, request)
  const values = await readForm(request)
  const typed = withoutSecrets(values)
  const change = readProfileChange(app, user, request, values)
  if ('error' in change) return invalidForm(change.error, typed, app.sentence)
  try {
    const { made, to = '/min-profil?gemt', cookies = [] } = await change.make()
    if (made) return { values: {}, errors: [], made }
    const headers = new Headers(cookies.map((cookie) => ['set-cookie', cookie]))
    return redirect(to, { status: 303, headers })
  } catch (error) {
    return refusedForm(error, typed, app.sentence)
  }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['people.profile.title'] }],
}

export default function Profile() {
  const loaderData = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { user, access, deputies, today, saved } = loaderData
  const form: FormState = actionData
  const made = actionData && 'made' in actionData ? actionData.made : undefined
  const formOf = (intent: string) => (form?.values.intent === intent ? form : undefined)
  return (
    <>
      <PageHead title={t('people.profile.title')} context={`${user.name}, ${user.email}`} />
      {saved && !form && (
        <Alert kind="success" live>
          {t('people.profile.saved')}
        </Alert>
      )}
      <ErrorSummary form={form} />
      <OrganisationSection user={user} form={formOf('organisation')} />
      <OwnSection user={user} language={access.language} form={formOf('profile')} />
      <h2 id="stedfortraedere">{t('people.deputies.title')}</h2>
      <p>{t('people.deputies.lead')}</p>
      <DeputyTable deputies={deputies.deputies} />
      <h3>{t('people.deputies.add')}</h3>
      <DeputyForm {...deputies} today={today} form={formOf('deputy')} />
      <PasswordSection hasPassword={access.hasPassword} form={formOf('password')} />
      <SessionSection sessions={access.sessions} />
      <TokenSection tokens={access.tokens} made={made} form={formOf('token')} />
    </>
  )
}
