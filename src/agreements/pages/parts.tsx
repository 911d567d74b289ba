import { redirect } from 'react-router'
import { addDays } from '#figures/dates.ts'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import type { AppContext } from '#ui/context.ts'
import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { FigureText } from '#ui/figure.tsx'
import { pageAddress } from '#ui/page-address.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { AgreementFigures } from '../figures.ts'
import { type InitiativeState, initiativeStates, type Sourced, type Step } from '../model.ts'
import type { AgreementTime } from '../rules.ts'
import type { Named } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const tones: Record<InitiativeState, StateTone> = {
  proposed: 'neutral',
  running: 'waiting',
  completed: 'done',
  stopped: 'stopped',
}

export function InitiativeTag({ state }: { state: InitiativeState }) {
  const t = useTexts({ da, en })
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>
}

const timeTones: Record<AgreementTime, StateTone> = { coming: 'waiting', 'in-force': 'done', ended: 'neutral' }

export function TimeTag({ time }: { time: AgreementTime }) {
  const t = useTexts({ da, en })
  return <StateTag tone={timeTones[time]}>{t(`time.${time}`)}</StateTag>
}

/** "1. januar 2025 til og med 31. december 2026". */
export function usePeriod() {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return ({ validFrom, validTo }: { validFrom: string; validTo: string }) =>
    t('period', { from: formatDate(validFrom, language), to: formatDate(addDays(validTo, -1), language) })
}

/** The day or days of a step as the plan gives them. */
export function useStepDates() {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return ({ fromOn, untilOn, dateText }: Pick<Step, 'fromOn' | 'untilOn' | 'dateText'>) => {
    if (dateText) return dateText
    const from = formatDate(fromOn, language)
    return untilOn === null ? from : t('stepDates', { from, to: formatDate(untilOn, language) })
  }
}

/** A body with its page, an organisation by name, or that nobody is reported. */
export function Who({ one }: { one: Named }) {
  const t = useTexts({ da, en })
  if (!one) return t('notStated')
  return one.href ? <a href={one.href}>{one.name}</a> : one.name
}

/** "Initiativer: 6 foreslået, 1 i gang": each count leads to how it was made; states without any are left out. */
export function StateSentence({ figures }: { figures: AgreementFigures }) {
  const t = useTexts({ da, en })
  const shown = initiativeStates.filter((state) => figures[state].text !== '0')
  if (shown.length === 0) return null
  return (
    <p>
      {t('counts.lead')}{' '}
      {shown.map((state, i) => (
        <span key={state}>
          {i > 0 && ', '}
          <FigureText id={figures[state].id}>{figures[state].text}</FigureText> {t(`counts.${state}`)}
        </span>
      ))}
      .
    </p>
  )
}

/** "0 af 12 parter er registreret som godkendt." */
export function ApprovalSentence({ figures: { approved, parties } }: { figures: AgreementFigures }) {
  const t = useTexts({ da, en })
  if (parties.text === '0') return <p>{t('approvalsNone')}</p>
  return (
    <p>
      <FigureText id={approved.id}>{approved.text}</FigureText> {t('approvals.of')}{' '}
      <FigureText id={parties.id}>{parties.text}</FigureText>{' '}
      {t(approved.text === parties.text ? 'approvals.all' : 'approvals.parties')}
    </p>
  )
}

/** Where facts are from: each source once, with the places in it. */
export function sourcesOf(rows: readonly Sourced[]): string[] {
  const named = rows.filter(({ sourceTitle }) => sourceTitle !== null)
  return [...Map.groupBy(named, ({ sourceTitle }) => sourceTitle ?? '')].map(([title, own]) => {
    const places = [...new Set(own.map(({ sourcePlace }) => sourcePlace).filter((place) => place !== null))]
    return places.length > 0 ? `${title}. ${places.join('; ')}` : title
  })
}

export function sourceText({ sourceTitle, sourcePlace }: Sourced): string {
  return [sourceTitle, sourcePlace].filter(Boolean).join('. ')
}

/** The figures of pages by id, as the panel finds them. */
export function byId(figures: AgreementFigures[]) {
  return Object.fromEntries(figures.flatMap((own) => Object.values(own)).map((figure) => [figure.id, figure]))
}

/** A visitor is led to the log-in page and back again. */
export function requireUser({ user }: AppContext, request: Request): void {
  if (user) return
  throw redirect(address`/log-ind?videre=${pageAddress(request)}`, 303)
}

type AgreementPage =
  | { agreement: { id: string; title: string }; initiative?: { id: string; title: string } | null }
  | undefined

/** "Aftaler / Nordjysk Socialaftale 2025–2026 / 2B Ny velfærdsteknologi / …". */
export function agreementCrumbs(last?: keyof typeof da) {
  return (page: AgreementPage, language: 'da' | 'en') => {
    const own = `/aftaler/${page?.agreement.id ?? ''}`
    const crumbs: { href?: string; label: string }[] = [
      { href: '/aftaler', label: { da, en }[language].title },
      ...(page ? [{ href: own, label: page.agreement.title }] : []),
      ...(page?.initiative ? [{ href: `${own}/initiativ/${page.initiative.id}`, label: page.initiative.title }] : []),
      ...(last ? [{ label: { da, en }[language][last] }] : []),
    ]
    const end = crumbs.at(-1)
    if (end) delete end.href
    return crumbs
  }
}
