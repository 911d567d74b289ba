import { useLoaderData, useLocation } from 'react-router'
import { formatDate, formatDateTime } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { WithCited } from '../../pages/cited-figures.tsx'
import styles from '../../pages/meetings.css?url'
import { InlineText } from '../../pages/rich-text.tsx'
import { caseCrumbs, crumbsBelow } from '../../pages/words.tsx'
import { da as meetingsDa } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import type { ChangedPart } from '../model.ts'
import { getVersion, type ListedVersion, type VersionView } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: VersionView | undefined, language: 'da' | 'en') =>
    crumbsBelow(
      caseCrumbs(language, data?.case),
      `/sager/${data?.case.id ?? ''}`,
      translate(language, { da, en }, 'versions.number.n', { number: data?.version.number ?? '' }),
    ),
}

/** `/sager/:caseId/versioner/:number`: the text of a case as it was, with what has changed since. */
export async function loader({ context, params }: PageArguments<'caseId' | 'number'>) {
  const app = context.get(appContext)
  return pageData(getVersion(app, params.caseId, Number(params.number)), app.sentence)
}

export default function CaseVersionPage() {
  const { case: found, version, parts, versions, references, cited } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { search } = useLocation()
  const isChanged = parts.some((part) => part.isChanged)
  return (
    <FiguresProvider figures={cited.figures} search={search}>
      <PageHead
        title={t('versions.title', { number: version.number })}
        context={
          <a href={`/sager/${found.id}`}>{t('versions.context', { number: found.number, title: found.title })}</a>
        }
      />
      {isChanged ? <p>{t('versions.lead')}</p> : <Alert kind="info" title={t('versions.same')} />}
      <WithCited caseId={found.id} cited={cited.byCase[found.id] ?? []}>
        {parts.map((part) => (
          <Part key={part.part} part={part} references={references} />
        ))}
      </WithCited>
      <VersionTable caseId={found.id} versions={versions} shown={version.number} />
    </FiguresProvider>
  )
}

function Part({ part, references }: { part: ChangedPart; references: VersionView['references'] }) {
  const t = useTexts({ da, en })
  const m = useTexts({ da: meetingsDa, en: meetingsEn })
  const title =
    part.part === 'title'
      ? t('versions.part.title')
      : part.part === 'clauses'
        ? m('m.recommendation')
        : m(`m.section.${part.part}`)
  return (
    <section>
      <h2>{title}</h2>
      {!part.isChanged && <p className="quiet">{t('versions.part.unchanged')}</p>}
      <div className="version-text text-changes">
        {part.changes.map(({ kind, text }, index) => {
          const words = <InlineText text={text} references={references} />
          const key = `${index} ${kind}`
          if (kind === 'same') return <span key={key}>{words}</span>
          const Mark = kind === 'added' ? 'ins' : 'del'
          return (
            <Mark key={key}>
              <span className="sr-only">{` [${t(`versions.${kind}`)}: `}</span>
              {words}
              <span className="sr-only">{'] '}</span>
            </Mark>
          )
        })}
      </div>
    </section>
  )
}

function VersionTable({ caseId, versions, shown }: { caseId: string; versions: ListedVersion[]; shown: number }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('versions.list')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('versions.number')}</ColumnHead>
          <ColumnHead>{t('versions.until')}</ColumnHead>
          <ColumnHead>{t('versions.sent')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ number, replacedAt, replacedByName, sentTo }) => (
          <tr key={number}>
            <th scope="row">
              {number === shown ? (
                t('versions.number.n', { number })
              ) : (
                <a href={`/sager/${caseId}/versioner/${number}`}>{t('versions.number.n', { number })}</a>
              )}
            </th>
            <td data-title={t('versions.until')}>
              <div>
                {replacedAt === null ? t('versions.until.now') : formatDateTime(replacedAt, language)}
                {replacedByName && <span className="meeting-detail">{replacedByName}</span>}
              </div>
            </td>
            <td data-title={t('versions.sent')}>
              {sentTo.length === 0
                ? t('versions.sent.none')
                : sentTo
                    .map(({ bodyName, heldOn }) =>
                      heldOn === null
                        ? bodyName
                        : t('versions.sent.meeting', { body: bodyName, date: formatDate(heldOn, language) }),
                    )
                    .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
