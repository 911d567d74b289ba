import type { CurrentUser } from '#ui/context.ts'
import { type FormState, HiddenField, Radios, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { roles, type SessionView } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** What one may do, and the organisation one acts for when there are several. */
export function OrganisationSection({ user, form }: { user: CurrentUser; form: FormState }) {
  const t = useTexts({ da, en })
  const nameOf = (id: string | null) => user.organisations.find((one) => one.id === id)?.name
  const held = user.roles.flatMap(({ role, organisationId, bodyId, deputy }) => {
    const known = roles.find((one) => one === role)
    if (!known) return []
    const where = nameOf(organisationId) ?? bodyId ?? ''
    return `${t(`people.role.${known}`)}, ${where}${deputy ? ` (${t('people.profile.asDeputy')})` : ''}`
  })
  return (
    <>
      <h2>{t('people.profile.roles')}</h2>
      {held.length === 0 && <p>{t('people.profile.roles.none')}</p>}
      <ul>
        {held.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {user.organisations.length > 1 && (
        <form method="post" id="organisation">
          <HiddenField name="intent" value="organisation" />
          <p>{t('people.profile.organisation.lead', { name: user.organisation?.name ?? '' })}</p>
          <Select
            name="organisationId"
            label={t('people.profile.organisation')}
            options={user.organisations.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={user.organisation?.id}
            form={form}
          />
          <SubmitButton variant="secondary">{t('people.profile.organisation.submit')}</SubmitButton>
        </form>
      )}
    </>
  )
}

type OwnProps = { user: CurrentUser; language: 'da' | 'en'; form: FormState }

export function OwnSection({ user, language, form }: OwnProps) {
  const t = useTexts({ da, en })
  const languages = (['da', 'en'] as const).map((value) => ({ value, label: t(`people.field.language.${value}`) }))
  return (
    <form method="post">
      <h2>{t('people.profile.own')}</h2>
      <HiddenField name="intent" value="profile" />
      <TextField name="name" label={t('people.field.name')} autoComplete="name" defaultValue={user.name} form={form} />
      <Radios
        name="language"
        label={t('people.field.language')}
        options={languages}
        defaultValue={language}
        form={form}
      />
      <SubmitButton variant="secondary">{t('people.profile.own.submit')}</SubmitButton>
    </form>
  )
}

export function PasswordSection({ hasPassword, form }: { hasPassword: boolean; form: FormState }) {
  const t = useTexts({ da, en })
  if (!hasPassword) {
    return (
      <>
        <h2>{t('people.profile.password')}</h2>
        <p>{t('people.profile.password.external')}</p>
      </>
    )
  }
  return (
    <form method="post">
      <h2>{t('people.profile.password')}</h2>
      <p>{t('people.profile.password.lead')}</p>
      <HiddenField name="intent" value="password" />
      <TextField
        name="current"
        label={t('people.field.currentPassword')}
        type="password"
        autoComplete="current-password"
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
      <SubmitButton variant="secondary">{t('people.profile.password.submit')}</SubmitButton>
    </form>
  )
}

export function SessionSection({ sessions }: { sessions: SessionView[] }) {
  const t = useTexts({ da, en })
  const heads = ['where', 'since', 'seen'] as const
  return (
    <>
      <h2>{t('people.profile.sessions')}</h2>
      <Table caption={t('people.profile.sessions')} captionHidden cards>
        <thead>
          <tr>
            {heads.map((head) => (
              <ColumnHead key={head}>{t(`people.profile.sessions.${head}`)}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ createdAt, seenAt, current }) => (
            <tr key={createdAt}>
              <td data-title={t('people.profile.sessions.where')}>
                {t(current ? 'people.profile.sessions.current' : 'people.profile.sessions.other')}
              </td>
              <td data-title={t('people.profile.sessions.since')}>
                <DateTimeText instant={createdAt} />
              </td>
              <td data-title={t('people.profile.sessions.seen')}>
                <DateTimeText instant={seenAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <form method="post">
        <SubmitButton variant="secondary" name="intent" value="log-out-everywhere">
          {t('people.profile.sessions.end')}
        </SubmitButton>
      </form>
    </>
  )
}
