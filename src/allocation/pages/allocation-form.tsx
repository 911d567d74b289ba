import type { ReactNode } from 'react'
import { formatDate } from '#figures/format.ts'
import { DateField, Fieldset, type FormState, NumberField, Radios, Select, TextArea, TextField } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { ageGroups, combinationKinds } from '../model.ts'
import type { Choices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ageNames } from '../words.ts'
import { idleRows } from './form-input.ts'

type Fields = { choices: Choices; form: FormState; start: Record<string, string> }

/** The fields of an allocation. All stand without JavaScript and style sheet; the style sheet hides what is not used. */
export function AllocationFields(props: Fields) {
  return (
    <>
      <AmountFields {...props} />
      <CombinationFields {...props} />
      <KeyFields {...props} />
    </>
  )
}

function Only({ when, children }: { when: string; children: ReactNode }) {
  return <div data-only={when}>{children}</div>
}

function AmountFields({ choices, form, start }: Fields) {
  const t = useTexts({ da, en })
  const field = (name: string) => ({ name, form, defaultValue: start[name] ?? '' })
  return (
    <Fieldset legend={t('form.about')}>
      <TextField {...field('title')} label={t('form.name')} maxLength={200} width="full" />
      {choices.owners.length > 1 && (
        <Select
          {...field('ownerId')}
          label={t('form.owner')}
          options={choices.owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <NumberField {...field('amount')} label={t('form.amount')} hint={t('form.amountHint')} width="m" suffix="kr." />
      <TextField {...field('priceLevel')} label={t('form.priceLevel')} hint={t('form.priceLevelHint')} width="m" />
      <Select
        {...field('decimals')}
        label={t('form.decimals')}
        width="m"
        options={(['0', '2'] as const).map((value) => ({ value, label: t(`form.decimals.${value}`) }))}
      />
      <Select
        {...field('remainder')}
        label={t('form.remainder')}
        options={(['largest-remainder', 'none', 'to'] as const).map((value) => ({
          value,
          label: t(`form.remainder.${value}`),
        }))}
      />
      <Only when="to">
        <TextField {...field('remainderTo')} label={t('form.remainderTo')} hint={t('form.remainderToHint')} width="m" />
      </Only>
    </Fieldset>
  )
}

function CombinationFields({ choices, form, start }: Fields) {
  const t = useTexts({ da, en })
  const field = (name: string) => ({
    name: `combination.${name}`,
    form,
    defaultValue: start[`combination.${name}`] ?? '',
  })
  return (
    <>
      <Radios
        {...field('kind')}
        label={t('form.combination')}
        options={combinationKinds.map((value) => ({ value, label: t(`form.combination.${value}`) }))}
      />
      <Only when="part-objective region-municipality deficit-guarantee supervision">
        <Fieldset legend={t('form.details')}>
          <Only when="part-objective region-municipality deficit-guarantee">
            <NumberField {...field('percent')} label={t('form.percent')} hint={t('form.percentHint')} suffix="%" />
          </Only>
          <Only when="region-municipality deficit-guarantee">
            <Select
              {...field('party')}
              label={t('form.party')}
              placeholder={t('form.choose')}
              options={choices.organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Only>
          <Only when="deficit-guarantee">
            <NumberField {...field('limit')} label={t('form.limit')} width="m" suffix="kr." />
          </Only>
          <Only when="supervision">
            <TextField {...field('year')} label={t('form.year')} width="s" inputMode="numeric" maxLength={4} />
          </Only>
        </Fieldset>
      </Only>
      <Only when="idle-places">
        <IdleFields choices={choices} form={form} start={start} />
      </Only>
    </>
  )
}

function IdleFields({ form, start }: Fields) {
  const t = useTexts({ da, en })
  return (
    <Fieldset legend={t('form.idle')} hint={t('form.idleHint')}>
      {idleRows.map((row) => {
        const field = (name: string) => {
          const path = `combination.rows[${row}].${name}`
          return { name: path, form, defaultValue: start[path] ?? '', required: row === 0 }
        }
        return (
          <div className="idle-row" key={row}>
            <DateField {...field('from')} label={t('form.idle.from')} />
            <DateField {...field('to')} label={t('form.idle.to')} />
            <NumberField {...field('placeDays')} label={t('form.idle.placeDays')} />
            <NumberField {...field('relabelledDays')} label={t('form.idle.relabelledDays')} required={false} />
            <NumberField {...field('tariff')} label={t('form.idle.tariff')} />
          </div>
        )
      })}
    </Fieldset>
  )
}

function KeyFields({ choices, form, start }: Fields) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const field = (name: string) => ({ name: `key.${name}`, form, defaultValue: start[`key.${name}`] ?? '' })
  const days = [...new Set(choices.vintages.map(({ referenceDate }) => referenceDate))]
  const areas = [
    ...choices.regions.map(({ id, name }) => ({ value: `region:${id}`, label: t('form.area.region', { name }) })),
    { value: 'all', label: t('form.area.all') },
    { value: 'list', label: t('form.area.list') },
    ...choices.offerings.map(({ id, name }) => ({ value: `offering:${id}`, label: t('form.area.offering', { name }) })),
  ]
  return (
    <Fieldset legend={t('form.key')}>
      <Select
        {...field('kind')}
        label={t('form.keyKind')}
        options={(['population', 'use', 'custom', 'shares'] as const).map((value) => ({
          value,
          label: t(`form.keyKind.${value}`),
        }))}
      />
      <Only when="population">
        <Select
          {...field('ageGroup')}
          label={t('form.ageGroup')}
          options={ageGroups.map((value) => ({ value, label: ageNames[value] }))}
        />
        <Select
          {...field('referenceDate')}
          label={t('form.vintage')}
          hint={t('form.vintageHint')}
          options={days.map((value) => ({ value, label: formatDate(value, language) }))}
        />
        <Select {...field('area')} label={t('form.area')} options={areas} />
      </Only>
      <Only when="list">
        <TextArea {...field('parties')} label={t('form.parties')} hint={t('form.partiesHint')} rows={8} />
      </Only>
      <Only when="part-objective">
        <TextArea
          name="useKey.parties"
          form={form}
          defaultValue={start['useKey.parties'] ?? ''}
          label={t('form.use')}
          hint={t('form.useHint')}
          rows={8}
        />
      </Only>
    </Fieldset>
  )
}
