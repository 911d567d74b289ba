import { type LinksFunction, type LoaderFunctionArgs, useLoaderData, useOutlet } from 'react-router'
import { renderTileMap } from '#platform/charts/tile-map.ts'
import { appContext, hasRole } from '#ui/context.ts'
import { DescriptionList, StateTag } from '#ui/feedback.tsx'
import { pageData } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { coverageMap } from '../coverage-map.ts'
import { getFacility } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

import { type CoverageList, FacilityCoverage } from './facility-coverage.tsx'
import { FacilityOfferings } from './facility-offerings.tsx'
import styles from './registry.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const page = await pageData(getFacility(app, params.facilityId ?? ''), app.sentence)
  return {
    facility: page.facility,
    offerings: page.offerings.map(({ covered, ...offering }) => ({
      ...offering,
      coveredCount: covered?.length ?? null,
    })),
    coverage: coverageLists(page, app.actor.language),
    aliases: page.aliases,
    sources: page.sources,
    mayReadHistory: hasRole(app.user, ['administrator']),
    mayEdit: hasRole(app.user, ['administrator', 'secretariat']),
  }
}

export const handle = {
  breadcrumb: (page: { facility: { name: string } } | undefined, language: 'da' | 'en') => [
    { href: '/tilbud', label: { da, en }[language].title },
    { label: page?.facility.name ?? '' },
  ],
}

type Page = Awaited<ReturnType<typeof getFacility>>

/** Offerings with the same municipalities share a map; those without a printed list stand together, last. */
function coverageLists({ offerings, municipalities }: Page, language: 'da' | 'en'): CoverageList[] {
  const all = municipalities.length
  const groups = [...Map.groupBy(offerings, (offering) => offering.covered?.join() ?? '').values()]
  return groups
    .map((group, i): CoverageList => {
      const covered = group[0]?.covered ?? null
      const names = [...new Set(group.map((one) => one.legalBasisText ?? one.targetGroupText ?? ''))]
      const texts = { offerings: names, coveredText: group[0]?.coveredText ?? null, all }
      if (covered === null) return { ...texts, regions: null, svg: null, alternative: '', count: 0 }
      const inList = municipalities.filter((one) => covered.includes(one.id))
      const alternative = translate(language, { da, en }, 'coverageCount', { n: inList.length, all })
      const title = translate(language, { da, en }, 'mapTitle')
      return {
        ...texts,
        alternative,
        count: inList.length,
        svg: renderTileMap(coverageMap({ id: `daekning-${i}`, title, alternative }, municipalities, covered), {
          language,
        }),
        regions: byRegion(inList),
      }
    })
    .sort((a, b) => b.count - a.count)
}

/** Regions from north to south, as everywhere in the program; a region that is not named here comes last. */
const northToSouth = ['1081', '1082', '1083', '1085', '1084']

function byRegion(municipalities: Page['municipalities']) {
  const place = (id: string) => (northToSouth.includes(id) ? northToSouth.indexOf(id) : northToSouth.length)
  return [...Map.groupBy(municipalities, (one) => one.regionId)]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([, list]) => ({ name: list[0]?.regionName ?? '', municipalities: list.map((one) => one.name) }))
}

/** One facility (tilbud). The rooms above put their own sections in by child routes. */
export default function FacilityPage() {
  const { facility, offerings, coverage, aliases, sources, mayReadHistory, mayEdit } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const fromAbove = useOutlet()
  return (
    <>
      <title>{`${facility.name} – Rammeværk`}</title>
      <h1>{facility.name}</h1>
      <p className="facility-operator">
        <a href={`/tilbud?operator=${facility.operatorId}`}>{facility.operatorName}</a>
        {[...new Set(offerings.map((one) => one.coverage))].map((kind) => (
          <StateTag key={kind}>{t(`coverage.${kind}`)}</StateTag>
        ))}
      </p>
      <FacilityOfferings offerings={offerings} />
      {fromAbove}
      <FacilityCoverage lists={coverage} />
      <section aria-labelledby="om">
        <h2 id="om">{t('about')}</h2>
        <DescriptionList
          items={[
            { term: t('operator'), description: facility.operatorName },
            { term: t('host'), description: facility.hostMunicipalityName ?? t('notReported') },
            { term: t('pNumberLabel'), description: facility.pNumber ?? t('notReported') },
            {
              term: t('tilbudsportalenLabel'),
              description: facility.tilbudsportalenId ?? t('notReported'),
            },
            ...(aliases.length > 0 ? [{ term: t('aliases'), description: <Lines values={aliases} /> }] : []),
            { term: t('sources'), description: <Lines values={sources.map(sourceLine)} /> },
          ]}
        />
        {mayEdit && (
          <p>
            <a href={`/administration/tilbud/${facility.id}`}>{t('editOf', { name: facility.name })}</a>
          </p>
        )}
        {mayReadHistory && (
          <p>
            <a href={`/administration/historik/facility/${facility.id}`}>{t('history')}</a>
          </p>
        )}
      </section>
    </>
  )
}

function sourceLine({ title, publisher }: { title: string; publisher: string | null }) {
  return publisher ? `${title}, ${publisher}` : title
}

function Lines({ values }: { values: string[] }) {
  return values.map((value) => (
    <span className="line" key={value}>
      {value}
    </span>
  ))
}
