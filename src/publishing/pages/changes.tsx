import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { getChangesSince } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangeTable } from './change-table.tsx'
import { editionNumber, type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const { report, head, changes, hidden } = await pageData(
    getChangesSince(app, params.reportId, editionNumber(params.number)),
    app.sentence,
  )
  return { report, head, changes, hidden }
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}`, label: page?.report.title ?? '' },
    { label: { da, en }[language]['publishing.seeChanges'] },
  ],
}

/** Ændret siden: the figures of an edition that would be others now. */
export default function Changes() {
  const { report, head, changes, hidden } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const title = t('publishing.changesTitle', { number: head.number })
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <p className="lead">{report.title}</p>
      <ChangeTable changes={changes} caption={title} absent={hidden ? t('publishing.hidden') : undefined} />
    </>
  )
}
