import { formatDateTime } from '#figures/format.ts'
import { Alert, SavedMark } from '#ui/feedback.tsx'
import { HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { takeOverForm } from './pen.tsx'
import { type Offer, useMinutesSaving } from './use-minutes-saving.ts'
import type { usePen } from './use-pen.ts'

type MinutesFieldProps = {
  meetingId: string
  itemId: string
  userId: string
  number: string
  text: string
  /** What stands, where a form with another text was refused. */
  stands: string | null
  version: number
  pen: ReturnType<typeof usePen>
}

type Saving = ReturnType<typeof useMinutesSaving>

/**
 * The minutes of one item, saved a moment after the last key. What has not been saved is kept in the browser, and is
 * offered again after a crash or a lost connection. Without JavaScript it is a form with a button.
 */
export function MinutesField(props: MinutesFieldProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { itemId, meetingId, number, pen } = props
  const { mayWrite, isLost, answered } = pen
  const saving = useMinutesSaving({ ...props, mayWrite, isLost, answered })
  const isUnsaved = !isLost && !['idle', 'saving', 'saved'].includes(saving.state)
  return (
    <form
      method="post"
      autoComplete="off"
      onInput={({ target }) => saving.typed((target as HTMLTextAreaElement).value)}
    >
      <HiddenField name="do" value="text" />
      <HiddenField name="itemId" value={itemId} />
      <input type="hidden" name="version" value={saving.version} readOnly />
      {saving.offer && mayWrite && <KeptWords offer={saving.offer} saving={saving} />}
      {saving.isLeft && <LeftBehind name={pen.writer?.name ?? ''} itemId={itemId} />}
      {isUnsaved && <Unsaved saving={saving} meetingId={meetingId} />}
      {props.stands !== null && (
        <Alert kind="error" title={t('writing.conflict')}>
          <p>{t('writing.stands')}:</p>
          <blockquote>{props.stands}</blockquote>
        </Alert>
      )}
      <TextArea
        key={saving.filled.round}
        name="text"
        id={`referat-${itemId}`}
        label={t('writing.text', { number })}
        required={false}
        readOnly={!mayWrite}
        defaultValue={saving.filled.text}
        maxLength={100_000}
      />
      {mayWrite && (
        <p>
          <SubmitButton variant="secondary">{t('writing.save')}</SubmitButton>{' '}
          <SavedMark
            time={saving.savedAt ? formatDateTime(saving.savedAt, language).slice(-5) : undefined}
            state={saving.state}
          />
        </p>
      )}
    </form>
  )
}

/** Words that were not saved when another took over: they stay in the field, to be copied or put in again. */
function LeftBehind({ name, itemId }: { name: string; itemId: string }) {
  const t = useTexts({ da, en })
  return (
    <Alert kind="warning" live title={t('writing.lost')}>
      <p>{t('writing.lost.text', { name })}</p>
      <button type="submit" form={takeOverForm} name="itemId" value={itemId} className="button button-secondary">
        {t('writing.pen.takeBack')}
      </button>
    </Alert>
  )
}

/** Says why the last words are not saved, and that they are not lost. */
function Unsaved({ saving, meetingId }: { saving: Saving; meetingId: string }) {
  const t = useTexts({ da, en })
  const { state, message, stands } = saving
  if (state === 'conflict') {
    return (
      <Alert kind="error" live title={t('writing.conflict')}>
        <p>{t('writing.conflict.text')}</p>
        <p>{t('writing.stands')}:</p>
        <blockquote>{stands}</blockquote>
        <button type="button" className="button button-secondary" onClick={saving.keepMine}>
          {t('writing.keepMine')}
        </button>{' '}
        <button type="button" className="button button-secondary" onClick={saving.takeTheirs}>
          {t('writing.takeTheirs')}
        </button>
      </Alert>
    )
  }
  const kind = state === 'offline' || state === 'expired' ? state : 'refused'
  return (
    <Alert kind="warning" live title={t(`writing.${kind}`)}>
      {kind === 'refused' && message && <p>{message}</p>}
      <p>{t(`writing.${kind}.text`)}</p>
      {kind === 'refused' && (
        <p>
          <a href={`/moeder/${meetingId}/referat`}>{t('writing.refused.reload')}</a>
        </p>
      )}
      {kind === 'expired' && (
        <p>
          <a href={`/log-ind?videre=${encodeURIComponent(`/moeder/${meetingId}/referat`)}`}>{t('writing.logIn')}</a>
        </p>
      )}
    </Alert>
  )
}

/** Words that were typed here and not saved, before this page was opened. */
function KeptWords({ offer, saving }: { offer: Offer; saving: Saving }) {
  const t = useTexts({ da, en })
  const at = formatDateTime(offer.at, useLanguage())
  return (
    <Alert kind="warning" live title={t('writing.kept', { at })}>
      <blockquote>{offer.text}</blockquote>
      <p>{t(offer.isOverwritten ? 'writing.kept.overwritten' : 'writing.kept.text')}</p>
      <button type="button" className="button button-secondary" onClick={saving.takeOffer}>
        {t('writing.kept.use')}
      </button>{' '}
      <button type="button" className="button-as-link" onClick={saving.dropOffer}>
        {t('writing.kept.drop')}
      </button>
    </Alert>
  )
}
