import { redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { agreedReductions, reductionAgainstActual } from '../../rules/indexation.ts'
import { indexRequest, newRate } from '../model.ts'
import { getIndexRates, indexAmount, recordRate } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ComputeForm, RateForm } from './rate-forms.tsx'
import { RatesTable, ReductionTable, ReplacedTable } from './rate-tables.tsx'
import { seenVersion } from './seen.ts'

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'rates.title') }],
}

/** What the spending of all really fell by from 2017 to 2020, percent; the agreement of 2022 prints it. */
const actualReduction = '6.1'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const rates = await getIndexRates(app)
  const asked = Object.fromEntries(['amount', 'from', 'to', 'kind'].map((name) => [name, searchParams.get(name) ?? '']))
  const read = searchParams.has('amount') ? indexRequest.safeParse(asked) : null
  return {
    ...rates,
    thisYear: Number(app.today.slice(0, 4)),
    computed: read?.success ? { ...read.data, ...(await indexAmount(app, read.data)) } : null,
    asked: {
      values: asked,
      errors: (read?.error?.issues ?? []).map(({ path, message }) => ({
        path: String(path[0]),
        message: app.sentence(message),
      })),
    },
    reductions: {
      rows: agreedReductions.map((row) => ({ ...row, ...sumOf(row) })),
      ...reductionAgainstActual(agreedReductions, actualReduction),
    },
    saved: searchParams.has('gemt'),
  }
}

function sumOf(row: (typeof agreedReductions)[number]) {
  return { sum: reductionAgainstActual([row], null).agreed }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const typed = await readForm(request)
  // The form saw the rates of every year; what it saw of the year and kind that were typed is the version.
  const values: Record<string, string> = { ...typed, version: seenVersion(typed) }
  const form = newRate.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await recordRate(app, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/takster/pris-og-loen?gemt', 303)
}

/** The rates by year and kind, an amount put into other prices, and the form for those who enter rates. */
export default function IndexRates() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { years, replaced, computed, asked, mayEnter, saved } = page
  const form = answer && 'values' in answer ? answer : undefined
  return (
    <>
      <PageHead title={t('rates.title')} />
      <p className="lead">{t('rates.lead')}</p>
      {saved && !form && (
        <Alert kind="success" live>
          {t('rates.saved')}
        </Alert>
      )}
      {years.length === 0 ? (
        <EmptyState title={t('rates.none')}>
          <p>{t('rates.noneText')}</p>
        </EmptyState>
      ) : (
        <RatesTable years={years} />
      )}
      {replaced.length > 0 && <ReplacedTable rows={replaced} />}
      <ComputeForm form={asked} computed={computed} thisYear={page.thisYear} />
      {mayEnter && <RateForm form={form} years={years} nextYear={page.thisYear + 1} />}
      <ReductionTable {...page.reductions} />
      <p>
        <a href="/metode/pris-loen">{t('rates.method')}</a>
      </p>
    </>
  )
}
