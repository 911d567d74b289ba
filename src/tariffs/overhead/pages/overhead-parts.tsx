import { formatQuantity } from '#figures/format.ts'
import {
  ErrorSummary,
  type FormState,
  HiddenField,
  NumberField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { DateTimeText, QuantityText } from '#ui/numbers.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Overhead } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** What one operator reported over the years, corrections too. */
export function HistoryTable({ rows, name }: { rows: Overhead[]; name: string }) {
  const t = useTexts({ da, en })
  return (
    <Table id="historik" caption={t('register.historyOf', { name })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('register.year')}</ColumnHead>
          <ColumnHead>{t('register.own.unit')}</ColumnHead>
          <ColumnHead align="right">{t('register.percent')}</ColumnHead>
          <ColumnHead>{t('register.definition')}</ColumnHead>
          <ColumnHead align="right">{t('register.version')}</ColumnHead>
          <ColumnHead>{t('register.source')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.year}</th>
            <td data-title={t('register.own.unit')}>{row.unitName || '–'}</td>
            <td className="align-right" data-title={t('register.percent')}>
              <QuantityText value={row.percent} />
            </td>
            <td data-title={t('register.definition')}>{row.definition || t('register.noDefinition')}</td>
            <td className="align-right" data-title={t('register.version')}>
              {row.number}
            </td>
            <td data-title={t('register.source')}>
              {row.sourceTitle ?? (
                <span>
                  {t('register.recorded')} <DateTimeText instant={row.recordedAt} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Whose report a version number belongs to. */
export function seenKey({ operatorId = '', unitName = '' }: { operatorId?: string; unitName?: string }): string {
  return `${operatorId} ${unitName.trim()}`
}

type OwnProps = { own: { id: string; name: string }[]; rows: Overhead[]; year: number; form: FormState }

/** The form of an operator's reporter: a first report, or a correction as a new version. */
export function OwnForm({ own, rows, year, form }: OwnProps) {
  const t = useTexts({ da, en })
  const unit = form?.values.unitName ?? ''
  const operator = form?.values.operatorId ?? own[0]?.id
  const mine = rows.filter((row) => own.some(({ id }) => id === row.operatorId))
  const present = form ? mine.find((row) => row.operatorId === operator && row.unitName === unit) : mine[0]
  const version = present?.number ?? 0
  return (
    <section aria-labelledby="indberet">
      <h2 id="indberet">{t('register.own', { year })}</h2>
      <p>{t('register.own.note')}</p>
      <ErrorSummary form={form} />
      {present && (
        <StaleValues
          form={form}
          version={version}
          fields={[
            { name: 'percent', label: t('register.own.percent'), now: formatQuantity(present.percent) },
            { name: 'definition', label: t('register.own.definition'), now: present.definition },
          ]}
        />
      )}
      <form method="post" action={`/takster/overhead?aar=${year}`}>
        <HiddenField name="version" value={String(version)} />
        <HiddenField name="seen" value={seenKey(present ?? { operatorId: operator, unitName: unit })} />
        <HiddenField name="year" value={String(year)} />
        <Select
          name="operatorId"
          label={t('register.own.operator')}
          form={form}
          defaultValue={present?.operatorId ?? own[0]?.id ?? ''}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="unitName"
          label={t('register.own.unit')}
          hint={t('register.own.unit.hint')}
          required={false}
          form={form}
          defaultValue={present?.unitName ?? ''}
        />
        <NumberField
          name="percent"
          label={t('register.own.percent')}
          hint={t('register.own.percent.hint')}
          suffix="%"
          width="m"
          required={false}
          form={form}
          defaultValue={present && present.percent.state !== 'notReported' ? formatQuantity(present.percent) : ''}
        />
        <NumberField
          name="basis"
          label={t('register.own.basis')}
          hint={t('register.own.basis.hint')}
          suffix="kr."
          width="m"
          required={false}
          form={form}
        />
        <TextArea
          name="definition"
          label={t('register.own.definition')}
          rows={3}
          maxLength={2000}
          form={form}
          defaultValue={present?.definition ?? ''}
        />
        <SubmitButton>{t('register.own.submit')}</SubmitButton>
      </form>
    </section>
  )
}
