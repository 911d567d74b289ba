import { Form, type LinksFunction, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { danishDate, type Language } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ButtonRow, ErrorSummary, HiddenField, SubmitButton } from '#ui/form.tsx'
import { Help } from '#ui/help.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
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
  const { ownerName: owner, number, publishedAt, madeAt } = head
  const context = (
    <>
      {t('plan.show.context', { owner, number, prices })} ·{' '}
      {t(publishedAt ? 'plan.state.published' : 'plan.state.draft')}{' '}
      <DateText date={danishDate(publishedAt ?? madeAt)} />
    </>
  )
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead title={head.title} context={context} actions={<Downloads {...head} />} />
      <ErrorSummary form={form} />
      <Messages page={page} refused={form !== undefined} />
      <CaseResult shown={shown} />
      <p className="check-code">{t('plan.show.hash', { hash: head.hash })}</p>
      {publishedAt && (
        <Help title={t('plan.show.cite')}>
          <p>{t('plan.show.citeText', { id: head.id, year: page.year })}</p>
        </Help>
      )}
      {page.mayChange && <Changes page={page} />}
      {page.versions.length > 1 && <Versions page={page} />}
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

function Messages({ page, refused }: { page: Page; refused: boolean }) {
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const { id, number, latest, ownerName: owner, publishedAt } = page.head
  return (
    <>
      {search.has('gemt') && !refused && <Alert kind="success" title={t('plan.show.saved', { number })} live />}
      {search.has('offentliggjort') && !refused && (
        <Alert kind="success" title={t('plan.show.publishedNow', { number })} live />
      )}
      {publishedAt === null && <Alert kind="info">{t('plan.show.draft', { owner })}</Alert>}
      {number < latest && (
        <Alert kind="warning">
          <a href={`/takster/forretningsplaner/${id}`}>{t('plan.show.older', { number, latest })}</a>
        </Alert>
      )}
    </>
  )
}

function Changes({ page }: { page: Page }) {
  const t = useTexts({ da, en })
  const { id, publishedAt, number, latest } = page.head
  const another = <ButtonLink href={`/takster/forretningsplaner/${id}/ny-version`}>{t('plan.show.change')}</ButtonLink>
  if (publishedAt !== null || number < latest) return <p className="no-print">{another}</p>
  return (
    <Form method="post" className="no-print">
      <HiddenField name="version" value={String(page.version)} />
      <p>{t('plan.show.publishHint')}</p>
      <ButtonRow>
        <SubmitButton>{t('plan.show.publish', { number })}</SubmitButton>
        {another}
      </ButtonRow>
    </Form>
  )
}

function Versions({ page }: { page: Page }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">{t('plan.show.versions')}</h2>
      <ul>
        {page.versions.map(({ number, title, publishedAt, madeAt }) => (
          <li key={number}>
            <a href={`?version=${number}`}>{`${number}. ${title}`}</a>
            {', '}
            {t(publishedAt ? 'plan.state.published' : 'plan.state.draft').toLowerCase()}{' '}
            <DateText date={danishDate(publishedAt ?? madeAt)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
