import { Link, useLoaderData } from 'react-router'
import { useTexts } from '#ui/texts.ts'
import { methodPages } from '../markdown.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader() {
  return methodPages.map(({ id, title, fields }) => ({ id, title, summary: fields.summary ?? '' }))
}

/** Metode: every calculation and rule has its page. */
export default function MethodList() {
  const pages = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <article className="prose">
      <title>{`${t('nav.method')} – Rammeværk`}</title>
      <h1>{t('method.title')}</h1>
      <p>{t('method.intro')}</p>
      <ul>
        {pages.map(({ id, title, summary }) => (
          <li key={id}>
            <Link to={`/metode/${id}`}>{title}</Link>
            {summary && <span>: {summary}</span>}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/afvigelser">{t('method.discrepancies')}</Link> ·{' '}
        <Link to="/fordelinger">{t('front.allocations')}</Link>
      </p>
    </article>
  )
}
