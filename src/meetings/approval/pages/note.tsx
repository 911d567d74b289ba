import { formatDate } from '#figures/format.ts'
import { Alert } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Approval } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Which meeting approved the minutes, and with what change; a warning while the change is to be written in. */
export function ApprovalNote({ approval }: { approval: Approval | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (!approval) return null
  const { meetingId, itemId, bodyName: body, heldOn, number, changes, isWaiting } = approval
  const words = { body, date: formatDate(heldOn, language), number }
  const where = `/moeder/${meetingId}#punkt-${itemId}`
  const said = changes.map((change) => <p key={change}>{t('approval.change', { change })}</p>)
  if (!isWaiting) {
    return (
      <>
        <p>
          <a href={where}>{t('approval.approved', words)}</a>
        </p>
        {said}
      </>
    )
  }
  return (
    <Alert kind="warning" title={t('approval.waiting', words)}>
      {said}
      <p>
        {t('approval.waiting.text')} <a href={where}>{t('approval.see')}</a>
      </p>
    </Alert>
  )
}
