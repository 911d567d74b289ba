import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatPercent, formatRange } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider, FigureText } from '#ui/figure.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { newOverhead } from '../model.ts'
import { getOverheadHistory, getOverheads, overheadFigureId, recordOverhead, rowName } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { HistoryTable, OwnForm, seenKey } from './overhead-parts.tsx'

export const handle = {
  breadcrumb: (data: { year?: number } | undefined, language: 'da' | 'en') => [
    { label: translate(language, { da, en }, 'register.title', { year: data?.year ?? '' }) },
  ],
}

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { search, searchParams } = new URL(request.url)
  const asked = /^20[0-9]{2}$/.test(searchParams.get('aar') ?? '') ? Number(searchParams.get('aar')) : undefined
  const operatorId = searchParams.get('driftsherre')
  const register = await pageData(getOverheads(app, asked), app.sentence)
  const history = operatorId === null ? [] : await pageData(getOverheadHistory(app, operatorId), app.sentence)
  const ids = Object.fromEntries(register.rows.map((row) => [row.id, overheadFigureId(row)]))
  const historyName = history[0]?.operatorName ?? ''
  return {
    ...register,
    history,
    historyName,
    ids,
    names: register.rows.map(rowName),
    search,
    saved: searchParams.has('gemt'),
  }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  // A version belongs to the operator and unit it was shown for; of another one no report has been seen.
  const seen = values.seen === seenKey(values) ? values.version : '0'
  const form = newOverhead.safeParse({ ...values, version: seen })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await recordOverhead(app, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/takster/overhead?aar=${form.data.year}&driftsherre=${form.data.operatorId}&gemt`, 303)
}

/** The overhead of every operator in a year, the mean by its rule, and what one operator reported over the years. */
export default function Overhead() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { year, rows, history, historyName, figures, own, saved } = page
  return (
    <FiguresProvider figures={figures} search={page.search}>
      <PageHead title={t('register.title', { year })} context={<Years years={page.years} year={year} />} />
      {saved && !form && (
        <Alert kind="success" live>
          {t('register.saved')}
        </Alert>
      )}
      <p className="lead">{t('register.lead')}</p>
      {rows.length === 0 ? <EmptyState title={t('register.none', { year })} /> : <Register {...page} />}
      {history.length > 0 && <HistoryTable rows={history} name={historyName} />}
      {own.length > 0 && (
        <OwnForm own={own} rows={rows} year={year} form={form && 'values' in form ? form : undefined} />
      )}
    </FiguresProvider>
  )
}

function Years({ years, year }: { years: number[]; year: number }) {
  const t = useTexts({ da, en })
  if (years.length < 2) return null
  return (
    <nav aria-label={t('register.year')}>
      {years.map((one, at) => (
        <span key={one}>
          {at > 0 && ' · '}
          {one === year ? <strong aria-current="page">{one}</strong> : <a href={`?aar=${one}`}>{one}</a>}
        </span>
      ))}
    </nav>
  )
}

type RegisterProps = ReturnType<typeof useLoaderData<typeof loader>>

function Register({ year, rows, ids, names, n, nWeighted, leftOut, spread }: RegisterProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('register.mean')}</dt>
          <dd>
            <FigureText id={`overhead.mean.${year}`} /> % ({t('register.n', { n })})
          </dd>
        </div>
        {nWeighted > 0 && (
          <div>
            <dt>{t('register.weighted')}</dt>
            <dd>
              <FigureText id={`overhead.weighted.${year}`} /> % ({t('register.n', { n: nWeighted })})
            </dd>
          </div>
        )}
        {spread && (
          <div>
            <dt>{t('register.spread')}</dt>
            <dd>
              {spread.low === spread.high
                ? formatPercent(spread.low, { language })
                : `${formatRange(spread.low, spread.high, { language })} %`}
            </dd>
          </div>
        )}
      </dl>
      <p>
        {t('register.rule')} {leftOut.length > 0 && `${t('register.leftOut', { names: leftOut.join(', ') })} `}
        <a href="/metode/overhead-procent">{t('register.rule.link')}</a>
      </p>
      <Table caption={t('register.caption', { year })} cards>
        <thead>
          <tr>
            <ColumnHead>{t('register.operator')}</ColumnHead>
            <ColumnHead align="right">{t('register.percent')}</ColumnHead>
            <ColumnHead>{t('register.definition')}</ColumnHead>
            <ColumnHead>{t('register.history')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <th scope="row">{names[at]}</th>
              <td className="align-right" data-title={t('register.percent')}>
                <FigureText id={ids[row.id] ?? ''} />
              </td>
              <td data-title={t('register.definition')}>{row.definition || t('register.noDefinition')}</td>
              <td data-title={t('register.history')}>
                <a href={`?aar=${year}&driftsherre=${row.operatorId}#historik`}>
                  {t('register.history')}
                  <span className="sr-only">: {names[at]}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
