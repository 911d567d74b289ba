import { formatDate } from '#figures/format.ts'
import { DateField, type FormState, Select } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { type MembershipView, type Place, roles } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** "Indberetter, Region Nordjylland". */
export function useRoleText() {
  const t = useTexts({ da, en })
  return ({ role, where }: Pick<MembershipView, 'role' | 'where'>) => `${t(`people.role.${role}`)}, ${where}`
}

/** "fra 1. januar 2025 til 1. januar 2026". */
export function usePeriodText() {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) => {
    const from = formatDate(validFrom, language)
    return validTo === null
      ? t('people.user.since', { from })
      : t('people.user.until', { from, to: formatDate(validTo, language) })
  }
}

/** The fields of a role: which, where, from when, until when. */
export function RoleFields({ places, form, today }: { places: Place[]; form: FormState; today: string }) {
  const t = useTexts({ da, en })
  const choose = t('people.field.choose')
  return (
    <>
      <Select
        name="role"
        label={t('people.field.role')}
        placeholder={choose}
        options={roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        form={form}
      />
      <Select name="where" label={t('people.field.where')} placeholder={choose} options={places} form={form} />
      <DateField name="validFrom" label={t('people.field.from')} defaultValue={today} form={form} />
      <DateField name="validTo" label={t('people.field.to')} required={false} form={form} />
    </>
  )
}
