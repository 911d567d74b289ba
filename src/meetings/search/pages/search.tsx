import { type LinksFunction, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDecimal } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { type Found, hitsPerPage, mostRanked, searchQuery } from '../model.ts'
import { findFacilities, getSearchChoices, listUnsearched, searchMeetings } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Facilities, HitList, KindTabs, Unsearched } from './hits.tsx'
import styles from './search.css?url'
import { SearchForm } from './search-form.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language].title }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { searchParams, search } = new URL(request.url)
  const query = searchQuery.parse(Object.fromEntries(searchParams))
  const side = Math.max(1, Number.parseInt(searchParams.get('side') ?? '1', 10) || 1)
  const found = await searchMeetings(app, query, { page: side })
  // Facilities stand beside the first page of a search that is not narrowed.
  const { q, ...narrowed } = query
  const isWide = side === 1 && Object.values(narrowed).every((value) => value === undefined)
  const facilities = isWide ? await findFacilities(app, q) : { count: 0, first: [] }
  const pages = Math.ceil(Math.min(found.hits, mostRanked) / hitsPerPage)
  const unsearched = q === '' ? { gaps: [], more: false } : await listUnsearched(app)
  return { search, query, side, pages, found, facilities, unsearched, choices: await getSearchChoices(app) }
}

/** "1 resultat", "mere end 1.000 resultater". */
function countKey({ hits, atLeast }: Found) {
  // Fewer than are counted, and yet not all: not every page with the words could be read.
  if (atLeast && hits === 0) return 'found.noneRead'
  if (atLeast) return hits < 1000 ? 'found.least' : 'found.moreThan'
  return hits === 1 ? 'found.one' : 'found.many'
}

/** `/soeg`: one field, the kinds of what was found, and each hit with the words where they stand. A plain form. */
export default function Search() {
  const { search, query, side, pages, found, facilities, unsearched, choices } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { q } = query
  return (
    <>
      <PageHead title={t('title')} context={t('intro')} />
      <SearchForm query={query} choices={choices} />
      {q === '' ? (
        <p>{t('begin')}</p>
      ) : (
        <>
          <Facilities q={q} found={facilities} />
          <p className="search-count" role="status">
            {t(countKey(found), { n: formatDecimal(String(found.hits), { language }), q })}
          </p>
          <KindTabs found={found} chosen={query.kind} search={search} />
          {found.hits > 0 && <HitList rows={found.rows} />}
          {found.hits === 0 && !found.atLeast && (
            <EmptyState title={t('none', { q })} action={<a href="/soeg">{t('clear')}</a>}>
              <p>{t('noneHelp')}</p>
            </EmptyState>
          )}
          {found.more && <Alert kind="info">{t('more')}</Alert>}
          <Pagination page={side} pages={pages} search={search} />
          <Unsearched {...unsearched} />
          {facilities.count === 0 && (
            <p className="search-elsewhere">
              <a href={`/tilbud?q=${encodeURIComponent(q)}`}>{t('facilities', { q })}</a>
            </p>
          )}
        </>
      )}
    </>
  )
}
