import { Link, useLoaderData } from 'react-router'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { methodPages } from '../markdown.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Subjects in the order people ask for them; a page of another room stands last. */
const subjects = ['capacity', 'tariffs', 'allocation', 'agreements', 'meetings'] as const

export function loader() {
  return methodPages.map(({ id, title, fields }) => ({ id, title, room: fields.room, summary: fields.summary ?? '' }))
}

export const handle = {
  breadcrumb: (_: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['method.title'] }],
}

/** Metode: every calculation and rule has its page, by subject. */
export default function MethodList() {
  const pages = Map.groupBy(useLoaderData<typeof loader>(), ({ room }) => subjects.find((one) => one === room))
  const t = useTexts({ da, en })
  return (
    <article>
      <PageHead title={t('method.title')} context={t('method.intro')} />
      <div className="side-by-side side-by-side--quiet">
        {[...subjects, undefined].map((subject) => {
          const own = pages.get(subject) ?? []
          if (own.length === 0) return null
          return (
            <section key={subject ?? ''}>
              <h2>{t(`method.subject.${subject ?? 'other'}`)}</h2>
              <ul className="plain-list" lang="da">
                {own.map(({ id, title, summary }) => (
                  <li key={id}>
                    <Link to={`/metode/${id}`}>{title}</Link>
                    {summary && <span>: {summary}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <p>
        <Link to="/afvigelser">{t('method.discrepancies')}</Link> ·{' '}
        <Link to="/fordelinger">{t('front.allocations')}</Link> · <Link to="/metode/fejl">{t('codes.title')}</Link>
      </p>
    </article>
  )
}
