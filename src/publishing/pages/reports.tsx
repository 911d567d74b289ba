import { Form, Link, redirect, useLoaderData } from 'react-router'
import { danishDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { HiddenField, SubmitButton } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { beginReport, listPossibleReports, listReports } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  return { reports: await listReports(app), possible: app.user ? await listPossibleReports(app) : [] }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { reportId = '' } = await readForm(request)
  await pageData(beginReport(app, reportId), app.sentence)
  return redirect(address`/rapporter/${reportId}/udkast`, 303)
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['publishing.title'] }],
}

export default function Reports() {
  const { reports, possible } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <title>{`${t('publishing.title')} – Rammeværk`}</title>
      <h1>{t('publishing.title')}</h1>
      <p className="lead">{t('publishing.intro')}</p>
      {reports.length === 0 && <EmptyState title={t('publishing.none')} />}
      <ul className="report-list">
        {reports.map(({ id, title, edition, publishedAt, mayWrite }) => (
          <li key={id}>
            <h2>
              <Link to={edition === null ? `/rapporter/${id}/udkast` : `/rapporter/${id}`}>{title}</Link>
            </h2>
            <p>
              {edition === null ? (
                <StateTag tone="waiting">{t('publishing.notPublished')}</StateTag>
              ) : (
                <>
                  <StateTag tone="done">{t('publishing.edition', { number: edition })}</StateTag>{' '}
                  {publishedAt && <DateText date={danishDate(publishedAt)} />}
                </>
              )}
              {mayWrite && edition !== null && (
                <>
                  {' '}
                  <Link to={`/rapporter/${id}/udkast`}>{t('publishing.openDraft')}</Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {possible.length > 0 && (
        <section aria-labelledby="begynd">
          <h2 id="begynd">{t('publishing.possible')}</h2>
          <p>{t('publishing.possibleText')}</p>
          <ul className="report-list">
            {possible.map(({ id, title }) => (
              <li key={id}>
                <Form method="post">
                  <HiddenField name="reportId" value={id} />
                  <SubmitButton variant="secondary">{t('publishing.begin', { title })}</SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
