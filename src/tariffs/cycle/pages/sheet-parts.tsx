import { Form } from 'react-router'
import { Decimal } from '#figures/decimal.ts'
import { danishDate, formatDate, formatDecimal, type Language } from '#figures/format.ts'
import { percentOf, ratio, ratioText } from '#figures/ratio.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { FieldRow, type FormState, HiddenField, NumberField, SubmitButton, TextField } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Result } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type ResultsProps = {
  results: Result[]
  carried: string
  adjustment: string | undefined
  year: number
  mayRecord: boolean
  answer: FormState
  /** The approved tariff of each year with a result, by year. */
  origins: Record<number, string>
}

/** The place of a result on the page: the line it is carried into links to it. */
export const resultAnchor = (year: number) => `resultat-${year}`

/** Results of earlier years, what of them this tariff carries, and whether the sheet says so. */
export function Results({ results, carried, adjustment, year, mayRecord, answer, origins }: ResultsProps) {
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
      {results.length === 0 ? (
        <p>{t('sheet.results.none')}</p>
      ) : (
        <ResultTable results={results} origins={origins} year={year} language={language} />
      )}
      {results.length > 0 && (
        <p>
          <a href="/takster/resultater">{t('sheet.results.ledger')}</a>
        </p>
      )}
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

type ResultTableProps = Pick<ResultsProps, 'results' | 'origins' | 'year'> & { language: Language }

/** Results by year: what stays, what is carried, into which tariff; each leads to the tariff it comes from. */
export function ResultTable({ results, origins, year, language }: ResultTableProps) {
  const t = useTexts({ da, en })
  const money = (value: string) => formatDecimal(value, { language })
  const percent = ({ result, basis }: Result) =>
    formatDecimal(ratioText(percentOf(ratio(result, basis)), { rule: 'half-away-from-zero', decimals: 1 }), {
      decimals: 1,
      language,
    })
  return (
    <Table caption={t('sheet.results')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('sheet.results.year')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.basis')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.result')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.percent')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.retained')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.carried')}</ColumnHead>
          <ColumnHead align="right">{t('sheet.results.carriedYear')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {results.map((one) => (
          <tr key={one.id} id={resultAnchor(one.year)} className={one.carriedYear === year ? 'row-carried' : undefined}>
            <th scope="row">
              {origins[one.year] ? (
                <a href={`/takster/takst/${origins[one.year]}`}>{t('sheet.results.origin', { year: one.year })}</a>
              ) : (
                one.year
              )}
              {one.note && <small className="tariff-detail">{one.note}</small>}
              {one.recordedByName && (
                <small className="tariff-detail">
                  {t('sheet.results.by', {
                    name: one.recordedByName,
                    day: formatDate(danishDate(one.recordedAt), language),
                  })}
                </small>
              )}
            </th>
            {[
              ['sheet.results.basis', money(one.basis)] as const,
              ['sheet.results.result', money(one.result)] as const,
              ['sheet.results.percent', percent(one)] as const,
              ['sheet.results.retained', money(one.retained)] as const,
              ['sheet.results.carried', money(one.toTariff)] as const,
              ['sheet.results.carriedYear', one.carriedYear === null ? '–' : String(one.carriedYear)] as const,
            ].map(([key, shown]) => (
              <td key={key} className="align-right" data-title={t(key)}>
                {shown}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
