import type { ReactNode } from 'react'
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
    <section>
      <h2>{t('soon.title')}</h2>
      {lines.length === 0 ? (
        <EmptyState title={t('soon.none', { n: daysAhead })}>
          <p>{t('soon.noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="dated-list">
          {lines.map((line) => (
            <DatedLine key={line.id} line={line} day={dayOf(line)}>
              {t(`soon.${line.kind}`, paramsOf(line, language))}
            </DatedLine>
          ))}
        </ul>
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
    <section>
      <h2>{t('changed.title')}</h2>
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
        <ul className="dated-list">
          {lines.map((line) => (
            <DatedLine key={line.id} line={line} day={formatDate(line.on, language)}>
              {t(`changed.${line.kind}`, paramsOf(line, language))}
            </DatedLine>
          ))}
        </ul>
      )}
    </section>
  )
}

function DatedLine({ line, day, children }: { line: Line<string>; day: string; children: ReactNode }) {
  return (
    <li>
      <time className="dated-list-day" dateTime={line.on}>
        {day}
      </time>
      <a href={line.href}>{children}</a>
    </li>
  )
}

function paramsOf({ params: { day, ...rest } }: Line<string>, language: Language): TextParams {
  return { ...rest, ...(day && { day: formatDate(day, language) }) }
}
