import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { listStatistics } from '../service/statistics.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context }: PageArguments) {
  return { all: await listStatistics(context.get(appContext)) }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['statistics.title'] }],
}

/** The yearly statistics there are. */
export default function StatisticsList() {
  const { all } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <PageHead title={t('statistics.title')} context={t('statistics.lead')} />
      {all.length === 0 && <EmptyState title={t('statistics.none')} />}
      <ul className="place-list">
        {all.map(({ id, name }) => (
          <li key={id}>
            <h2>
              <a href={`/statistik/${id}`}>{name[language]}</a>
            </h2>
          </li>
        ))}
      </ul>
    </>
  )
}
