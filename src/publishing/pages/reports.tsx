import { Link, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { DateText } from '#ui/numbers.tsx'
import { useTexts } from '#ui/texts.ts'
import { listReports } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { PageArguments } from './parameters.ts'

export async function loader({ context }: PageArguments) {
  return listReports(context.get(appContext))
}

export default function Reports() {
  const reports = useLoaderData<typeof loader>()
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
                  {publishedAt && <DateText date={publishedAt.slice(0, 10)} />}
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
    </>
  )
}
