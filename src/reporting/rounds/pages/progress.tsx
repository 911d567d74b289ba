import { StateTag } from '#ui/feedback.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { RespondentState } from '../../model.ts'
import { SubmissionStateTag } from '../../pages/states.tsx'
import type { RegionProgress } from '../../service/rounds.ts'
import { da as roomDa } from '../../texts.da.ts'
import { en as roomEn } from '../../texts.en.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { type countOpened, type Filter, filterHref, isAll, order } from './filter.ts'

type Counts = Record<RespondentState, number>

/** One bar of respondents by state. Width by share; the numbers stand beside it as text. */
function Bar({ counts }: { counts: Counts }) {
  const used = order.filter((state) => counts[state] > 0)
  const all = used.reduce((sum, state) => sum + counts[state], 0)
  return (
    <svg className="state-bar-drawing" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {used.map((state, index) => {
        const before = used.slice(0, index).reduce((sum, earlier) => sum + counts[earlier], 0)
        return (
          <rect
            key={state}
            className={`state-bar-part state-bar-part--${state}`}
            x={(before / all) * 100}
            y="0"
            width={(counts[state] / all) * 100}
            height="4"
          />
        )
      })}
    </svg>
  )
}

type StateBarProps = { counts: Counts; late: number; opened: ReturnType<typeof countOpened>; filter: Filter }

/** All respondents by state, who is late and who has opened the form; each number is a link that filters the table. */
export function StateBar({ counts, late, opened, filter }: StateBarProps) {
  const t = useTexts({ da, en })
  const room = useTexts({ da: roomDa, en: roomEn })
  const used = order.filter((state) => counts[state] > 0)
  const all = used.reduce((sum, state) => sum + counts[state], 0)
  return (
    <nav className="state-bar" aria-label={room('round.bar')}>
      <Bar counts={counts} />
      <ul>
        <li>
          <a href="?" aria-current={isAll(filter) ? 'true' : undefined}>
            {room('round.filter.all', { n: all })}
          </a>
        </li>
        {used.map((state) => (
          <li key={state}>
            <a href={filterHref({ ...filter, state })} aria-current={filter.state === state ? 'true' : undefined}>
              <SubmissionStateTag state={state} /> {counts[state]}
            </a>
          </li>
        ))}
        {([false, true] as const).map((has) => (
          <li key={String(has)}>
            <a
              href={filterHref({ ...filter, opened: filter.opened === has ? null : has })}
              aria-current={filter.opened === has ? 'true' : undefined}
            >
              {t(has ? 'filter.opened' : 'filter.notOpened', { n: has ? opened.opened : opened.notOpened })}
            </a>
          </li>
        ))}
        {late > 0 && (
          <li>
            <a href={filterHref({ ...filter, late: !filter.late })} aria-current={filter.late ? 'true' : undefined}>
              <StateTag tone="attention">{t('row.late')}</StateTag> {late}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** Says what is shown when it is not all, and leads back to all. */
export function FilterLine({ filter, regions, shown, all }: FilterLineProps) {
  const t = useTexts({ da, en })
  const room = useTexts({ da: roomDa, en: roomEn })
  if (isAll(filter)) return null
  const region = regions.find(({ regionId }) => (regionId ?? 'ingen') === filter.region)
  const parts = [
    filter.region !== null && (region?.regionName ?? t('regions.none')),
    filter.state !== null && room(`state.${filter.state}`),
    filter.late && t('row.late'),
    filter.opened !== null && t(filter.opened ? 'row.opened' : 'row.unopened'),
  ].filter((part) => part !== false)
  return (
    <p>
      {t('filter.shown', { n: shown, m: all })}: {parts.join(' · ')}. <a href="?">{t('filter.clear')}</a>
    </p>
  )
}

type FilterLineProps = { filter: Filter; regions: RegionProgress[]; shown: number; all: number }

/** The same for each region, from north to south, with numbers and who is late. */
export function RegionTable({ regions, filter }: { regions: RegionProgress[]; filter: Filter }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('regions.title')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('regions.region')}</ColumnHead>
          <ColumnHead>{t('regions.bar')}</ColumnHead>
          <ColumnHead align="right">{t('regions.done')}</ColumnHead>
          <ColumnHead align="right">{t('regions.late')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {regions.map(({ regionId, regionName, counts, late }) => (
          <tr key={regionId}>
            <th scope="row">
              <a href={filterHref({ ...filter, region: regionId ?? 'ingen' })}>{regionName ?? t('regions.none')}</a>
            </th>
            <td data-title={t('regions.bar')} className="region-bar">
              <Bar counts={counts} />
              <RegionNumbers counts={counts} />
            </td>
            <td className="align-right" data-title={t('regions.done')}>
              {t('regions.doneOf', { n: counts.approved, m: asked(counts) })}
            </td>
            <td className="align-right" data-title={t('regions.late')}>
              {late}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function RegionNumbers({ counts }: { counts: Counts }) {
  const room = useTexts({ da: roomDa, en: roomEn })
  const words = order.filter((state) => counts[state] > 0).map((state) => `${room(`state.${state}`)} ${counts[state]}`)
  return <small className="line-detail">{words.join(' · ')}</small>
}

function asked(counts: Counts): number {
  return order.reduce((sum, state) => sum + (state === 'exempt' ? 0 : counts[state]), 0)
}
