import { formatDecimal } from '#figures/format.ts'
import {
  ButtonLink,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormState,
  HiddenField,
  NumberField,
  type Option,
  Select,
  SubmitButton,
  TextArea,
} from '#ui/form.tsx'
import { PercentText, QuantityText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { PlacePeriod } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type PlacesFormProps = {
  facilityId: string
  form: FormState
} & ({ kind: 'add'; options: Option[] } | { kind: 'edit'; row: PlacePeriod })

/** A number of places from a day: a new one, or the correction of one that is there. */
export function PlacesForm(props: PlacesFormProps) {
  const t = useTexts({ da, en })
  const { facilityId, form } = props
  const row = props.kind === 'edit' ? props.row : undefined
  const prefix = props.kind
  const id = idsOf(prefix, form)
  return (
    <section aria-labelledby={`${prefix}-pladser`}>
      <h2 id={`${prefix}-pladser`}>{t(row ? 'places.edit.title' : 'places.new')}</h2>
      <ErrorSummary form={form} />
      <form method="post">
        <HiddenField name="do" value={props.kind} />
        {props.kind === 'add' ? (
          <OfferingField options={props.options} form={form} {...id('offeringId')} />
        ) : (
          <>
            <HiddenField name="offeringId" value={props.row.offeringId} />
            <HiddenField name="id" value={props.row.id} />
            <HiddenField name="version" value={String(props.row.version)} />
          </>
        )}
        <NumberField
          name="places"
          {...id('places')}
          label={t('places.count')}
          hint={t('places.count.hint')}
          width="s"
          form={form}
          defaultValue={row ? formatDecimal(row.places) : ''}
        />
        <DateField name="from" {...id('from')} label={t('from')} form={form} defaultValue={row?.from ?? ''} />
        <DateField
          name="to"
          {...id('to')}
          label={t('to')}
          hint={t('places.to.hint')}
          required={false}
          form={form}
          defaultValue={row?.to ?? ''}
        />
        <TextArea
          name="reason"
          {...id('reason')}
          label={t('reason')}
          rows={2}
          required={false}
          form={form}
          defaultValue={row?.reason ?? ''}
        />
        <ButtonRow>
          <SubmitButton>{t(row ? 'places.edit.submit' : 'places.new.submit')}</SubmitButton>
          {row && <ButtonLink href={`/tilbud/${facilityId}/pladser`}>{t('places.edit.cancel')}</ButtonLink>}
        </ButtonRow>
      </form>
    </section>
  )
}

/** Places closed or blocked for a time. */
export function ReductionForm({ options, form }: { options: Option[]; form: FormState }) {
  const t = useTexts({ da, en })
  const id = idsOf('luk', form)
  return (
    <details className="fold" open={form !== undefined}>
      <summary>{t('places.reduce')}</summary>
      <ErrorSummary form={form} />
      <form method="post">
        <HiddenField name="do" value="reduce" />
        <OfferingField options={options} form={form} {...id('offeringId')} />
        <Select
          name="kind"
          {...id('kind')}
          label={t('places.kind')}
          form={form}
          options={(['closed', 'blocked'] as const).map((kind) => ({ value: kind, label: t(`places.kind.${kind}`) }))}
        />
        <NumberField name="places" {...id('places')} label={t('places.count')} width="s" form={form} />
        <DateField name="from" {...id('from')} label={t('from')} form={form} />
        <DateField name="to" {...id('to')} label={t('to')} hint={t('places.until.hint')} form={form} />
        <TextArea name="reason" {...id('reason')} label={t('reason')} rows={2} form={form} />
        <SubmitButton>{t('places.reduce.submit')}</SubmitButton>
      </form>
    </details>
  )
}

/**
 * The same names stand in several forms of the page: only the refused one has the ids that the summary links to.
 */
function idsOf(prefix: string, form: FormState) {
  return (name: string): { id?: string } => (form ? {} : { id: `${prefix}-${name}` })
}

function OfferingField({ options, form, id }: { options: Option[]; form: FormState; id?: string }) {
  const t = useTexts({ da, en })
  const props = { name: 'offeringId', label: t('offering'), form, options, ...(id ? { id } : {}) }
  return <Select {...props} defaultValue={options[0]?.value ?? ''} />
}

type Period = {
  offeringId: string
  availableDays: string
  closedDays: string
  blockedDays: string
  usedDays: string
  averagePlaces: string
  percent: string | null
  percentWithBlocked: string | null
}

type PeriodFormProps = {
  offerings: { id: string; name: string }[]
  period: Period[]
  asked: { from: string; to: string; offering: string; bedDays: string; errors: { path: string; message: string }[] }
}

/** Occupancy over a chosen period, from dated places, reductions and stays. */
export function PeriodForm({ offerings, period, asked }: PeriodFormProps) {
  const t = useTexts({ da, en })
  const values = { fra: asked.from, til: asked.to, ydelse: asked.offering, dage: asked.bedDays }
  const form = asked.errors.length > 0 ? { values, errors: asked.errors } : undefined
  return (
    <section aria-labelledby="periode">
      <h2 id="periode">{t('places.period')}</h2>
      <ErrorSummary form={form} />
      <form method="get" action="#periode">
        <DateField name="fra" label={t('from')} form={form} defaultValue={asked.from} />
        <DateField name="til" label={t('to')} hint={t('places.period.to.hint')} form={form} defaultValue={asked.to} />
        <Select
          name="ydelse"
          label={t('offering')}
          form={form}
          defaultValue={asked.offering}
          options={[{ value: '', label: t('all') }, ...offerings.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <NumberField
          name="dage"
          label={t('places.bedDays')}
          hint={t('places.bedDays.hint')}
          width="s"
          required={false}
          form={form}
          defaultValue={asked.bedDays}
        />
        <SubmitButton variant="secondary">{t('places.period.submit')}</SubmitButton>
      </form>
      {period.length > 0 && <PeriodTable offerings={offerings} period={period} />}
      <p>
        <a href="/metode/belaegning-periode">{t('places.period.method')}</a>
      </p>
    </section>
  )
}

function PeriodTable({ offerings, period }: Pick<PeriodFormProps, 'offerings' | 'period'>) {
  const t = useTexts({ da, en })
  const names = new Map(offerings.map(({ id, name }) => [id, name]))
  const days = ['available', 'closed', 'blocked', 'used'] as const
  const none = t('places.period.none')
  return (
    <Table caption={t('places.period')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('offering')}</ColumnHead>
          {days.map((kind) => (
            <ColumnHead key={kind} align="right">
              {t(`places.period.${kind}`)}
            </ColumnHead>
          ))}
          <ColumnHead align="right">{t('places.period.average')}</ColumnHead>
          <ColumnHead align="right">{t('percent')}</ColumnHead>
          <ColumnHead align="right">{t('places.period.withBlocked')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {period.map((row) => (
          <tr key={row.offeringId}>
            <th scope="row">{names.get(row.offeringId) ?? row.offeringId}</th>
            {days.map((kind) => (
              <td key={kind} className="align-right" data-title={t(`places.period.${kind}`)}>
                <QuantityText value={{ state: 'exact', value: row[`${kind}Days`] }} />
              </td>
            ))}
            <td className="align-right" data-title={t('places.period.average')}>
              <QuantityText value={{ state: 'exact', value: row.averagePlaces }} decimals={1} />
            </td>
            <td className="align-right" data-title={t('percent')}>
              <PercentText value={row.percent} none={none} decimals={1} />
            </td>
            <td className="align-right" data-title={t('places.period.withBlocked')}>
              <PercentText value={row.percentWithBlocked} none={none} decimals={1} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
