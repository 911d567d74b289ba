import { data, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
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
import type { AllocationRequest } from '../model.ts'
import { allocationParts } from '../report.ts'
import { changeAllocation, createAllocation, getAllocation, getChoices, previewAllocation } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './allocation.css?url'
import { AllocationFields } from './allocation-form.tsx'
import { AllocationResult } from './allocation-result.tsx'
import { formValues, readAllocationForm } from './form-input.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

type Arguments = PageArguments<'id'>

export async function loader({ context, params }: Arguments) {
  const app = context.get(appContext)
  const choices = await getChoices(app)
  const before = params.id === undefined ? null : await pageData(getAllocation(app, params.id), app.sentence)
  const [vintage] = choices.vintages.filter(({ ageGroup }) => ageGroup === 'total')
  const start = before
    ? formValues(before.allocation.title, before.allocation.input)
    : {
        'combination.kind': 'plain',
        'key.kind': 'population',
        'key.ageGroup': 'total',
        'key.area': 'region:1081',
        'key.referenceDate': vintage?.referenceDate ?? '',
      }
  const preview = before && {
    parts: allocationParts(before.allocation, app.actor.language),
    figures: before.figures,
  }
  return {
    choices,
    start,
    preview,
    before: before && { id: before.allocation.id, title: before.allocation.title, version: before.version },
  }
}

type Answer = NonNullable<FormState> & { preview?: Awaited<ReturnType<typeof previewOf>> }

export async function action({ context, params, request }: Arguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const read = readAllocationForm(values, app.sentence)
  if (!read.ok) return data<Answer>({ values, errors: read.errors }, { status: 400 })
  try {
    if (values.do === 'preview') {
      return data<Answer>({ values, errors: [], preview: await previewOf(app, read.request) }, { status: 200 })
    }
    const id = await save(app, params.id, { request: read.request, values })
    return redirect(address`/fordelinger/${id}?gemt`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

async function save(
  app: AppContext,
  id: string | undefined,
  given: { request: AllocationRequest; values: Record<string, string> },
) {
  const { request, values } = given
  if (id === undefined) return createAllocation(app, request, values.ownerId)
  await changeAllocation(app, { id, version: Number(values.version), request })
  return id
}

async function previewOf(app: AppContext, request: AllocationRequest) {
  const computed = await previewAllocation(app, request)
  return { parts: allocationParts(computed, app.actor.language), figures: computed.figures }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: Language) => [
    { label: translate(language, { da, en }, 'list.title'), href: '/fordelinger' },
    ...(page?.before ? [{ label: page.before.title, href: `/fordelinger/${page.before.id}` }] : []),
    { label: translate(language, { da, en }, page?.before ? 'show.change' : 'list.new') },
  ],
}

/** Makes an allocation, or a new version of one. What is typed is computed beside it as soon as it can be read. */
export default function EditAllocation() {
  const { choices, start, before, preview: stored } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const live = useLivePreview<Answer>()
  const form: Answer | undefined = answer
  const preview = live.answer?.preview ?? form?.preview ?? (form ? null : stored)
  return (
    <>
      <PageHead
        title={before ? t('form.titleChange', { title: before.title }) : t('form.title')}
        context={t(choices.owners.length > 0 ? 'form.lead' : 'form.leadVisitor')}
      />
      <ErrorSummary form={form} />
      {before && <StaleValues form={form} version={before.version} fields={staleFields(t, start)} />}
      <form method="post" className="allocation-form" onChange={live.changed}>
        {before && <HiddenField name="version" value={String(before.version)} />}
        <AllocationFields choices={choices} form={form} start={start} />
        <ButtonRow>
          {choices.owners.length > 0 && <SubmitButton>{t(before ? 'form.saveVersion' : 'form.save')}</SubmitButton>}
          <SubmitButton variant="secondary" name="do" value="preview">
            {t('form.preview')}
          </SubmitButton>
        </ButtonRow>
      </form>
      <section aria-labelledby="resultat" aria-live="polite">
        <h2 id="resultat">{t('form.result')}</h2>
        {preview ? (
          <FiguresProvider figures={preview.figures}>
            <AllocationResult parts={preview.parts} />
          </FiguresProvider>
        ) : (
          <p>{t('form.resultWait')}</p>
        )}
      </section>
    </>
  )
}

/** After a refused write what was typed stands beside what is stored now; the rest of the form follows the same names. */
function staleFields(t: (key: keyof typeof da) => string, start: Record<string, string>) {
  const field = (name: string, label: string) => ({ name, label, now: start[name] ?? '' })
  return [
    field('title', t('form.name')),
    field('amount', t('form.amount')),
    field('priceLevel', t('form.priceLevel')),
    field('remainder', t('form.remainder')),
    field('combination.kind', t('form.combination')),
    field('combination.percent', t('form.percent')),
    field('combination.limit', t('form.limit')),
    field('key.kind', t('form.keyKind')),
    field('key.referenceDate', t('form.vintage')),
    field('key.parties', t('form.parties')),
  ]
}

/** A preview changes nothing that the page was loaded with. */
export function shouldRevalidate({ actionStatus }: { actionStatus?: number }) {
  return actionStatus === undefined
}
