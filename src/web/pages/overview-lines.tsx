import { formatDate, formatDateTime, formatWeekdayDate, type Language } from '#figures/format.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { type TextParams, useLanguage, useTexts } from '#ui/texts.ts'
import { type ChangeKind, daysAhead, daysBack, type Line, type SoonKind } from '../overview.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** "Sker snart": meetings and deadlines, the next first. */
export function Soon({ lines }: { lines: Line<SoonKind>[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const dayOf = ({ on, at }: Line<SoonKind>) => {
    const day = formatWeekdayDate(on, language)
    return at === null ? day : t('soon.at', { day, at })
  }
  return (
    <section aria-labelledby="sker-snart">
      <h2 id="sker-snart">{t('soon.title')}</h2>
      {lines.length === 0 ? (
        <EmptyState title={t('soon.none', { n: daysAhead })}>
          <p>{t('soon.noneText')}</p>
        </EmptyState>
      ) : (
        <DatedLines lines={lines} dayOf={dayOf} sayOf={(line) => t(`soon.${line.kind}`, paramsOf(line, language))} />
      )}
      <p>
        <a href="/moeder">{t('soon.calendar')}</a>
      </p>
    </section>
  )
}

/** "Ændret siden sidst": what others did since the previous visit, the latest first. */
export function Changed({ lines, previous }: { lines: Line<ChangeKind>[]; previous: string | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="aendret">
      <h2 id="aendret">{t('changed.title')}</h2>
      <p className="small">
        {previous === null
          ? t('changed.first', { n: daysBack })
          : t('changed.since', { at: formatDateTime(previous, language) })}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t('changed.none')}>
          <p>{t('changed.noneText')}</p>
        </EmptyState>
      ) : (
        <DatedLines
          lines={lines}
          dayOf={({ on }) => formatDate(on, language)}
          sayOf={(line) => t(`changed.${line.kind}`, paramsOf(line, language))}
        />
      )}
    </section>
  )
}

type DatedLinesProps<T> = { lines: T[]; dayOf: (line: T) => string; sayOf: (line: T) => string }

/** Lines under their day, which is said once. */
function DatedLines<T extends Line<string>>({ lines, dayOf, sayOf }: DatedLinesProps<T>) {
  return (
    <ul className="dated-list">
      {[...Map.groupBy(lines, dayOf)].map(([day, ofDay]) => (
        <li key={day}>
          <time className="dated-list-day" dateTime={ofDay[0]?.on}>
            {day}
          </time>
          {ofDay.map((line) => (
            <a key={line.id} href={line.href}>
              {sayOf(line)}
            </a>
          ))}
        </li>
      ))}
    </ul>
  )
}

function paramsOf({ params: { day, ...rest } }: Line<string>, language: Language): TextParams {
  return { ...rest, ...(day && { day: formatDate(day, language) }) }
}
