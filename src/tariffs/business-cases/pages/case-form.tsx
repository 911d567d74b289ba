import type { Choices } from '#allocation/index.ts'
import { formatDate } from '#figures/format.ts'
import { FieldRow, Fieldset, type FormState, NumberField, Radios, Select, TextArea, TextField } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { formRows } from './form-rows.ts'

type Option = { value: string; label: string }
type Props = { choices: Choices & { ages: Option[] }; form: FormState; start: Record<string, string> }

/** The fields of a business case, in the order one thinks of it: what it is, how it fills up, what it costs, who pays. */
export function BusinessCaseFields(props: Props) {
  return (
    <>
      <AboutFields {...props} />
      <LevelFields {...props} />
      <RampUpFields {...props} />
      <CostFields {...props} />
      <OpeningFields {...props} />
      <LossFields {...props} />
      <PayerFields {...props} />
    </>
  )
}

function useFieldOf({ form, start }: Props) {
  return (name: string) => ({ name, form, defaultValue: start[name] ?? '' })
}

function AboutFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  const { owners } = props.choices
  return (
    <Fieldset legend={t('plan.form.about')}>
      <TextField {...field('title')} label={t('plan.form.title')} maxLength={200} width="full" />
      {owners.length > 1 && (
        <Select
          {...field('ownerId')}
          label={t('plan.form.owner')}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <FieldRow>
        <NumberField {...field('year')} label={t('plan.form.year')} />
        <NumberField {...field('priceLevel')} label={t('plan.form.priceLevel')} hint={t('plan.form.priceLevel.hint')} />
      </FieldRow>
    </Fieldset>
  )
}

function LevelFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  return (
    <Fieldset legend={t('plan.form.levels')} hint={t('plan.form.levels.hint')}>
      <Table caption={t('plan.form.levels')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('plan.level')}</ColumnHead>
            <ColumnHead>{t('plan.perDay')}</ColumnHead>
            <ColumnHead>{t('plan.places')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: formRows.levels }, (_, at) => {
            const n = at + 1
            const of = (name: string) => ({ ...field(`levels[${at}].${name}`), labelHidden: true, required: at === 0 })
            const about = (label: string) => `${label}, ${t('plan.form.level', { n }).toLowerCase()}`
            return (
              <tr key={n}>
                <td data-title={t('plan.level')}>
                  <TextField {...of('name')} label={t('plan.form.level', { n })} maxLength={100} width="m" />
                </td>
                <td data-title={t('plan.perDay')}>
                  <NumberField {...of('perDay')} label={about(t('plan.perDay'))} />
                </td>
                <td data-title={t('plan.places')}>
                  <NumberField {...of('places')} label={about(t('plan.places'))} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <NumberField {...field('occupancyPercent')} label={t('plan.form.occupancy')} suffix="%" />
    </Fieldset>
  )
}

function RampUpFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  return (
    <Fieldset legend={t('plan.form.rampUp')} hint={t('plan.form.rampUp.hint')}>
      <FieldRow>
        {Array.from({ length: formRows.rampUp }, (_, at) => at + 1).map((n) => (
          <NumberField
            key={n}
            {...field(`rampUp[${n - 1}]`)}
            label={t('plan.form.rampUp.year', { n })}
            suffix="%"
            required={n === 1}
          />
        ))}
      </FieldRow>
    </Fieldset>
  )
}

function CostFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  return (
    <Fieldset legend={t('plan.form.costs')}>
      <NumberField
        {...field('fixedCosts')}
        label={t('plan.form.fixed')}
        hint={t('plan.form.fixed.hint')}
        width="m"
        suffix="kr."
      />
      <NumberField
        {...field('variableCosts')}
        label={t('plan.form.variable')}
        hint={t('plan.form.variable.hint')}
        width="m"
        suffix="kr."
      />
    </Fieldset>
  )
}

function OpeningFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  const columns = ['people', 'months', 'monthlyCost'] as const
  return (
    <Fieldset legend={t('plan.form.opening')} hint={t('plan.form.staff.hint')}>
      <NumberField {...field('establishment')} label={t('plan.form.establishment')} width="m" suffix="kr." />
      <Table caption={t('plan.staff')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('plan.role')}</ColumnHead>
            {columns.map((name) => (
              <ColumnHead key={name}>{t(`plan.${name}`)}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: formRows.earlyStaff }, (_, at) => {
            const n = at + 1
            const of = (name: string) => ({
              ...field(`earlyStaff[${at}].${name}`),
              labelHidden: true,
              required: false,
            })
            return (
              <tr key={n}>
                <td data-title={t('plan.role')}>
                  <TextField {...of('role')} label={t('plan.form.staff.role', { n })} maxLength={100} width="m" />
                </td>
                {columns.map((name) => (
                  <td key={name} data-title={t(`plan.${name}`)}>
                    <NumberField
                      {...of(name)}
                      label={`${t(`plan.${name}`)}, ${t('plan.form.staff.role', { n }).toLowerCase()}`}
                      width={name === 'monthlyCost' ? 'm' : 's'}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Fieldset>
  )
}

function LossFields(props: Props) {
  const t = useTexts({ da, en })
  const field = useFieldOf(props)
  return (
    <Radios
      {...field('firstYearLoss')}
      label={t('plan.form.loss')}
      options={(['shared', 'tariff'] as const).map((value) => ({ value, label: t(`plan.form.loss.${value}`) }))}
    />
  )
}

function PayerFields(props: Props) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { choices } = props
  const of = useFieldOf(props)
  const field = (name: string) => of(`financing.${name}`)
  const days = [...new Set(choices.vintages.map(({ referenceDate }) => referenceDate))]
  return (
    <Fieldset legend={t('plan.form.payers')}>
      <Radios
        {...field('combination.kind')}
        label={t('plan.form.payers')}
        options={(['plain', 'region-municipality'] as const).map((value) => ({
          value,
          label: t(`plan.form.payers.${value}`),
        }))}
      />
      <div data-only="region-municipality">
        <FieldRow>
          <Select
            {...field('combination.party')}
            label={t('plan.form.payers.party')}
            placeholder={t('plan.form.choose')}
            options={choices.organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NumberField {...field('combination.percent')} label={t('plan.form.payers.percent')} suffix="%" />
        </FieldRow>
      </div>
      <Select
        {...field('key.kind')}
        label={t('plan.form.keyKind')}
        options={(['population', 'use', 'custom', 'shares'] as const).map((value) => ({
          value,
          label: t(`plan.form.keyKind.${value}`),
        }))}
      />
      <div data-only="population">
        <Select {...field('key.ageGroup')} label={t('plan.form.ageGroup')} options={choices.ages} />
        <Select
          {...field('key.referenceDate')}
          label={t('plan.form.vintage')}
          options={days.map((value) => ({ value, label: formatDate(value, language) }))}
        />
        <Select {...field('key.area')} label={t('plan.form.area')} options={areasOf(choices, t)} />
      </div>
      <div data-only="list">
        <TextArea
          {...field('key.parties')}
          label={t('plan.form.parties')}
          hint={t('plan.form.parties.hint')}
          rows={8}
        />
      </div>
    </Fieldset>
  )
}

function areasOf(choices: Choices, t: (key: keyof typeof da, params?: Record<string, string | number>) => string) {
  return [
    ...choices.regions.map(({ id, name }) => ({ value: `region:${id}`, label: t('plan.form.area.region', { name }) })),
    { value: 'all', label: t('plan.form.area.all') },
    { value: 'list', label: t('plan.form.area.list') },
    ...choices.offerings.map(({ id, name }) => ({
      value: `offering:${id}`,
      label: t('plan.form.area.offering', { name }),
    })),
  ]
}
