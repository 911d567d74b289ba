import { redirect, useActionData, useLoaderData } from 'react-router'
import { setCookie } from '#platform/access/cookies.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { Credentials } from '../model.ts'
import { localPath } from '../rules.ts'
import { demoPassword, demoUsers } from '../service/demo.ts'
import { sessionCookie, sessionSecret } from '../service/identity.ts'
import { logIn } from '../service/log-in.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { withoutSecrets } from './guard.ts'

const notices = {
  kode: 'people.login.passwordSaved',
  admin: 'people.login.adminSaved',
  ud: 'people.login.out',
} as const

export function loader({ context, request }: PageArguments) {
  const { user, demo, access } = context.get(appContext)
  const query = new URL(request.url).searchParams
  const next = localPath(query.get('videre'))
  if (user) throw redirect(next, 303)
  const notice = query.get('besked') ?? ''
  return {
    next,
    required: query.has('videre'),
    notice: Object.hasOwn(notices, notice) ? notices[notice as keyof typeof notices] : null,
    external: access.oidc !== undefined,
    demo: demo ? { password: demoPassword, users: demoUsers.map(({ email, name }) => ({ email, name })) } : null,
  }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const typed = withoutSecrets(values)
  const form = Credentials.safeParse(values)
  if (!form.success) return invalidForm(form.error, typed, app.sentence)

  const { secure, clientAddress } = app.access
  try {
    const previousSession = sessionSecret(request, { secure })
    const secret = await logIn(app, { ...form.data, clientAddress, demo: app.demo, previousSession })
    const headers = { 'set-cookie': setCookie(sessionCookie, secret, secure) }
    return redirect(localPath(values.next), { status: 303, headers })
  } catch (error) {
    return refusedForm(error, typed, app.sentence)
  }
}

export default function Login() {
  const loaderData = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { next, required, notice, external, demo } = loaderData
  return (
    <>
      <PageHead
        title={t('people.login.title')}
        context={required ? t('people.login.required') : t('people.login.lead')}
      />
      {notice && <Alert kind="success" title={t(notice)} />}
      {external && (
        <>
          <p>
            <a className="button button-primary" href={`/log-ind/ekstern?videre=${encodeURIComponent(next)}`}>
              {t('people.login.external')}
            </a>
          </p>
          <h2>{t('people.login.or')}</h2>
        </>
      )}
      <form method="post">
        <ErrorSummary form={form} />
        <HiddenField name="next" value={next} />
        <TextField name="email" label={t('people.field.email')} type="email" autoComplete="username" form={form} />
        <TextField
          name="password"
          label={t('people.field.password')}
          type="password"
          autoComplete="current-password"
          form={form}
        />
        <SubmitButton>{t('people.login.submit')}</SubmitButton>
      </form>
      <p>
        <a href="/log-ind/glemt">{t('people.login.forgot')}</a>
      </p>
      {demo && <DemoAccounts {...demo} next={next} />}
    </>
  )
}

type DemoProps = { password: string; users: { email: string; name: string }[]; next: string }

function DemoAccounts({ password, users, next }: DemoProps) {
  const t = useTexts({ da, en })
  return (
    <Details summary={t('people.login.demo')} open>
      <p>{t('people.login.demo.lead', { password })}</p>
      <ul className="nobullet-list">
        {users.map(({ email, name }) => (
          <li key={email}>
            <form method="post">
              <HiddenField name="next" value={next} />
              <HiddenField name="email" value={email} />
              <HiddenField name="password" value={password} />
              <SubmitButton variant="link">{t('people.login.demo.as', { name })}</SubmitButton> ({email})
            </form>
          </li>
        ))}
      </ul>
    </Details>
  )
}
