import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink, SubmitButton, TextField } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { UserView } from '../model.ts'
import { getUsers } from '../service/administration.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { requireUser } from './guard.ts'
import { useRoleText } from './role-parts.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  const search = new URL(request.url).searchParams.get('bruger')?.trim() ?? ''
  return { search, users: await pageData(getUsers(app, search), app.sentence) }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['people.users.title'] }],
}

export default function Users() {
  const { search, users } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('people.users.title')}
        context={t('people.users.lead')}
        actions={<ButtonLink href="/administration/brugere/ny">{t('people.users.add')}</ButtonLink>}
      />
      <search>
        <form method="get">
          <TextField
            name="bruger"
            label={t('people.field.search')}
            type="search"
            defaultValue={search}
            required={false}
          />
          <SubmitButton variant="secondary">{t('people.users.search')}</SubmitButton>
        </form>
      </search>
      {users.length === 0 ? <EmptyState title={t('people.users.none')} /> : <UserTable users={users} />}
    </>
  )
}

function UserTable({ users }: { users: UserView[] }) {
  const t = useTexts({ da, en })
  const roleText = useRoleText()
  return (
    <Table caption={t('people.users.count', { n: users.length })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('people.field.name')}</ColumnHead>
          <ColumnHead>{t('people.users.roles')}</ColumnHead>
          <ColumnHead>{t('people.users.lastLogin')}</ColumnHead>
          <ColumnHead>{t('people.users.state')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td data-title={t('people.field.name')}>
              <a href={`/administration/brugere/${user.id}`}>{user.name}</a>
              <br />
              {user.email}
            </td>
            <td data-title={t('people.users.roles')}>
              {user.memberships.length === 0 ? t('people.users.noRoles') : user.memberships.map(roleText).join('; ')}
            </td>
            <td data-title={t('people.users.lastLogin')}>
              {user.lastLoginAt ? <DateTimeText instant={user.lastLoginAt} /> : t('people.users.never')}
            </td>
            <td data-title={t('people.users.state')}>
              <AccessState user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Open, disabled or demo: in words. */
export function AccessState({ user }: { user: UserView }) {
  const t = useTexts({ da, en })
  if (user.disabledAt) return <StateTag tone="stopped">{t('people.users.disabled')}</StateTag>
  return <StateTag tone="done">{t(user.isDemo ? 'people.users.demo' : 'people.users.open')}</StateTag>
}
