import { type LinksFunction, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import type { BodySummary } from '../model.ts'
import { type BodyTree, bodyTrees } from '../rules.ts'
import { getBodies } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './bodies.css?url'
import { useExistence } from './parts.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'title') }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const all = new URL(request.url).searchParams.has('alle')
  const { bodies, areas, mayAdd } = await pageData(getBodies(app), app.sentence)
  const shown = bodies.filter(({ validTo }) => all || validTo === null || validTo > app.today)
  return { all, mayAdd, today: app.today, groups: byArea(shown, areas) }
}

/** The area with most bodies first, each as trees from the top down. */
function byArea(bodies: BodySummary[], areas: { id: string; name: string }[]) {
  // The longest chain first: it is what most people look for; those on their own keep their order after it.
  const own = (area: string | null) =>
    bodyTrees(bodies.filter((body) => body.area === area)).sort((a, b) => size([b]) - size([a]))
  return [
    ...areas.map(({ id, name }) => ({ id, name: name as string | null, trees: own(id) })),
    { id: 'national', name: null, trees: own(null) },
  ]
    .filter(({ trees }) => trees.length > 0)
    .sort((a, b) => size(b.trees) - size(a.trees))
}

function size(trees: BodyTree<BodySummary>[]): number {
  return trees.reduce((sum, { below }) => sum + 1 + size(below), 0)
}

/** All bodies (fora) as trees by area. */
export default function Bodies() {
  const { groups, all, mayAdd, today } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('title')}
        actions={mayAdd && <ButtonLink href="/administration/fora/nyt">{t('add')}</ButtonLink>}
      />
      <p className="lead">{t('intro')}</p>
      <p>
        <a href="/aftaler">{t('agreements')}</a> ·{' '}
        <a href={all ? '/fora' : '/fora?alle'}>{t(all ? 'showCurrent' : 'showAll')}</a>
      </p>
      {groups.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      {groups.map(({ id, name, trees }) => (
        <section key={id} aria-labelledby={`omraade-${id}`}>
          <h2 id={`omraade-${id}`}>{name === null ? t('national') : t('inArea', { area: name })}</h2>
          <Trees trees={trees} today={today} />
        </section>
      ))}
    </>
  )
}

function Trees({ trees, today }: { trees: BodyTree<BodySummary>[]; today: string }) {
  return (
    <ul className="nobullet-list body-tree">
      {trees.map(({ body, below }) => (
        <li key={body.id}>
          <Line body={body} today={today} />
          {below.length > 0 && <Trees trees={below} today={today} />}
        </li>
      ))}
    </ul>
  )
}

function Line({ body, today }: { body: BodySummary; today: string }) {
  const t = useTexts({ da, en })
  const existence = useExistence(body, today)
  return (
    <div className="body-line">
      <a href={`/fora/${body.id}`}>
        {body.name}
        {body.shortName && body.shortName !== body.name ? ` (${body.shortName})` : ''}
      </a>
      <span className="body-facts">
        {t(`level.${body.level}`)}
        {body.competence !== 'none-stated' && ` · ${t(`competence.${body.competence}`)}`}
      </span>
      {existence && <StateTag tone={existence.tone}>{existence.text}</StateTag>}
    </div>
  )
}
