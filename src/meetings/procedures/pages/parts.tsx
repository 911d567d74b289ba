import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import { crumbsBelow, crumbs as meetingCrumbs } from '../../pages/words.tsx'
import type { Procedure } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const listHref = '/moeder/hoeringer'

/** The way to a page of the procedures: Møder, the list, the page; the list alone without `label`. */
export function crumbs(language: 'da' | 'en', label?: string): { href?: string; label: string }[] {
  const list = crumbsBelow(meetingCrumbs(language), '/moeder', { da, en }[language]['procedures.title'])
  return label === undefined ? list : crumbsBelow(list, listHref, label)
}

/** The state of a procedure in a word; one whose last day is over waits for the secretariat. */
export function ProcedureState({ procedure, today }: { procedure: Procedure; today: string }) {
  const t = useTexts({ da, en })
  const isOverdue = procedure.state === 'open' && today > procedure.deadline
  const state = isOverdue ? 'overdue' : procedure.state
  const tones: Record<typeof state, StateTone> = {
    draft: 'neutral',
    open: 'waiting',
    overdue: 'attention',
    closed: 'done',
  }
  return <StateTag tone={tones[state]}>{t(`procedures.state.${state}`)}</StateTag>
}
