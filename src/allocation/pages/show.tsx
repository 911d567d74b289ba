import { type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import type { Language } from '#figures/format.ts'
import { renderForScreens } from '#platform/charts/render.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ErrorSummary } from '#ui/form.tsx'
import { Help } from '#ui/help.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { DataTable } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { VersionChanges, VersionList, VersionMessages, VersionSince } from '#ui/versions.tsx'
import { allocationParts } from '../report.ts'
import { getAllocation, publishAllocation } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './allocation.css?url'
import { AllocationResult } from './allocation-result.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const { search, searchParams } = new URL(request.url)
  const asked = searchParams.get('version')
  const number = asked !== null && /^[1-9][0-9]{0,8}$/.test(asked) ? Number(asked) : undefined
  const page = await pageData(getAllocation(app, params.id, number), app.sentence)
  const { language } = app.actor
  const parts = allocationParts(page.allocation, language)
  const { input: _input, result: _result, ...head } = page.allocation
  const svg = parts.chart ? renderForScreens(parts.chart, { language }) : null
  return { ...page, allocation: head, parts, svg, search }
}

export async function action({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    await publishAllocation(app, { id: params.id, version: Number(values.version) })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/fordelinger/${params.id}?offentliggjort`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: Language) => [
    { label: translate(language, { da, en }, 'list.title'), href: '/fordelinger' },
    { label: page?.allocation.title ?? translate(language, { da, en }, 'show.crumb') },
  ],
}

/** An allocation: who pays what, how each figure was computed, and how to compute it again. */
export default function ShowAllocation() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { allocation, parts, svg, figures, search } = page
  const { title, ownerName, number } = allocation
  const context = (
    <>
      {t('show.context', { owner: ownerName, number })} · <VersionSince {...allocation} />
    </>
  )
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead title={title} context={context} actions={<Downloads {...allocation} />} />
      <ErrorSummary form={form} />
      <VersionMessages shown={allocation} refused={form !== undefined} href={`/fordelinger/${allocation.id}`} />
      <AllocationResult parts={parts} svg={svg} />
      <DataTable table={parts.facts} cards />
      <RunAgain {...allocation} />
      {page.mayChange && (
        <VersionChanges shown={allocation} version={page.version} href={`/fordelinger/${allocation.id}/ny-version`} />
      )}
      <VersionList versions={page.versions} />
    </FiguresProvider>
  )
}

function Downloads({ id, number }: { id: string; number: number }) {
  const t = useTexts({ da, en })
  const at = (ending: string) => `/fordelinger/${id}/fordeling-v${number}.${ending}`
  return (
    <>
      <ButtonLink href={at('xlsx')} download>
        {t('show.excel')}
      </ButtonLink>{' '}
      <ButtonLink href={at('pdf')} download>
        {t('show.pdf')}
      </ButtonLink>{' '}
      <ButtonLink href={at('json')} download>
        {t('show.input')}
      </ButtonLink>
    </>
  )
}

function RunAgain({ id, hash, publishedAt }: { id: string; hash: string; publishedAt: string | null }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="kontrolkode">
      <h2 id="kontrolkode">{t('show.hash')}</h2>
      <p>{t('show.hashText')}</p>
      <p>
        <a href={`/fordelinger/koer-igen?kode=${hash}`}>{t('show.again')}</a> ·{' '}
        <a href="/metode/kontrolkode">{t('show.hashMethod')}</a>
      </p>
      {publishedAt && (
        <Help title={t('show.cite')}>
          <p>{t('show.citeText', { id })}</p>
        </Help>
      )}
    </section>
  )
}
