import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { DateTimeText } from '#ui/numbers.tsx'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { textChanges } from '../rules.ts'
import { getTextVersions } from '../service/prose.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangedText } from './changed-text.tsx'
import { type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const { report, heading, versions } = await pageData(
    getTextVersions(app, params.reportId, params.section),
    app.sentence,
  )
  return {
    report,
    heading,
    versions: versions.map((version, index) => ({
      ...version,
      changes: textChanges(versions[index + 1]?.text ?? '', version.text),
    })),
  }
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}/rediger`, label: page?.report.title ?? '' },
    { label: { da, en }[language]['publishing.versions'] },
  ],
}

/** Every version of one section's prose with what each changed. */
export default function Versions() {
  const { heading, versions } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const title = t('publishing.versionsTitle', { heading })
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      {versions.map(({ number, writtenBy, writtenAt, changes }) => (
        <section key={number}>
          <h2>{number === 0 ? t('publishing.proposal') : t('publishing.version', { number })}</h2>
          {writtenAt && (
            <p className="small">
              {writtenBy} <DateTimeText instant={writtenAt} />
            </p>
          )}
          <ChangedText changes={changes} />
        </section>
      ))}
    </>
  )
}
