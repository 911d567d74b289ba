import { useLoaderData } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { appContext, hasRole } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { listRoundOverviews } from '../service/rounds.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs } from './crumbs.ts'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  const rounds = await pageData(listRoundOverviews(app), app.sentence)
  return {
    mayCreate: hasRole(app.user, ['secretariat']),
    // A round is shown to those who have a part in it; its owner sees it from the day it is made.
    rounds: rounds
      .filter(({ respondents, mayManage }) => mayManage || respondents.length > 0)
      .map(({ respondents, counts, ...round }) => ({
        ...round,
        approved: counts.approved,
        respondents: respondents.length - counts.exempt,
      })),
  }
}

export const handle = { breadcrumb: (_page: unknown, language: 'da' | 'en') => crumbs(language) }

/** The rounds one reports to or follows: those in progress first, the years before below. */
export default function Rounds() {
  const { rounds, mayCreate } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const current = rounds.filter(({ state }) => state !== 'closed')
  const past = rounds.filter(({ state }) => state === 'closed')
  return (
    <>
      <PageHead
        title={t('rounds.title')}
        context={t('rounds.intro')}
        actions={
          mayCreate && (
            <ButtonLink href="/indberetning/ny" variant="primary">
              {t('rounds.new')}
            </ButtonLink>
          )
        }
      />
      {current.length === 0 ? (
        <EmptyState title={t('rounds.empty')}>
          <p>{t('rounds.emptyText')}</p>
        </EmptyState>
      ) : (
        <RoundTable caption={t('rounds.current')} rounds={current} />
      )}
      {past.length > 0 && <RoundTable caption={t('rounds.past')} rounds={past} />}
    </>
  )
}

type RoundRow = ReturnType<typeof useLoaderData<typeof loader>>['rounds'][number]

function RoundTable({ caption, rounds }: { caption: string; rounds: RoundRow[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rounds.col.title')}</ColumnHead>
          <ColumnHead>{t('rounds.col.state')}</ColumnHead>
          <ColumnHead>{t('rounds.col.deadline')}</ColumnHead>
          <ColumnHead align="right">{t('rounds.col.progress')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.id}>
            <th scope="row">
              <a href={`/indberetning/${round.id}`}>{round.title}</a>
            </th>
            <td data-title={t('rounds.col.state')}>
              <StateTag tone={round.state === 'open' ? 'waiting' : round.state === 'closed' ? 'done' : 'neutral'}>
                {t(`round.${round.state}`)}
              </StateTag>
            </td>
            <td data-title={t('rounds.col.deadline')}>
              {round.sourceId
                ? t('rounds.printed')
                : round.deadline
                  ? formatDateTime(round.deadline, language)
                  : t('round.noDeadline')}
            </td>
            <td className="align-right" data-title={t('rounds.col.progress')}>
              {t('rounds.progress', { n: round.approved, m: round.respondents })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
