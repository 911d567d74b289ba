import { Form } from 'react-router'
import { Decimal } from '#figures/decimal.ts'
import { danishDate, formatDate, formatDecimal, type Language } from '#figures/format.ts'
import { percentOf, ratio, ratioText } from '#figures/ratio.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { FieldRow, type FormState, HiddenField, NumberField, SubmitButton, TextField } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Result, Sheet, Step } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { fieldLabel } from './cycle-parts.tsx'

/** What the group wrote about the sheet, newest version first in mind: only remarks of the version that stands. */
export function Remarks({ sheets, steps }: { sheets: Sheet[]; steps: Step[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const current = sheets.findLast(({ stage }) => stage !== 'superseded')
  const own = steps.filter(
    ({ sheetId, kind }) => sheetId === current?.id && (kind === 'remark' || kind === 'sent-back'),
  )
  if (own.length === 0) return null
  return (
    <Alert kind={current?.stage === 'sent-back' ? 'warning' : 'info'} title={t('sheet.remarks')}>
      <ul>
        {own.map(({ id, field, text, at }) => (
          <li key={id}>
            {formatDate(danishDate(at), language)}
            {field && `, ${fieldLabel(field, language)}`}: {text}
          </li>
        ))}
      </ul>
      {current?.stage === 'sent-back' && <p>{t('sheet.sentBack')}</p>}
    </Alert>
  )
}

type ResultsProps = {
  results: Result[]
  carried: string
  adjustment: string | undefined
  year: number
  mayRecord: boolean
  answer: FormState
}

/** Results of earlier years, what of them this tariff carries, and whether the sheet says so. */
export function Results({ results, carried, adjustment, year, mayRecord, answer }: ResultsProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { language })
  const isOther = adjustment !== undefined && !new Decimal(adjustment).eq(carried)
  return (
    <section aria-labelledby="resultater">
      <h2 id="resultater">{t('sheet.results')}</h2>
      <p>
        {carried === '0'
          ? t('sheet.results.nothing', { year })
          : t('sheet.results.into', { amount: money(carried), year })}
      </p>
      {isOther && (
        <Alert
          kind="warning"
          title={t('sheet.results.differs', { found: money(adjustment), expected: money(carried) })}
        />
      )}
      {results.length === 0 ? <p>{t('sheet.results.none')}</p> : <ResultTable results={results} language={language} />}
      {mayRecord && (
        <Details summary={t('sheet.results.add')} open={answer !== undefined || undefined}>
          <Form method="post" noValidate>
            <HiddenField name="intent" value="result" />
            <FieldRow>
              <NumberField
                name="year"
                label={t('sheet.results.year')}
                form={answer}
                width="xs"
                defaultValue={String(year - 2)}
              />
              <NumberField name="basis" label={t('sheet.results.basis')} form={answer} width="m" />
              <NumberField
                name="result"
                label={t('sheet.results.result')}
                hint={t('sheet.results.result.hint')}
                form={answer}
                width="m"
              />
              <NumberField
                name="carriedYear"
                label={t('sheet.results.carriedYear')}
                hint={t('sheet.results.carriedYear.hint')}
                form={answer}
                required={false}
                width="xs"
              />
            </FieldRow>
            <TextField name="note" label={t('sheet.results.note')} form={answer} required={false} width="full" />
            <SubmitButton variant="secondary">{t('sheet.results.save')}</SubmitButton>
          </Form>
        </Details>
      )}
    </section>
  )
}

function ResultTable({ results, language }: { results: Result[]; language: Language }) {
  const t = useTexts({ da, en })
  const money = (value: string) => formatDecimal(value, { language })
  const percent = ({ result, basis }: Result) =>
    formatDecimal(ratioText(percentOf(ratio(result, basis)), { rule: 'half-away-from-zero', decimals: 1 }), {
      decimals: 1,
      language,
    })
  return (
    <Table caption={t('sheet.results')} captionHidden>
      <thead>
        <tr>
          <ColumnHead>{t('sheet.results.year')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.basis')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.result')}</ColumnHead>
          <ColumnHead align="right">%</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.retained')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.carried')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.carriedYear')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {results.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.year}
              {one.note && <small className="tariff-detail">{one.note}</small>}
            </th>
            <td className="align-right">{money(one.basis)}</td>
            <td className="align-right">{money(one.result)}</td>
            <td className="align-right">{percent(one)}</td>
            <td className="align-right">{money(one.retained)}</td>
            <td className="align-right">{money(one.toTariff)}</td>
            <td className="align-right">{one.carriedYear ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
