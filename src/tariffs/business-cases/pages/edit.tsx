import { data, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { ageGroups, ageNames, getChoices } from '#allocation/index.ts'
import type { Language } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonRow, ErrorSummary, type FormState, HiddenField, SubmitButton } from '#ui/form.tsx'
import { useLivePreview } from '#ui/live-preview.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import type { BusinessCaseRequest } from '../model.ts'
import { changeBusinessCase, createBusinessCase, getBusinessCase, previewBusinessCase } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './business-case.css?url'
import { BusinessCaseFields } from './case-form.tsx'
import { CaseResult } from './case-result.tsx'
import { formValues, readBusinessCaseForm } from './form-input.ts'
import { shownCase } from './shown-case.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const choices = await getChoices(app)
  const stored = params.id === undefined ? null : await pageData(getBusinessCase(app, params.id), app.sentence)
  const start = stored ? formValues(stored.businessCase.title, stored.businessCase.plan) : emptyForm(app, choices)
  return {
    choices: { ...choices, ages: ageGroups.map((value) => ({ value, label: ageNames[value] })) },
    start,
    preview: stored && previewFrom(stored.computed, app.actor.language),
    before: stored && { id: stored.businessCase.id, title: stored.businessCase.title, version: stored.version },
  }
}

/** What most people choose: next year, 90 %, and the population of Nordjylland as it was counted last. */
function emptyForm(app: AppContext, choices: Awaited<ReturnType<typeof getChoices>>): Record<string, string> {
  const [vintage] = choices.vintages.filter(({ ageGroup }) => ageGroup === 'total')
  const year = Number(app.today.slice(0, 4))
  return {
    year: String(year + 1),
    priceLevel: String(year),
    firstYearLoss: 'shared',
    'financing.combination.kind': 'plain',
    'financing.key.kind': 'population',
    'financing.key.ageGroup': 'total',
    'financing.key.area': 'region:1081',
    'financing.key.referenceDate': vintage?.referenceDate ?? '',
  }
}

type Answer = NonNullable<FormState> & { preview?: ReturnType<typeof previewFrom> }

export async function action({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const read = readBusinessCaseForm(values, app.sentence)
  if (!read.ok) return data<Answer>({ values, errors: read.errors }, { status: 400 })
  try {
    if (values.do === 'preview') {
      const preview = previewFrom(await previewBusinessCase(app, read.request), app.actor.language)
      return data<Answer>({ values, errors: [], preview }, { status: 200 })
    }
    const id = await save(app, params.id, { request: read.request, values })
    return redirect(address`/takster/forretningsplaner/${id}?gemt`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

async function save(
  app: AppContext,
  id: string | undefined,
  { request, values }: { request: BusinessCaseRequest; values: Record<string, string> },
): Promise<string> {
  if (id === undefined) return createBusinessCase(app, request, values.ownerId || undefined)
  await changeBusinessCase(app, { id, version: Number(values.version), request })
  return id
}

function previewFrom(computed: Awaited<ReturnType<typeof previewBusinessCase>>, language: Language) {
  return { shown: shownCase(computed, language), figures: computed.figures }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: Language) => [
    { label: translate(language, { da, en }, 'plan.list.title'), href: '/takster/forretningsplaner' },
    ...(page?.before ? [{ label: page.before.title, href: `/takster/forretningsplaner/${page.before.id}` }] : []),
    { label: translate(language, { da, en }, page?.before ? 'plan.show.change' : 'plan.new') },
  ],
}

/** Makes a business case, or a new version of one. What is typed is computed below as soon as it can be read. */
export default function EditBusinessCase() {
  const { choices, start, before, preview: stored } = useLoaderData<typeof loader>()
  const form: Answer | undefined = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const live = useLivePreview<Answer>()
  const preview = live.answer?.preview ?? form?.preview ?? (form ? null : stored)
  const maySave = choices.owners.length > 0
  return (
    <>
      <PageHead
        title={before ? t('plan.change', { title: before.title }) : t('plan.new')}
        context={t(maySave ? 'plan.new.lead' : 'plan.new.visitor')}
      />
      <ErrorSummary form={form} />
      {before && <StaleValues form={form} version={before.version} fields={staleFields(t, start)} />}
      <form method="post" className="business-case-form" onChange={live.changed}>
        {before && <HiddenField name="version" value={String(before.version)} />}
        <BusinessCaseFields choices={choices} form={form} start={start} />
        <ButtonRow>
          {maySave && <SubmitButton>{t(before ? 'plan.form.saveVersion' : 'plan.form.save')}</SubmitButton>}
          <SubmitButton variant="secondary" name="do" value="preview">
            {t('plan.form.preview')}
          </SubmitButton>
        </ButtonRow>
      </form>
      <section aria-labelledby="resultat" aria-live="polite">
        <h2 id="resultat">{t('plan.result')}</h2>
        {preview ? (
          <FiguresProvider figures={preview.figures}>
            <CaseResult shown={preview.shown} level={3} />
          </FiguresProvider>
        ) : (
          <p>{t('plan.form.wait')}</p>
        )}
      </section>
    </>
  )
}

/** After a refused write what was typed stands beside what is stored now. */
function staleFields(t: (key: keyof typeof da) => string, start: Record<string, string>) {
  const field = (name: string, label: string) => ({ name, label, now: start[name] ?? '' })
  return [
    field('title', t('plan.form.title')),
    field('year', t('plan.form.year')),
    field('priceLevel', t('plan.form.priceLevel')),
    field('occupancyPercent', t('plan.form.occupancy')),
    field('fixedCosts', t('plan.form.fixed')),
    field('variableCosts', t('plan.form.variable')),
    field('establishment', t('plan.form.establishment')),
    field('financing.combination.percent', t('plan.form.payers.percent')),
    field('financing.key.parties', t('plan.form.parties')),
  ]
}

/** A preview changes nothing that the page was loaded with. */
export function shouldRevalidate({ actionStatus }: { actionStatus?: number }) {
  return actionStatus === undefined
}
