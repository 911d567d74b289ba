import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import type { TextChange } from '../rules.ts'
import { compareEditions } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangeTable } from './change-table.tsx'
import { ChangedText } from './changed-text.tsx'
import { editionNumber, type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params, request }: PageArguments) {
  const app = context.get(appContext)
  const query = new URL(request.url).searchParams
  const [from, to] = [editionNumber(query.get('fra') ?? '1') ?? 1, editionNumber(query.get('til') ?? '1') ?? 1]
  return pageData(compareEditions(app, params.reportId, from, to), app.sentence)
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}`, label: page?.report.title ?? '' },
  ],
}

/** Long stretches without a change shrink to their ends: the report is long, and what changed is short. */
function nearChanges(changes: TextChange[]): TextChange[] {
  const kept = 200
  return changes.map((change) =>
    change.kind === 'same' && change.text.length > 2 * kept + 20
      ? { ...change, text: `${change.text.slice(0, kept)} […] ${change.text.slice(-kept)}` }
      : change,
  )
}

/** Two editions of a report, figure by figure and in words. */
export default function Compare() {
  const { report, before, after, changes, text } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const title = t('publishing.compareTitle', { before: before.number, after: after.number })
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <p className="lead">{report.title}</p>
      <ChangeTable changes={changes} caption={title} />
      <h2>{t('publishing.textDifferences')}</h2>
      {text.some(({ kind }) => kind !== 'same') ? (
        <ChangedText changes={nearChanges(text)} />
      ) : (
        t('publishing.sameText')
      )}
    </>
  )
}
