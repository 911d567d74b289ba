import { DateField, type FormState, HiddenField, Select, SubmitButton } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { DeputyView } from '../model.ts'
import type { DeputyChoices } from '../service/deputies.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { usePeriodText, useRoleText } from './role-parts.tsx'

/** Deputies with a button to end each. */
export function DeputyTable({ deputies }: { deputies: DeputyView[] }) {
  const t = useTexts({ da, en })
  const roleText = useRoleText()
  const periodText = usePeriodText()
  if (deputies.length === 0) return <p>{t('people.deputies.none')}.</p>
  return (
    <Table caption={t('people.deputies.title')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('people.deputies.deputy')}</ColumnHead>
          <ColumnHead>{t('people.deputies.principal')}</ColumnHead>
          <ColumnHead>{t('people.deputies.role')}</ColumnHead>
          <ColumnHead>{t('people.user.period')}</ColumnHead>
          <ColumnHead>{t('people.user.action')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {deputies.map((deputy) => (
          <tr key={deputy.id}>
            <td data-title={t('people.deputies.deputy')}>{deputy.deputy}</td>
            <td data-title={t('people.deputies.principal')}>{deputy.principal}</td>
            <td data-title={t('people.deputies.role')}>{roleText(deputy)}</td>
            <td data-title={t('people.user.period')}>{periodText(deputy)}</td>
            <td data-title={t('people.user.action')}>
              <form method="post">
                <HiddenField name="deputyRow" value={deputy.id} />
                <SubmitButton variant="link" name="intent" value="end-deputy">
                  {t('people.user.end')}
                  <span className="sr-only">: {t('people.deputies.end.for', { deputy: deputy.deputy })}</span>
                </SubmitButton>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type DeputyFormProps = Omit<DeputyChoices, 'deputies'> & { form: FormState; today: string }

/** Names a deputy: for which role, who, from when, until when. */
export function DeputyForm({ memberships, people, form, today }: DeputyFormProps) {
  const t = useTexts({ da, en })
  const roleText = useRoleText()
  const choose = t('people.field.choose')
  if (people.length === 0 || memberships.length === 0) return <p>{t('people.deputies.noChoice')}</p>
  return (
    <form method="post">
      <HiddenField name="intent" value="deputy" />
      <Select
        name="membershipId"
        label={t('people.field.role')}
        placeholder={choose}
        options={memberships.map((one) => ({
          value: one.id,
          label: one.holder ? `${one.holder}: ${roleText(one)}` : roleText(one),
        }))}
        form={form}
      />
      <Select
        name="deputyId"
        label={t('people.deputies.deputy')}
        placeholder={choose}
        options={people.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
        form={form}
      />
      <DateField name="validFrom" label={t('people.field.from')} defaultValue={today} form={form} />
      <DateField name="validTo" label={t('people.field.deputyTo')} form={form} />
      <SubmitButton variant="secondary">{t('people.deputies.submit')}</SubmitButton>
    </form>
  )
}
