import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, SubmitButton } from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { type MembershipView, RoleGrant } from '../model.ts'
import { disableUser, enableUser, endRole, getUser, grantRole, sendNewLink } from '../service/administration.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { requireUser } from './guard.ts'
import { RoleFields, usePeriodText, useRoleText } from './role-parts.tsx'
import { AccessState } from './users.tsx'

export async function loader({ context, params, request }: PageArguments<'userId'>) {
  const app = context.get(appContext)
  requireUser(app, request)
  const notice = new URL(request.url).searchParams.get('besked')
  return { today: app.today, notice, ...(await pageData(getUser(app, params.userId), app.sentence)) }
}

export async function action({ context, params, request }: PageArguments<'userId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = values.intent === 'grant' ? RoleGrant.safeParse(values) : undefined
  if (form && !form.success) return invalidForm(form.error, values, app.sentence)
  try {
    if (form) await grantRole(app, params.userId, form.data)
    else await change(app, params.userId, values)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`?besked=${values.intent === 'link' ? 'link' : 'gemt'}`, 303)
}

async function change(app: AppContext, userId: string, values: Record<string, string>) {
  if (values.intent === 'end') return endRole(app, values.membershipId ?? '')
  if (values.intent === 'disable') return disableUser(app, userId)
  if (values.intent === 'enable') return enableUser(app, userId)
  if (values.intent === 'link') return sendNewLink(app, userId, app.address)
  throw data(null, 400)
}

export const handle = {
  breadcrumb: (page: { user: { name: string } } | undefined, language: 'da' | 'en') => [
    { href: '/administration/brugere', label: { da, en }[language]['people.users.title'] },
    { label: page?.user.name ?? '' },
  ],
}

export default function UserPage() {
  const loaderData = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const periodText = usePeriodText()
  const { user, seats, places, today, notice } = loaderData
  return (
    <>
      <PageHead title={user.name} context={user.email} aside={<AccessState user={user} />} />
      {notice && !form && (
        <Alert kind="success" live>
          {notice === 'link' ? t('people.user.linkSent', { email: user.email }) : t('people.user.saved')}
        </Alert>
      )}
      <ErrorSummary form={form} />
      <h2>{t('people.user.roles')}</h2>
      {user.memberships.length === 0 ? <p>{t('people.user.noRoles')}</p> : <RoleTable memberships={user.memberships} />}
      {seats.length > 0 && (
        <>
          <h2>{t('people.user.seats')}</h2>
          <ul>
            {seats.map((seat) => (
              <li key={`${seat.bodyId} ${seat.validFrom}`}>
                <a href={`/fora/${seat.bodyId}#pladser`}>{seat.bodyName}</a>, {periodText(seat)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('people.user.grant')}</h2>
      <form method="post">
        <HiddenField name="intent" value="grant" />
        <RoleFields places={places} today={today} form={form?.values.intent === 'grant' ? form : undefined} />
        <SubmitButton variant="secondary">{t('people.user.grant.submit')}</SubmitButton>
      </form>
      <h2>{t('people.user.access')}</h2>
      <p>{t('people.user.linkEffect')}</p>
      <form method="post">
        <SubmitButton variant="secondary" name="intent" value="link">
          {t('people.user.link')}
        </SubmitButton>
      </form>
      {!user.disabledAt && <p>{t('people.user.disable.lead')}</p>}
      <form method="post">
        {user.disabledAt ? (
          <SubmitButton variant="secondary" name="intent" value="enable">
            {t('people.user.enable')}
          </SubmitButton>
        ) : (
          <SubmitButton variant="danger" name="intent" value="disable">
            {t('people.user.disable')}
          </SubmitButton>
        )}
      </form>
      <p>
        <HistoryLink table="app_user" record={user.id} />
      </p>
    </>
  )
}

function RoleTable({ memberships }: { memberships: MembershipView[] }) {
  const t = useTexts({ da, en })
  const roleText = useRoleText()
  const periodText = usePeriodText()
  return (
    <Table caption={t('people.user.roles')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('people.field.role')}</ColumnHead>
          <ColumnHead>{t('people.user.period')}</ColumnHead>
          <ColumnHead>{t('people.user.action')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {memberships.map((membership) => (
          <tr key={membership.id}>
            <td data-title={t('people.field.role')}>
              {roleText(membership)}
              {membership.origin === 'oidc' && ` (${t('people.user.oidc')})`}
            </td>
            <td data-title={t('people.user.period')}>{periodText(membership)}</td>
            <td data-title={t('people.user.action')}>
              <form method="post">
                <HiddenField name="membershipId" value={membership.id} />
                <SubmitButton variant="link" name="intent" value="end">
                  {t('people.user.end')}
                  <span className="sr-only">: {roleText(membership)}</span>
                </SubmitButton>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
