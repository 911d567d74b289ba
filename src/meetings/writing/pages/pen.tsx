import { Alert } from '#ui/feedback.tsx'
import { HiddenField, SubmitButton } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Pen } from '../../service/minutes.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The form that takes the pen over; a button elsewhere on the page can send it too. */
export const takeOverForm = 'overtag-referatet'

/** Who writes the minutes, and the way to take over; where the reader wrote and another has taken over, that first. */
export function PenLine({ writer, isLost }: { writer: Pen | null; isLost: boolean }) {
  const t = useTexts({ da, en })
  const name = writer?.name ?? ''
  const isOthers = writer !== null && !writer.isMe
  if (isLost) {
    return (
      <Alert kind="warning" live title={t('writing.pen.lost', { name })}>
        <p>{t('writing.pen.lost.text')}</p>
        <TakeOver label={t('writing.pen.takeBack')} />
      </Alert>
    )
  }
  return (
    <div className="pen">
      <p role="status">
        {writer === null
          ? t('writing.pen.none')
          : writer.isMe
            ? t('writing.pen.me')
            : t(writer.isThere ? 'writing.pen.other' : 'writing.pen.quiet', { name })}
      </p>
      {isOthers && <TakeOver label={t('writing.pen.take')} />}
    </div>
  )
}

function TakeOver({ label }: { label: string }) {
  return (
    <form method="post" id={takeOverForm}>
      <HiddenField name="do" value="take" />
      <SubmitButton variant="secondary">{label}</SubmitButton>
    </form>
  )
}
