import { formatDate } from '#figures/format.ts'
import { type FormState, Select } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type FormerFieldProps = {
  id?: string
  form: FormState
  formers: { id: string; heldOn: string }[]
  /** What is chosen now, also when those minutes are approved meanwhile. */
  chosen: string | null
}

/** Which minutes an item approves: of the meetings of the body whose minutes are not approved. */
export function FormerField({ id, form, formers, chosen }: FormerFieldProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const isKept = chosen !== null && !formers.some((former) => former.id === chosen)
  return (
    <Select
      {...(id && { id })}
      name="minutesOf"
      label={t('approval.former')}
      hint={t('approval.former.latest.hint')}
      form={form}
      required={false}
      options={[
        { value: '', label: t('approval.former.latest') },
        ...(isKept ? [{ value: chosen, label: t('approval.former.kept') }] : []),
        ...formers.map(({ id: value, heldOn }) => ({ value, label: formatDate(heldOn, language) })),
      ]}
      defaultValue={chosen ?? ''}
    />
  )
}
