import {
  ButtonLink,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  FieldRow,
  Fieldset,
  type FormState,
  HiddenField,
  NumberField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { costCategories } from '../../model/costs.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { EditableScenario } from './scenario-table.tsx'
import { emptyScenario } from './typed.ts'

type Props = {
  edited: EditableScenario | undefined
  copied: EditableScenario | undefined
  form: FormState
  /** The form is not what one came for: it opens on demand. */
  folded: boolean
}

/** The form of one scenario: a new one, one made from another, or one that is there. */
export function ScenarioForm({ edited, copied, form: given, folded }: Props) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  // A refused recommendation or removal concerns no field here.
  const form = given && given.values.do !== 'recommend' && given.values.do !== 'remove' ? given : undefined
  const from = edited ?? copied
  const start = from?.typed ?? emptyScenario
  const title = edited ? 'scenario.form.edit' : copied ? 'scenario.form.copy' : 'scenario.form.new'
  const labels: Record<string, string> = {
    name: t('scenario.form.name'),
    places: t('scenario.places'),
    occupancyPercent: t('scenario.occupancy'),
    directHours: t('scenario.hours'),
    ...Object.fromEntries(costCategories.map(({ key, label }) => [key, label[language]])),
    variable: t('scenario.form.variable'),
    carried: t('scenario.form.carried'),
    startUpLoss: t('scenario.form.startUpLoss'),
  }
  const kr = (name: string, hint?: string, required = true) => (
    <NumberField
      key={name}
      name={name}
      label={labels[name]}
      hint={hint}
      suffix="kr."
      width="m"
      required={required}
      form={form}
      defaultValue={start[name] ?? ''}
    />
  )
  return (
    <details className="fold" id="scenarie" open={!folded}>
      <summary>{t(title, { name: from?.name ?? '' })}</summary>
      <ErrorSummary form={given} />
      {edited && (
        <StaleValues
          form={form}
          version={edited.version}
          fields={Object.entries(labels).map(([name, label]) => ({
            name,
            label,
            now: name === 'name' ? edited.name : (edited.typed[name] ?? ''),
          }))}
        />
      )}
      <form method="post">
        <HiddenField name="do" value={edited ? 'edit' : 'add'} />
        {edited && <HiddenField name="id" value={edited.id} />}
        {edited && <HiddenField name="version" value={String(edited.version)} />}
        <TextField name="name" label={labels.name} form={form} maxLength={100} defaultValue={edited?.name ?? ''} />
        <Fieldset legend={t('scenario.form.capacity')}>
          <FieldRow>
            <NumberField name="places" label={labels.places} form={form} defaultValue={start.places ?? ''} />
            <NumberField
              name="occupancyPercent"
              label={labels.occupancyPercent}
              form={form}
              defaultValue={start.occupancyPercent ?? ''}
            />
            <NumberField
              name="directHours"
              label={labels.directHours}
              required={false}
              form={form}
              defaultValue={start.directHours ?? ''}
            />
          </FieldRow>
          <Select
            name="stay"
            label={t('scenario.form.stay')}
            form={form}
            defaultValue={start.stay ?? 'ordinary'}
            options={(['ordinary', 'short', 'acute', 'respite'] as const).map((value) => ({
              value,
              label: t(`scenario.form.stay.${value}`),
            }))}
          />
          <Checkbox
            name="firstYear"
            label={t('scenario.form.firstYear')}
            form={form}
            defaultChecked={from?.input.firstYear ?? false}
          />
        </Fieldset>
        <Fieldset legend={t('scenario.form.costs')} hint={t('scenario.form.costs.hint')}>
          {[0, 3, 6].map((at) => (
            <FieldRow key={at}>{costCategories.slice(at, at + 3).map(({ key }) => kr(key))}</FieldRow>
          ))}
          {kr('variable', t('scenario.form.variable.hint'))}
        </Fieldset>
        <Fieldset legend={t('scenario.form.earlier')}>
          {kr('carried', t('scenario.form.carried.hint'))}
          <FieldRow>
            {kr('startUpLoss')}
            <NumberField
              name="startUpYears"
              label={t('scenario.form.startUpYears')}
              form={form}
              defaultValue={start.startUpYears ?? '3'}
            />
          </FieldRow>
        </Fieldset>
        <Fieldset legend={t('scenario.form.words')}>
          <TextArea
            name="advantages"
            label={t('scenario.advantages')}
            rows={2}
            required={false}
            maxLength={2000}
            form={form}
            defaultValue={from?.advantages ?? ''}
          />
          <TextArea
            name="drawbacks"
            label={t('scenario.drawbacks')}
            rows={2}
            required={false}
            maxLength={2000}
            form={form}
            defaultValue={from?.drawbacks ?? ''}
          />
        </Fieldset>
        <ButtonRow>
          <SubmitButton>{t('scenario.form.submit')}</SubmitButton>
          {from && <ButtonLink href="?">{t('scenario.form.cancel')}</ButtonLink>}
        </ButtonRow>
      </form>
      {edited && (
        <form method="post">
          <HiddenField name="do" value="remove" />
          <HiddenField name="id" value={edited.id} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('scenario.remove')}</SubmitButton>
          </ButtonRow>
        </form>
      )}
    </details>
  )
}
