import { formatDecimal } from '#figures/format.ts'
import { Tabs } from '#ui/navigation.tsx'
import { DateText } from '#ui/numbers.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { hitAddress, placeAddress } from '../addresses.ts'
import { type Found, type FragmentRun, type Gap, type Hit, type HitKind, hitKinds } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type KindsProps = { found: Omit<Found, 'rows' | 'next'>; chosen?: HitKind | undefined; search: string }

/**
 * How much of each kind was found; each leads to that kind alone. When not all are counted, a number is a least one, and a
 * kind without any among the newest stands without a number.
 */
export function KindTabs({ found: { hits, atLeast, kinds, kindsAtLeast }, chosen, search }: KindsProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const present = hitKinds.filter((kind) => kindsAtLeast || kinds[kind] !== undefined || kind === chosen)
  if (present.length === 0) return null
  const hrefOf = (kind?: HitKind) => {
    const query = new URLSearchParams(search)
    query.delete('side')
    if (kind) query.set('kind', kind)
    else query.delete('kind')
    return `?${query}`
  }
  const labelOf = (name: string, number: number, isLeast: boolean) => {
    if (isLeast && number === 0) return name
    const shown = formatDecimal(String(number), { language })
    return `${name} (${isLeast ? t('least', { n: shown }) : shown})`
  }
  const all = Object.values(kinds).reduce((sum, number) => sum + number, 0)
  return (
    <Tabs
      label={t('kind')}
      items={[
        { href: hrefOf(), label: labelOf(t('all'), all, kindsAtLeast), current: chosen === undefined },
        ...present.map((kind) => ({
          href: hrefOf(kind),
          label:
            kind === chosen
              ? labelOf(t(`kind.${kind}`), hits, atLeast)
              : labelOf(t(`kind.${kind}`), kinds[kind] ?? 0, kindsAtLeast),
          current: kind === chosen,
        })),
      ]}
    />
  )
}

/** The attachments whose text was not searched, or not all of it, so that nobody believes a word is nowhere. */
export function Unsearched({ gaps, more }: { gaps: Gap[]; more: boolean }) {
  const t = useTexts({ da, en })
  if (gaps.length === 0) return null
  return (
    <section className="search-unsearched" aria-labelledby="ikke-gennemsoegt">
      <h2 id="ikke-gennemsoegt">{t('unsearched.title')}</h2>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.title}-${gap.fileId}-${gap.caseId}`}>
            <a href={gap.fileId === null ? placeAddress(gap) : `/filer/${gap.fileId}`}>{gap.title}</a>:{' '}
            {t(`unsearched.${gap.reason}`)}
          </li>
        ))}
      </ul>
      {more && <p>{t('unsearched.more')}</p>}
    </section>
  )
}

type FacilitiesProps = {
  q: string
  found: { count: number; first: { id: string; name: string; operatorName: string }[] }
}

/** The facilities that hold the words, before what was said in cases. */
export function Facilities({ q, found: { count, first } }: FacilitiesProps) {
  const t = useTexts({ da, en })
  if (count === 0) return null
  return (
    <section className="search-facilities" aria-labelledby="tilbud">
      <h2 id="tilbud">{t('facilities.title')}</h2>
      <ul>
        {first.map(({ id, name, operatorName }) => (
          <li key={id}>
            <a href={`/tilbud/${id}`}>{name}</a>, {operatorName}
          </li>
        ))}
      </ul>
      {count > first.length && (
        <p>
          <a href={`/tilbud?q=${encodeURIComponent(q)}`}>{t('facilities.all', { n: count })}</a>
        </p>
      )}
    </section>
  )
}

export function HitList({ rows }: { rows: Hit[] }) {
  return (
    <ol className="search-hits">
      {rows.map((hit) => (
        <li key={`${hit.kind}-${hit.recordId}`}>
          <h2>
            <a href={hitAddress(hit)}>{hit.title}</a>
          </h2>
          <Where hit={hit} />
          <p className="search-fragment">
            <Fragment runs={hit.fragment} />
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A case that went to all councils names a few bodies, and how many more there are. */
const mostBodies = 4

function Where({ hit }: { hit: Hit }) {
  const t = useTexts({ da, en })
  const part =
    hit.part === 'page' ? (hit.page === null ? '' : t('part.page', { page: hit.page })) : t(`part.${hit.part}`)
  const kind = t(`one.${hit.kind}`)
  const bodies = hit.bodies.slice(0, mostBodies).join(', ')
  const rest = hit.bodies.length - mostBodies
  const where = rest > 0 ? t('bodies.more', { bodies, n: rest }) : bodies
  const words = [kind, where, hit.part === 'title' || part === kind ? '' : part].filter(Boolean)
  return (
    <p className="search-where">
      {words.join(' · ')}
      {hit.day && (
        <>
          {' · '}
          <DateText date={hit.day} />
        </>
      )}
      {hit.kind === 'attachment' && (
        <>
          {' · '}
          <a href={placeAddress(hit)}>{t(hit.caseId === null ? 'toMeeting' : 'toCase')}</a>
        </>
      )}
    </p>
  )
}

function Fragment({ runs }: { runs: FragmentRun[] }) {
  let at = 0
  return runs.map(({ text, hit }) => {
    at += text.length
    return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>
  })
}
