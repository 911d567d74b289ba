import type { ReactNode } from 'react'
import { danishDate, formatDateTime } from '#figures/format.ts'
import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { RespondentState, SubmissionState } from '../model.ts'
import { daysUntil } from '../rules/calendar.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const tones: Record<RespondentState | 'superseded', StateTone> = {
  notStarted: 'neutral',
  draft: 'waiting',
  returned: 'attention',
  submitted: 'waiting',
  approved: 'done',
  exempt: 'stopped',
  superseded: 'neutral',
}

/** The state of a respondent or a submission, as shape and word. */
export function SubmissionStateTag({ state }: { state: RespondentState | SubmissionState }) {
  const t = useTexts({ da, en })
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>
}

/** "6. februar 2026 kl. 12.00 (om 12 dage)". */
export function DeadlineText({ deadline, today }: { deadline: string | null; today: string }): ReactNode {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const daysLeft = useDaysLeft()
  if (deadline === null) return t('round.noDeadline')
  return `${formatDateTime(deadline, language)} (${daysLeft(daysUntil(today, danishDate(deadline)))})`
}

/** Says "om 12 dage", "i morgen", "i dag" or "overskredet". */
export function useDaysLeft(): (days: number) => string {
  const t = useTexts({ da, en })
  return (days) => {
    if (days < 0) return t('form.passed')
    if (days === 0) return t('form.today')
    return days === 1 ? t('form.tomorrow') : t('form.daysLeft', { n: days })
  }
}
