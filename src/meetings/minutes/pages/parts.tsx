import { StateTag } from '#ui/feedback.tsx'
import { DateText } from '#ui/numbers.tsx'
import { useTexts } from '#ui/texts.ts'
import type { LineRange } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const listHref = '/moeder/import'

/** The way to a page of the import; the list alone without `label`. */
export function crumbs(language: 'da' | 'en', label?: string): { href?: string; label: string }[] {
  const texts = { da, en }[language]
  const list = { href: listHref, label: texts['minutes.title'] }
  const meetings = { href: '/moeder', label: texts['minutes.meetings'] }
  return label === undefined ? [meetings, list] : [meetings, list, { label }]
}

export function ImportState({ state }: { state: 'review' | 'saved' }) {
  const t = useTexts({ da, en })
  return <StateTag tone={state === 'saved' ? 'done' : 'attention'}>{t(`minutes.state.${state}`)}</StateTag>
}

/** Body and date as a meeting is called, or that the paper does not say. */
export function MeetingName({ body, date }: { body: string | null; date: string | null }) {
  const t = useTexts({ da, en })
  return (
    <>
      {body ?? t('minutes.noBody')}, {date === null ? t('minutes.noDate') : <DateText date={date} />}
    </>
  )
}

export function Lines({ range: [from, to] }: { range: LineRange }) {
  const t = useTexts({ da, en })
  return <>{from === to ? t('minutes.line', { from }) : t('minutes.lines', { from, to })}</>
}
