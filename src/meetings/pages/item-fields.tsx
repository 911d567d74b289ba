import { Checkbox, FieldRow, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { FormerField } from '../approval/pages/former-field.tsx'
import { itemKinds, itemPurposes } from '../model.ts'
import type { ItemView } from '../service/view.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { itemTitle } from './words.tsx'

type ItemFieldsProps = {
  form: FormState
  item?: ItemView
  /** The item's text as people edit it. */
  text?: string
  isNew?: boolean
  /** Items a new one can stand under. */
  parents?: ItemView[]
  /** Meetings whose minutes an item can approve. */
  formers?: { id: string; heldOn: string }[]
}

/** The fields of an item; those of one that stands on the agenda carry its id, since many forms share the page. */
export function ItemFields({ form, item, text = '', isNew = false, parents = [], formers = [] }: ItemFieldsProps) {
  const t = useTexts({ da, en })
  const id = (name: string) => (item && !form ? { id: `felt-${name}-${item.id}` } : {})
  const kinds = itemKinds.filter((kind) => kind !== 'case').map((kind) => ({ value: kind, label: t(`m.kind.${kind}`) }))
  return (
    <>
      {isNew && <Select name="kind" label={t('m.edit.kind')} form={form} options={kinds} defaultValue="other" />}
      <TextField
        {...id('title')}
        name="title"
        label={t('m.edit.itemTitle')}
        hint={t('m.edit.itemTitle.hint')}
        form={form}
        required={false}
        defaultValue={item?.ownTitle ?? ''}
      />
      <TextArea
        {...id('text')}
        name="text"
        label={t('m.edit.text')}
        hint={t('m.edit.text.hint')}
        form={form}
        required={false}
        defaultValue={text}
        rows={3}
      />
      <FieldRow>
        <Select
          {...id('purpose')}
          name="purpose"
          label={t('m.edit.purpose')}
          form={form}
          width="m"
          options={itemPurposes.map((purpose) => ({ value: purpose, label: t(`m.purpose.${purpose}`) }))}
          defaultValue={item?.purpose ?? 'orientation'}
        />
        <TextField
          {...id('minutesNeeded')}
          name="minutesNeeded"
          label={t('m.edit.time')}
          form={form}
          required={false}
          width="xs"
          inputMode="numeric"
          defaultValue={item?.minutesNeeded ? String(item.minutesNeeded) : ''}
        />
        {isNew && (
          <TextField
            name="at"
            label={t('m.edit.at')}
            hint={t('m.edit.at.hint')}
            form={form}
            required={false}
            width="xs"
            inputMode="numeric"
          />
        )}
      </FieldRow>
      {isNew && parents.length > 0 && (
        <Select
          name="parentId"
          label={t('m.edit.parent')}
          form={form}
          required={false}
          options={[
            { value: '', label: t('m.edit.parent.none') },
            ...parents.map((parent) => ({ value: parent.id, label: `${parent.number}. ${itemTitle(parent, t)}` })),
          ]}
        />
      )}
      {item?.kind === 'approve-minutes' && (
        <FormerField {...id('minutesOf')} form={form} formers={formers} chosen={item.minutesOf} />
      )}
      <Checkbox
        {...id('closed')}
        name="closed"
        label={t('m.edit.isClosed')}
        form={form}
        defaultChecked={item?.closed ?? false}
      />
      <div className="if-closed">
        <TextField
          {...id('closedReason')}
          name="closedReason"
          label={t('m.edit.reason')}
          form={form}
          required={false}
          defaultValue={item?.closedReason ?? ''}
        />
      </div>
    </>
  )
}
