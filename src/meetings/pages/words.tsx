import { formatWeekdayDate } from '#figures/format.ts'
import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import type { ItemKind, Meeting, MeetingState, StopState } from '../model.ts'
import { da as movesDa } from '../moves/texts.da.ts'
import { en as movesEn } from '../moves/texts.en.ts'
import { countedStates } from '../rules/route.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type T = (key: keyof typeof da, params?: Record<string, string | number>) => string

const meetingTones: Record<MeetingState, StateTone> = {
  planned: 'neutral',
  'agenda-sent': 'waiting',
  held: 'waiting',
  'minutes-in-hearing': 'waiting',
  'minutes-approved': 'done',
}
const stopTones: Record<StopState, StateTone> = {
  planned: 'neutral',
  'on-agenda': 'neutral',
  sent: 'waiting',
  done: 'done',
  cancelled: 'stopped',
}

/** How far a meeting has come. */
export function MeetingStateTag({ state, cancelledAt }: Pick<Meeting, 'state' | 'cancelledAt'>) {
  const t = useTexts({ da, en })
  const moves = useTexts({ da: movesDa, en: movesEn })
  if (cancelledAt !== null) return <StateTag tone="stopped">{moves('moves.state')}</StateTag>
  return <StateTag tone={meetingTones[state]}>{t(`m.state.${state}`)}</StateTag>
}

/** How far a case has come at a body. */
export function StopStateTag({ state }: { state: StopState }) {
  const t = useTexts({ da, en })
  return <StateTag tone={stopTones[state]}>{t(`m.stop.${state}`)}</StateTag>
}

/** "mandag den 17. marts 2025, kl. 12.00–16.00" */
export function meetingTime(meeting: Pick<Meeting, 'heldOn' | 'startsAt' | 'endsAt'>, t: T, language: 'da' | 'en') {
  const day = formatWeekdayDate(meeting.heldOn, language)
  return meeting.startsAt === null ? day : `${day}, ${clock(meeting, t, language)}`
}

/** "kl. 12.00–16.00"; empty when no time is stated. */
export function clock(meeting: Pick<Meeting, 'startsAt' | 'endsAt'>, t: T, language: 'da' | 'en'): string {
  const shown = (time: string) => (language === 'da' ? time.replace(':', '.') : time)
  if (meeting.startsAt === null) return ''
  if (meeting.endsAt === null) return t('m.clock', { time: shown(meeting.startsAt) })
  return t('m.clock.span', { from: shown(meeting.startsAt), to: shown(meeting.endsAt) })
}

/** More bodies on one step of a case than these are counted, not named. */
export const mostNamed = 3

/** "11 fora på samme tid: 9 planlagt, 2 behandlet" */
export function stepWords(states: readonly StopState[], t: T): string {
  const counted = countedStates(states).map(([state, n]) => `${n} ${t(`m.stop.${state}`).toLowerCase()}`)
  return t('m.route.parallel', { n: states.length, states: counted.join(', ') })
}

/** The title of an item, or the usual words of its kind. */
export function itemTitle(item: { title: string | null; kind: ItemKind }, t: T): string {
  return item.title ?? t(`m.kind.${item.kind}`)
}

type Crumb = { href?: string; label: string }

/** The way here: Møder, the meeting, the page. */
export function crumbs(
  language: 'da' | 'en',
  meeting?: { id: string; bodyName: string; heldOn: string },
  last?: keyof typeof da,
): Crumb[] {
  const texts = { da, en }[language]
  const all: Crumb[] = [{ href: '/moeder', label: texts['m.title'] }]
  if (meeting) {
    all.push({
      href: `/moeder/${meeting.id}`,
      label: `${meeting.bodyName}, ${formatWeekdayDate(meeting.heldOn, language)}`,
    })
  }
  if (last) all.push({ label: texts[last] })
  const end = all.at(-1)
  if (end) delete end.href
  return all
}

/** The way to a page below another one, whose own address is given back to it. */
export function crumbsBelow(above: Crumb[], href: string, label: string): Crumb[] {
  return [...above.slice(0, -1), ...above.slice(-1).map((last) => ({ ...last, href })), { label }]
}

/** The way here: Møder, Sager, the case, the page. */
export function caseCrumbs(
  language: 'da' | 'en',
  found?: { id: string; title: string },
  last?: keyof typeof da,
): Crumb[] {
  const texts = { da, en }[language]
  const all: Crumb[] = [
    { href: '/moeder', label: texts['m.title'] },
    { href: '/sager', label: texts['m.cases.title'] },
  ]
  if (found) all.push({ href: `/sager/${found.id}`, label: found.title })
  if (last) all.push({ label: texts[last] })
  const end = all.at(-1)
  if (end) delete end.href
  return all
}
