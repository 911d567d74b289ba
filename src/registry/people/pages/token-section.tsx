import { Alert } from '#ui/feedback.tsx'
import { DateField, type FormState, HiddenField, Radios, SubmitButton, TextField } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { TokenView } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type TokenProps = { tokens: TokenView[]; made: string | undefined; form: FormState }

/** One's API tokens (API-nøgler): make, see, revoke. A new secret is shown once. */
export function TokenSection({ tokens, made, form }: TokenProps) {
  const t = useTexts({ da, en })
  const scopes = (['read', 'write'] as const).map((value) => ({
    value,
    label: t(`people.profile.tokens.scope.${value}`),
  }))
  return (
    <>
      <h2 id="api">{t('people.profile.tokens')}</h2>
      <p>{t('people.profile.tokens.lead')}</p>
      {made && (
        <Alert kind="success" title={t('people.profile.tokens.made')} live>
          {/* A field, so that it can be copied whole and never breaks the page on a phone. */}
          <TextField name="made" label={t('people.profile.tokens.key')} defaultValue={made} readOnly width="full" />
        </Alert>
      )}
      {tokens.length === 0 ? <p>{t('people.profile.tokens.none')}.</p> : <TokenTable tokens={tokens} />}
      <form method="post">
        <HiddenField name="intent" value="token" />
        <TextField name="tokenName" label={t('people.profile.tokens.name')} maxLength={100} form={form} />
        <Radios
          name="scope"
          label={t('people.profile.tokens.scope')}
          options={scopes}
          defaultValue="read"
          form={form}
        />
        <DateField name="expiresOn" label={t('people.profile.tokens.expires')} required={false} form={form} />
        <SubmitButton variant="secondary">{t('people.profile.tokens.submit')}</SubmitButton>
      </form>
    </>
  )
}

function TokenTable({ tokens }: { tokens: TokenView[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('people.profile.tokens')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('people.field.name')}</ColumnHead>
          <ColumnHead>{t('people.profile.tokens.scope')}</ColumnHead>
          <ColumnHead>{t('people.profile.tokens.expires')}</ColumnHead>
          <ColumnHead>{t('people.profile.tokens.used')}</ColumnHead>
          <ColumnHead>{t('people.user.action')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scope, expiresAt, lastUsedAt }) => (
          <tr key={id}>
            <td data-title={t('people.field.name')}>{name}</td>
            <td data-title={t('people.profile.tokens.scope')}>{t(`people.profile.tokens.scope.${scope}`)}</td>
            <td data-title={t('people.profile.tokens.expires')}>
              {expiresAt ? <DateTimeText instant={expiresAt} /> : t('people.profile.tokens.noExpiry')}
            </td>
            <td data-title={t('people.profile.tokens.used')}>
              {lastUsedAt ? <DateTimeText instant={lastUsedAt} /> : t('people.users.never')}
            </td>
            <td data-title={t('people.user.action')}>
              <form method="post">
                <HiddenField name="tokenId" value={id} />
                <SubmitButton variant="link" name="intent" value="end-token">
                  {t('people.profile.tokens.end')}
                  <span className="sr-only">: {t('people.profile.tokens.end.for', { name })}</span>
                </SubmitButton>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
