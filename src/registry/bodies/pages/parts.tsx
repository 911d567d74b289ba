import { addDays } from '#figures/dates.ts'
import { formatDate } from '#figures/format.ts'
import type { StateTone } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Seat, SeatPerson } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Period = { validFrom: string; validTo: string | null }

/** "fra 1. juni 2023 til og med 22. januar 2024". */
export function usePeriod() {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return ({ validFrom, validTo }: Period) => {
    const from = formatDate(validFrom, language)
    return validTo === null
      ? t('since', { from })
      : t('until', { from, to: formatDate(addDays(validTo, -1), language) })
  }
}

/** That a body has ended or not begun, in words; nothing for one that exists. */
export function useExistence({ validFrom, validTo }: Period, today: string): { tone: StateTone; text: string } | null {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (validTo !== null && validTo <= today) {
    return { tone: 'neutral', text: t('endedOn', { date: formatDate(addDays(validTo, -1), language) }) }
  }
  if (validFrom > today) return { tone: 'waiting', text: t('coming', { date: formatDate(validFrom, language) }) }
  return null
}

/** Who holds a seat: organisation or body, and the role in it. */
export function holderText({ organisationName, holderBodyName, role }: Seat): string {
  return [organisationName ?? holderBodyName, role].filter(Boolean).join(', ')
}

/** "Anna Berg, socialdirektør" */
export function personText({ name, title }: Pick<SeatPerson, 'name' | 'title'>): string {
  return [name, title].filter(Boolean).join(', ')
}

type BodyPage = { body: { id: string; name: string } | null; seat?: { id: string } | null } | undefined

/** "Fora / DAS Social / Plads / …"; the seat stands before `last` where that is something of the seat. */
export function bodyCrumbs(last: keyof typeof da, isOfSeat = false) {
  return (page: BodyPage, language: 'da' | 'en') => {
    const t = { da, en }[language]
    const body = page?.body
    return [
      { href: '/fora', label: t.title },
      ...(body ? [{ href: `/fora/${body.id}`, label: body.name }] : []),
      ...(body && isOfSeat && page.seat
        ? [{ href: `/administration/fora/${body.id}/pladser/${page.seat.id}`, label: t.seat }]
        : []),
      { label: t[last] },
    ]
  }
}

/** "Referat … (2024), punkt 7": where a fact is from. */
export function sourceText({ sourceTitle, sourcePlace }: { sourceTitle: string | null; sourcePlace: string | null }) {
  return [sourceTitle, sourcePlace].filter(Boolean).join('. ')
}

/** Written text as it stands; several lines are a list. */
export function Written({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim())
  if (lines.length < 2) return <p className="written">{text}</p>
  return (
    <ul className="written-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
