import { Fragment, useState } from 'react'
import { Decimal } from '#figures/decimal.ts'
import { formatDecimal, type Language } from '#figures/format.ts'
import type { Finding, TemplateField } from '#reporting/index.ts'
import { DateField, type FormState, fieldId, NumberField, TextArea } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { costCategories } from '../../model/costs.ts'
import type { Result, SheetFigures } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { cellName, reasonName, type TypedErrors } from './sheet-live.ts'
import { resultAnchor } from './sheet-parts.tsx'

type SheetTableProps = {
  fields: readonly TemplateField[]
  year: number
  /** This year's cells as they stand in the form, and last year's as they were. */
  typed: Record<string, string>
  former: Record<string, string>
  figures: SheetFigures
  before: SheetFigures
  findings: Finding[]
  answer: FormState
  errors: TypedErrors
  mayWrite: boolean
  /** Results of earlier years that the tariff of this year takes over. */
  carriedFrom: Pick<Result, 'id' | 'year' | 'toTariff'>[]
}

/** The sheet by category with its lines: this year, last year and the difference; then the words. */
export function SheetTable(props: SheetTableProps) {
  const t = useTexts({ da, en })
  const { fields, year } = props
  const field = (key: string) => fields.find((one) => one.key === key)
  const rows = (keys: readonly string[]) => keys.flatMap((key) => field(key) ?? [])
  const words = fields.filter(({ type }) => type !== 'quantity')
  return (
    <>
      <div className="tariff-sheet-rows">
        <PartsToggle {...props} />
        <Table caption={t('sheet.costs')} captionHidden>
          <thead>
            <tr>
              <ColumnHead>{t('sheet.line')}</ColumnHead>
              <ColumnHead align="right">{t('sheet.year', { year })}</ColumnHead>
              <ColumnHead align="right">{t('sheet.year', { year: year - 1 })}</ColumnHead>
              <ColumnHead align="right">{t('sheet.difference')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            <Group label={t('sheet.basics')} />
            {rows(['places', 'occupancy', 'direct_hours']).map((one) => (
              <Row key={one.key} {...props} field={one} />
            ))}
            <Group label={t('sheet.costs')} />
            {costCategories.map((category) => (
              <Fragment key={category.key}>
                {rows([category.key]).map((one) => (
                  <Row key={one.key} {...props} field={one} />
                ))}
                {rows(category.parts.map(({ key }) => key)).map((one) => (
                  <Row key={one.key} {...props} field={one} part />
                ))}
              </Fragment>
            ))}
            {rows(['adjustment']).map((one) => (
              <Row key={one.key} {...props} field={one} />
            ))}
          </tbody>
        </Table>
      </div>
      <h2>{t('sheet.words')}</h2>
      {words.map((one) => (
        <Words key={one.key} {...props} field={one} />
      ))}
      <Findings {...props} />
    </>
  )
}

const partKeys = costCategories.flatMap(({ parts }) => parts.map(({ key }) => cellName(key)))

/** Sub-lines are hidden until somebody wants them: most operators fill the categories alone. It needs no script. */
function PartsToggle({ typed, former, answer, mayWrite }: SheetTableProps) {
  const t = useTexts({ da, en })
  const isUsed = partKeys.some((name) => (typed[name] ?? '') !== '' || (mayWrite && (former[name] ?? '') !== ''))
  const [isOpen, setOpen] = useState(isUsed)
  const hasFault = answer?.errors.some(({ path }) => partKeys.includes(path)) === true
  return (
    <div className="form-group-checkbox">
      <input
        type="checkbox"
        className="form-checkbox parts-toggle"
        id="underlinjer"
        checked={isOpen || hasFault}
        onChange={(event) => setOpen(event.currentTarget.checked)}
      />
      <label className="form-label" htmlFor="underlinjer">
        {t('sheet.parts')}
      </label>
    </div>
  )
}

function Group({ label }: { label: string }) {
  return (
    <tr className="row-group">
      <th scope="colgroup" colSpan={4}>
        {label}
      </th>
    </tr>
  )
}

type RowProps = SheetTableProps & { field: TemplateField; part?: boolean }

function Row({ field, part, ...props }: RowProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = cellName(field.key)
  return (
    <tr className={part ? 'row-part' : undefined}>
      <th scope="row">
        {field.label[language]}
        {field.unit && field.unit !== 'kr.' && <small className="tariff-detail">{field.unit}</small>}
        {field.key === 'adjustment' && <CarriedFrom {...props} />}
      </th>
      <td className="align-right">
        {props.mayWrite ? <Input {...props} field={field} part={part} /> : props.typed[name] || '–'}
      </td>
      <td className="align-right" data-title={String(props.year - 1)}>
        {props.former[name] || '–'}
      </td>
      <td className="align-right" data-title={t('sheet.difference')}>
        {differenceText(props.figures[field.key], props.before[field.key], language)}
      </td>
    </tr>
  )
}

/** Where the adjustment comes from: the results that this year's tariff takes over, each with a link to it. */
function CarriedFrom({ carriedFrom }: SheetTableProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return carriedFrom.map(({ id, year, toTariff }) => (
    <small key={id} className="tariff-detail">
      <a href={`#${resultAnchor(year)}`}>
        {t('sheet.carriedFrom', {
          year,
          amount: formatDecimal(new Decimal(toTariff).negated().toFixed(), { language }),
        })}
      </a>
    </small>
  ))
}

/** The form's own answer first; a fault is shown as soon as what is typed cannot be read. */
function stateOf({ answer, errors, typed }: SheetTableProps, language: Language): FormState {
  if (answer) return answer
  const own = errors.filter(({ path }) => (typed[path] ?? '') !== '')
  return own.length === 0
    ? undefined
    : { values: typed, errors: own.map(({ path, message }) => ({ path, message: message[language] })) }
}

function Input({ field, part, ...props }: RowProps) {
  const language = useLanguage()
  const name = cellName(field.key)
  return (
    <NumberField
      name={name}
      label={field.label[language]}
      labelHidden
      required={!part}
      form={stateOf(props, language)}
      defaultValue={props.typed[name] ?? ''}
    />
  )
}

function Words({ field, ...props }: RowProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = cellName(field.key)
  if (!props.mayWrite) {
    const text = props.typed[name] ?? ''
    return text === '' ? null : (
      <p>
        {field.label[language]}: {text}
      </p>
    )
  }
  const shared = {
    name,
    label: field.label[language],
    hint: field.help?.[language] ?? t('sheet.words'),
    form: stateOf(props, language),
    defaultValue: props.typed[name] ?? '',
    required: false,
  }
  return field.type === 'date' ? <DateField {...shared} /> : <TextArea {...shared} rows={2} maxLength={10_000} />
}

/** What keeps the sheet from being sent, each linked to its place; a warning takes a reason here. */
function Findings({ findings, fields, typed, mayWrite }: SheetTableProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (!mayWrite || findings.length === 0) return null
  const isBlank = ({ field, severity }: Finding) => severity === 'error' && (typed[cellName(field)] ?? '') === ''
  const missing = fields.filter(
    ({ key, type }) => type === 'quantity' && findings.some((one) => isBlank(one) && one.field === key),
  )
  const others = findings.filter(({ field }) => !missing.some(({ key }) => key === field))
  return (
    <section aria-labelledby="fund">
      <h2 id="fund">{t('sheet.findings')}</h2>
      {missing.length > 0 && (
        <p>
          {t('sheet.missing')}{' '}
          {missing.map(({ key, label }, index) => (
            <Fragment key={key}>
              {index > 0 && ', '}
              <a href={`#${fieldId(cellName(key))}`}>{label[language]}</a>
            </Fragment>
          ))}
        </p>
      )}
      {others.map((finding) => {
        const name = reasonName(finding.ruleId, finding.field)
        return finding.severity === 'warning' ? (
          <TextArea
            key={name}
            name={name}
            label={finding.message[language]}
            hint={t('sheet.reason')}
            rows={2}
            maxLength={2000}
            defaultValue={typed[name] ?? ''}
          />
        ) : (
          <p key={name}>
            <a href={`#${fieldId(cellName(finding.field))}`}>{finding.message[language]}</a>
          </p>
        )
      })}
    </section>
  )
}

function differenceText(now: string | undefined, before: string | undefined, language: Language): string {
  if (now === undefined || before === undefined) return '–'
  const difference = new Decimal(now).minus(before)
  if (difference.isZero()) return '0'
  return `${difference.gt(0) ? '+' : ''}${formatDecimal(difference.toFixed(), { language })}`
}
