import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { parseQuantity } from '#figures/parse.ts'
import { ratioText } from '#figures/ratio.ts'
import { AppError } from '#platform/errors.ts'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { askedPeriod, newPlacePeriod, newPlaceReduction } from '../model.ts'
import { changePlaces, correctPlaces, getFacilityPlaces, occupancyOfPeriod, reducePlaces } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { PeriodForm, PlacesForm, ReductionForm } from './facility-places-forms.tsx'
import { PlacesTable } from './facility-places-table.tsx'

type Language = 'da' | 'en'

export const handle = {
  breadcrumb: (loaded: unknown, language: Language) => {
    const { facilityId, facilityName } = (loaded ?? {}) as { facilityId?: string; facilityName?: string }
    if (!facilityId) return []
    return [
      { href: '/tilbud', label: translate(language, { da, en }, 'facility') },
      { href: `/tilbud/${facilityId}`, label: facilityName ?? facilityId },
      { label: translate(language, { da, en }, 'places') },
    ]
  },
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const places = await pageData(getFacilityPlaces(app, params.facilityId ?? ''), app.sentence)
  const asked = readPeriod(searchParams, app)
  const offeringIds = asked.offering === '' ? places.offerings.map(({ id }) => id) : [asked.offering]
  const wanted = { from: asked.from, to: asked.to, offeringIds, ...(asked.days ? { bedDays: asked.days } : {}) }
  const ask = searchParams.has('fra') && asked.errors.length === 0
  const period = ask ? await pageData(occupancyOfPeriod(app, wanted), app.sentence) : []
  return {
    ...places,
    edit: searchParams.get('ret'),
    saved: searchParams.has('gemt'),
    asked,
    period: period.map((row) => ({
      ...row,
      averagePlaces: ratioText(row.averagePlaces, shown),
      percent: row.percent && ratioText(row.percent, shown),
      percentWithBlocked: row.percentWithBlocked && ratioText(row.percentWithBlocked, shown),
    })),
  }
}

/** The period asked for in the address; faults are said at their fields, and nothing is computed. */
function readPeriod(search: URLSearchParams, app: AppContext) {
  const typed = {
    from: search.get('fra') ?? `${app.today.slice(0, 4)}-01-01`,
    to: search.get('til') ?? app.today,
    offering: search.get('ydelse') ?? '',
    bedDays: search.get('dage') ?? '',
  }
  const errors: { path: string; message: string }[] = []
  const period = askedPeriod.safeParse(typed)
  for (const issue of period.error?.issues ?? []) {
    errors.push({ path: issue.path[0] === 'from' ? 'fra' : 'til', message: app.sentence(issue.message) })
  }
  const number = parseQuantity(typed.bedDays, { whole: true, intervals: false, unknown: false })
  const days = number.ok && number.quantity.state === 'exact' ? number.quantity.value : null
  if (!number.ok) errors.push({ path: 'dage', message: app.sentence('capacity.bedDaysWrong') })
  if (days !== null && typed.offering === '') {
    errors.push({ path: 'ydelse', message: app.sentence('capacity.bedDaysOffering') })
  }
  return { ...typed, days, errors: search.has('fra') ? errors : [] }
}

/** Rounded here, once, from the exact value. */
const shown = { rule: 'half-away-from-zero', decimals: 1 } as const

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const typed = await readForm(request)
  const number = parseQuantity(typed.places ?? '', { intervals: false, unknown: false, maxDecimals: 4 })
  if (!number.ok) {
    const message = app.actor.language === 'da' ? number.message : number.messageEn
    return data({ values: typed, errors: [{ path: 'places', message }] }, { status: 400 })
  }
  const values = { ...typed, places: number.quantity.state === 'exact' ? number.quantity.value : undefined }
  try {
    if (typed.do === 'reduce') {
      const form = newPlaceReduction.safeParse(values)
      if (!form.success) return invalidForm(form.error, typed, app.sentence)
      await reducePlaces(app, form.data)
    } else {
      const form = newPlacePeriod.safeParse(values)
      if (!form.success) return invalidForm(form.error, typed, app.sentence)
      if (typed.do === 'edit') await correctPlaces(app, corrected(typed, form.data))
      else await changePlaces(app, form.data)
    }
  } catch (error) {
    return refusedForm(error, typed, app.sentence)
  }
  return redirect(address`/tilbud/${params.facilityId}/pladser?gemt`, 303)
}

function corrected(typed: Record<string, string>, change: Parameters<typeof changePlaces>[1]) {
  const version = Number(typed.version)
  if (!typed.id || !Number.isInteger(version)) throw new AppError('invalid', 'capacity.placesUnknown')
  return { id: typed.id, version, change }
}

export default function FacilityPlaces() {
  const loaderData = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { facilityName, facilityId, offerings, edit, saved, period, asked } = loaderData
  const form = actionData && 'values' in actionData ? actionData : undefined
  const formOf = (name: string) => (form?.values.do === name ? form : undefined)
  const own = offerings.filter((offering) => offering.mayChange)
  const editing = own
    .flatMap((offering) => offering.periods)
    .find((row) => row.id === (formOf('edit')?.values.id ?? edit))
  const options = own.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <title>{`${t('places.title', { name: facilityName })} – Rammeværk`}</title>
      <h1>{t('places.title', { name: facilityName })}</h1>
      <p className="lead">{t('places.lead')}</p>
      {saved && !form && (
        <Alert kind="success" live>
          {t('places.saved')}
        </Alert>
      )}
      <PlacesTable facilityId={facilityId} offerings={offerings} />
      {editing && <PlacesForm kind="edit" row={editing} facilityId={facilityId} form={formOf('edit')} />}
      {own.length > 0 && !editing && (
        <>
          <PlacesForm kind="add" options={options} facilityId={facilityId} form={formOf('add')} />
          <ReductionForm options={options} form={formOf('reduce')} />
        </>
      )}
      <PeriodForm offerings={offerings} period={period} asked={asked} />
    </>
  )
}
