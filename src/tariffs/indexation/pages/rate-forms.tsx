import { formatDecimal } from '#figures/format.ts'
import { Alert } from '#ui/feedback.tsx'
import {
  ButtonRow,
  DateField,
  ErrorSummary,
  FieldRow,
  type FormState,
  HiddenField,
  NumberField,
  Select,
  SubmitButton,
  TextField,
} from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { type IndexRequest, indexKinds } from '../model.ts'
import type { Indexed, IndexRates } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { seenText } from './seen.ts'

function useKinds() {
  const t = useTexts({ da, en })
  return indexKinds.map((value) => ({ value, label: t(`rates.kind.${value}`) }))
}

type ComputeProps = {
  form: NonNullable<FormState>
  computed: (IndexRequest & Indexed) | null
  thisYear: number
}

/** An amount put into the prices of another year, with every year's step; a missing rate is said, and nothing is guessed. */
export function ComputeForm({ form, computed, thisYear }: ComputeProps) {
  const t = useTexts({ da, en })
  const kinds = useKinds()
  const asked = Object.values(form.values).some((value) => value !== '') ? form : undefined
  return (
    <section aria-labelledby="regn">
      <h2 id="regn">{t('rates.compute')}</h2>
      <ErrorSummary form={asked} />
      <form method="get" action="#regn">
        <FieldRow>
          <NumberField name="amount" label={t('rates.amount')} form={asked} width="m" suffix="kr." />
          <NumberField name="from" label={t('rates.from')} form={asked} defaultValue={String(thisYear)} />
          <NumberField name="to" label={t('rates.to')} form={asked} defaultValue={String(thisYear + 1)} />
          <Select name="kind" label={t('rates.kind')} form={asked} width="m" options={kinds} />
        </FieldRow>
        <ButtonRow>
          <SubmitButton variant="secondary">{t('rates.submit')}</SubmitButton>
        </ButtonRow>
      </form>
      {computed && <Result {...computed} />}
    </section>
  )
}

function Result({ amount, from, to, finding, result, steps }: IndexRequest & Indexed) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  if (result === null) return <Alert kind="warning">{finding?.message}</Alert>
  return (
    <>
      <p role="status">
        <strong>{t('rates.result', { amount: money(amount), from, to, result: money(result) })}</strong>
      </p>
      {steps.length > 0 && (
        <Table caption={t('rates.steps')} cards>
          <thead>
            <tr>
              <ColumnHead>{t('rates.year')}</ColumnHead>
              <ColumnHead align="right">{t('rates.percent')}</ColumnHead>
              <ColumnHead align="right">{t('rates.reached')}</ColumnHead>
              <ColumnHead>{t('rates.source')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.year}>
                <th scope="row">{step.year}</th>
                <td className="align-right" data-title={t('rates.percent')}>
                  {formatDecimal(step.percent, { language })}
                </td>
                <td className="align-right" data-title={t('rates.reached')}>
                  {money(step.amount)}
                </td>
                <td data-title={t('rates.source')}>{step.source}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

type RateProps = { form: FormState; years: IndexRates['years']; nextYear: number }

/** The form for those who enter rates; a rate of a year that has one is a correction. */
export function RateForm({ form, years, nextYear }: RateProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const kinds = useKinds()
  const typed = form?.values
  const stored = years.find(({ year }) => String(year) === typed?.year)?.rates[typed?.kind as 'region'] ?? null
  return (
    <section aria-labelledby="nyt-skoen">
      <h2 id="nyt-skoen">{t('rates.new')}</h2>
      <p>{t('rates.new.hint')}</p>
      <ErrorSummary form={form} />
      {stored && (
        <StaleValues
          form={form}
          version={stored.number}
          fields={[
            { name: 'percent', label: t('rates.percent'), now: formatDecimal(stored.percent, { language }) },
            { name: 'source', label: t('rates.source'), now: stored.source },
            { name: 'decidedOn', label: t('rates.day'), now: stored.decidedOn },
          ]}
        />
      )}
      <form method="post">
        <HiddenField name="seen" value={seenText(years)} />
        <FieldRow>
          <NumberField name="year" label={t('rates.year')} form={form} defaultValue={String(nextYear)} />
          <Select
            name="kind"
            label={t('rates.kind')}
            form={form}
            width="m"
            options={kinds}
            defaultValue={indexKinds[0]}
            id="felt-nyt-kind"
          />
          <NumberField name="percent" label={t('rates.percent')} form={form} />
        </FieldRow>
        <TextField name="source" label={t('rates.source')} form={form} maxLength={300} width="full" />
        <DateField name="decidedOn" label={t('rates.day')} form={form} />
        <ButtonRow>
          <SubmitButton>{t('rates.new.submit')}</SubmitButton>
        </ButtonRow>
      </form>
    </section>
  )
}
