import { useLoaderData, useLocation } from 'react-router'
import { appContext } from '#ui/context.ts'
import { DocumentView } from '#ui/document.tsx'
import { Alert } from '#ui/feedback.tsx'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { drawCharts } from '../charts.ts'
import { getDraft } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Downloads } from './edition-head.tsx'
import { type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const { report, mayWrite, document, figures } = await pageData(getDraft(app, params.reportId), app.sentence)
  return { report, mayWrite, document, figures, charts: drawCharts(document) }
}

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [
    reportsCrumb(language),
    { label: { da, en }[language]['publishing.draft'] },
  ],
}

/** The report as it would be published now. */
export default function Draft() {
  const { report, mayWrite, document, figures, charts } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const t = useTexts({ da, en })
  const base = `/rapporter/${report.id}`
  const head = (
    <div className="edition-head">
      <Alert kind="info" title={t('publishing.draftNotice')}>
        {mayWrite && (
          <ul className="inline-links">
            <li>
              <a href={`${base}/rediger`}>{t('publishing.edit')}</a>
            </li>
            <li>
              <a href={`${base}/udgiv`}>{t('publishing.publish')}</a>
            </li>
          </ul>
        )}
      </Alert>
      <Downloads base={`${base}/udkast`} name={`${report.id}-udkast`} />
    </div>
  )
  return (
    <>
      <title>{`${t('publishing.draft')}: ${document.title} – Rammeværk`}</title>
      <DocumentView model={document} figures={figures} charts={charts} search={search} head={head} />
    </>
  )
}
