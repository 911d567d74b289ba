import { TileMap } from '#ui/chart.tsx'
import { Details } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export type CoverageList = {
  /** Legal bases of the offerings the list is for. */
  offerings: string[]
  coveredText: string | null
  /** Municipalities of the country on the day. */
  all: number
  count: number
  /** null: no list is printed. */
  regions: { name: string; municipalities: string[] }[] | null
  svg: string | null
  alternative: string
}

/** Who may use each offering (dækning): a tile map with the same municipalities as a list beside it. */
export function FacilityCoverage({ lists }: { lists: CoverageList[] }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="daekning">
      <h2 id="daekning">{t('coverageTitle')}</h2>
      {lists.map((list) => (
        <section key={list.offerings.join()}>
          <h3>{t('coverageFor', { offerings: list.offerings.join('; ') })}</h3>
          {list.svg === null || list.regions === null ? (
            <p>{t('coverageNone')}</p>
          ) : (
            <TileMap
              title={list.coveredText ?? t('mapTitle')}
              subtitle={t('mapSubtitle')}
              svg={list.svg}
              alternative={list.alternative}
              list={<RegionList list={list} />}
            />
          )}
        </section>
      ))}
    </section>
  )
}

function RegionList({ list }: { list: CoverageList }) {
  const t = useTexts({ da, en })
  return (
    <div className="region-list">
      <p>{t('coverageCount', { n: list.count, all: list.all })}</p>
      {list.regions?.map(({ name, municipalities }) => (
        <Details key={name} summary={`${name} (${municipalities.length})`} open={list.count < list.all}>
          <p>{municipalities.join(', ')}</p>
        </Details>
      ))}
    </div>
  )
}
