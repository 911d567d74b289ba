import { type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import type { Language } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ErrorSummary } from '#ui/form.tsx'
import { Help } from '#ui/help.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { VersionChanges, VersionList, VersionMessages, VersionSince } from '#ui/versions.tsx'
import { pricesOf } from '../figures.ts'
import { getBusinessCase, publishBusinessCase } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './business-case.css?url'
import { CaseResult } from './case-result.tsx'
import { shownCase } from './shown-case.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const { search, searchParams } = new URL(request.url)
  const asked = searchParams.get('version')
  const number = asked !== null && /^[1-9][0-9]{0,8}$/.test(asked) ? Number(asked) : undefined
  const page = await pageData(getBusinessCase(app, params.id, number), app.sentence)
  const { businessCase, computed, ...rest } = page
  const { plan, ...head } = businessCase
  const shown = shownCase(computed, app.actor.language)
  return { ...rest, head, prices: pricesOf(plan), year: plan.year, shown, figures: computed.figures, search }
}

export async function action({ context, params, request }: PageArguments<'id'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    await publishBusinessCase(app, { id: params.id, version: Number(values.version) })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/takster/forretningsplaner/${params.id}?offentliggjort`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: Language) => [
    { label: translate(language, { da, en }, 'plan.list.title'), href: '/takster/forretningsplaner' },
    { label: page?.head.title ?? translate(language, { da, en }, 'plan.show.crumb') },
  ],
}

/** A business case: what it costs until it is full, who pays, and every step. */
export default function ShowBusinessCase() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { head, prices, shown, figures, search } = page
  const { ownerName: owner, number, publishedAt } = head
  const context = (
    <>
      {t('plan.show.context', { owner, number, prices })} · <VersionSince {...head} />
    </>
  )
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead title={head.title} context={context} actions={<Downloads {...head} />} />
      <ErrorSummary form={form} />
      <VersionMessages shown={head} refused={form !== undefined} href={`/takster/forretningsplaner/${head.id}`} />
      <CaseResult shown={shown} />
      <p className="check-code">{t('plan.show.hash', { hash: head.hash })}</p>
      {publishedAt && (
        <Help title={t('plan.show.cite')}>
          <p>{t('plan.show.citeText', { id: head.id, year: page.year })}</p>
        </Help>
      )}
      {page.mayChange && (
        <VersionChanges shown={head} version={page.version} href={`/takster/forretningsplaner/${head.id}/ny-version`} />
      )}
      <VersionList versions={page.versions} />
    </FiguresProvider>
  )
}

function Downloads({ id, number }: { id: string; number: number }) {
  const t = useTexts({ da, en })
  const at = (ending: string) => `/takster/forretningsplaner/${id}/forretningsplan-v${number}.${ending}`
  return (
    <>
      <ButtonLink href={at('xlsx')} download>
        {t('plan.show.excel')}
      </ButtonLink>{' '}
      <ButtonLink href={at('pdf')} download>
        {t('plan.show.pdf')}
      </ButtonLink>
    </>
  )
}
