import { type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { formatAmount, formatDecimal, type Language } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import styles from '../../cycle/pages/tariffs.css?url'
import { newUse } from '../model.ts'
import { getLedger, recordUse } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { UseForm } from './use-form.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export const handle = {
  breadcrumb: (_data: unknown, language: Language) => [{ label: translate(language, { da, en }, 'ledger.title') }],
}

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const { operators, own, asOf } = await pageData(getLedger(app), app.sentence)
  const asked = searchParams.get('driftsherre')
  const only = operators.length === 1 ? operators[0] : operators.find(({ operatorId }) => operatorId === asked)
  return { operators, own, asOf, shown: only ?? null, saved: searchParams.has('gemt') }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = newUse.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await recordUse(app, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/takster/resultater?driftsherre=${values.driftsherre ?? ''}&gemt`, 303)
}

/** What became of each year's result: what is kept and until when, what it was used for, what a later tariff takes over. */
export default function LedgerPage() {
  const { operators, shown, own, asOf, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = answer && 'values' in answer ? answer : undefined
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('ledger.title')}
        context={
          <>
            {shown && operators.length > 1 && (
              <>
                <a href="/takster/resultater">{t('ledger.all')}</a> · {shown.operatorName} ·{' '}
              </>
            )}
            <a href="/metode/hensaettelser">{t('ledger.method')}</a>
          </>
        }
      />
      <ErrorSummary form={form} />
      {saved && !form && <Alert kind="success" title={t('ledger.saved')} live />}
      <p className="lead">{t('ledger.lead')}</p>
      {operators.length === 0 && (
        <EmptyState title={t('ledger.none')}>
          <p>{t('ledger.none.text')}</p>
        </EmptyState>
      )}
      {!shown && operators.length > 0 && <Operators />}
      {shown?.offerings.map((offering) => (
        <Offering key={offering.offeringId} offering={offering} asOf={asOf} />
      ))}
      {shown && own.length > 0 && <UseForm own={own} operatorId={shown.operatorId} lastYear={asOf - 1} form={form} />}
    </>
  )
}

type Page = Awaited<ReturnType<typeof loader>>

function Operators() {
  const { operators, asOf } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { language })
  return (
    <Table caption={t('ledger.operators')} note={t('ledger.note', { year: asOf })} cards>
      <thead>
        <tr>
          <ColumnHead>{t('ledger.operator')}</ColumnHead>
          <ColumnHead align="right">{t('ledger.offerings')}</ColumnHead>
          <ColumnHead align="right">{t('ledger.left')}</ColumnHead>
          <ColumnHead align="right">{t('ledger.expired')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {operators.map(({ operatorId, operatorName, offerings, left, expired }) => (
          <tr key={operatorId}>
            <th scope="row">
              <a href={`?driftsherre=${encodeURIComponent(operatorId)}`}>{operatorName}</a>
            </th>
            <td className="align-right" data-title={t('ledger.offerings')}>
              {offerings.length}
            </td>
            <td className="align-right" data-title={t('ledger.left')}>
              {money(left)}
            </td>
            <td className="align-right" data-title={t('ledger.expired')}>
              {money(expired)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type OfferingProps = { offering: Page['operators'][number]['offerings'][number]; asOf: number }

function Offering({ offering, asOf }: OfferingProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { language })
  return (
    <>
      <Table caption={offering.name} note={t('ledger.note', { year: asOf })} cards>
        <thead>
          <tr>
            <ColumnHead>{t('ledger.year')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.result')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.carried')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.retained')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.useBy')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.used')}</ColumnHead>
            <ColumnHead align="right">{t('ledger.rest')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {offering.years.map((one) => (
            <Year key={one.year} one={one} />
          ))}
          <tr className="row-total">
            <th scope="row">{t('ledger.left')}</th>
            <td colSpan={5} />
            <td className="align-right" data-title={t('ledger.rest')}>
              {money(offering.left)}
            </td>
          </tr>
          {offering.expired !== '0' && (
            <tr>
              <th scope="row">{t('ledger.expired')}</th>
              <td colSpan={5} />
              <td className="align-right" data-title={t('ledger.rest')}>
                {money(offering.expired)}
              </td>
            </tr>
          )}
        </tbody>
      </Table>
      {offering.uses.some(({ note, recordedByName }) => note || recordedByName) && (
        <ul aria-label={t('ledger.uses')}>
          {offering.uses.map((use) => (
            <li key={`${use.year} ${use.purpose}`}>
              {[
                t('ledger.usedFor', {
                  kr: formatAmount(use.kr, { language }),
                  year: use.year,
                  purpose: t(`ledger.${use.purpose}`),
                }),
                use.note,
                use.recordedByName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Year({ one }: { one: OfferingProps['offering']['years'][number] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { language })
  const { row } = one
  return (
    <tr>
      <th scope="row">
        {one.year}
        {one.note && <small className="tariff-detail">{one.note}</small>}
      </th>
      <td className="align-right" data-title={t('ledger.result')}>
        {money(one.result)}
      </td>
      <td className="align-right" data-title={t('ledger.carried')}>
        {money(one.toTariff)}
        {one.carriedYear !== null && (
          <small className="tariff-detail">{t('ledger.into', { year: one.carriedYear })}</small>
        )}
      </td>
      <td className="align-right" data-title={t('ledger.retained')}>
        {money(one.retained)}
      </td>
      <td className="align-right" data-title={t('ledger.useBy')}>
        {row?.useBy ?? '–'}
      </td>
      <td className="align-right" data-title={t('ledger.used')}>
        {row === null || row.used.length === 0
          ? '–'
          : row.used.map((use) => (
              <small key={`${use.year} ${use.purpose}`} className="tariff-detail">
                {t('ledger.usedFor', { kr: money(use.kr), year: use.year, purpose: t(`ledger.${use.purpose}`) })}
              </small>
            ))}
      </td>
      <td className="align-right" data-title={t('ledger.rest')}>
        {row === null ? '–' : money(row.left)}
        {row?.expired && <small className="tariff-detail">{t('ledger.isExpired')}</small>}
      </td>
    </tr>
  )
}
