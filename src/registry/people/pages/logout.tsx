import { redirect, useLoaderData } from 'react-router'
import { clearCookie } from '#platform/access/cookies.ts'
import { appContext } from '#ui/context.ts'
import { SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { sessionCookie, sessionSecret } from '../service/identity.ts'
import { logOut } from '../service/log-in.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader({ context }: PageArguments) {
  return { name: context.get(appContext).user?.name ?? null }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { secure } = app.access
  await logOut(app, sessionSecret(request, { secure }))
  const headers = {
    'set-cookie': clearCookie(sessionCookie, secure),
    // Pages that "back" would show to the next one at this machine.
    'clear-site-data': '"cache"',
  }
  return redirect('/log-ind?besked=ud', { status: 303, headers })
}

export default function Logout() {
  const { name } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('people.logout.title')}
        context={name ? t('people.logout.lead', { name }) : t('people.logout.none')}
      />
      {name && (
        <form method="post">
          <SubmitButton>{t('people.logout.title')}</SubmitButton>
        </form>
      )}
    </>
  )
}
