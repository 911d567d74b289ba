import { useEffect, useRef, useState } from 'react'
import { formatDateTime } from '#figures/format.ts'
import { Alert, SavedMark } from '#ui/feedback.tsx'
import { HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { MinutesAnswer } from './save-minutes.ts'

type MinutesFieldProps = {
  meetingId: string
  itemId: string
  userId: string
  number: string
  text: string
  version: number
  mayWrite: boolean
}

const pause = 1_000
const again = 5_000

/**
 * The minutes of one item, saved a moment after the last key. What has not been saved is kept in the browser, and is
 * offered again after a crash or a lost connection. Without JavaScript it is a form with a button.
 */
export function MinutesField(props: MinutesFieldProps) {
  const t = useTexts({ da, en })
  const saving = useSaving(props)
  const { itemId, number, mayWrite } = props
  return (
    <form method="post" onInput={({ target }) => saving.typed((target as HTMLTextAreaElement).value)}>
      <HiddenField name="do" value="text" />
      <HiddenField name="itemId" value={itemId} />
      <input type="hidden" name="version" value={saving.version} readOnly />
      {saving.kept !== null && (
        <Alert kind="warning" live title={t('m.hold.kept')}>
          <p>{t('m.hold.kept.text')}</p>
          <blockquote>{saving.kept}</blockquote>
          <button type="button" className="button button-secondary" onClick={saving.insertKept}>
            {t('m.hold.kept.use')}
          </button>{' '}
          <button type="button" className="button-as-link" onClick={saving.dropKept}>
            {t('m.hold.kept.drop')}
          </button>
        </Alert>
      )}
      {saving.message && (
        <Alert kind="error" live title={saving.stands === null ? undefined : t('m.hold.conflict')}>
          <p>{saving.message}</p>
          {saving.stands !== null && (
            <>
              <p>{t('m.hold.stands')}:</p>
              <blockquote>{saving.stands}</blockquote>
            </>
          )}
        </Alert>
      )}
      <TextArea
        key={saving.round}
        name="text"
        id={`referat-${itemId}`}
        label={t('m.hold.text', { number })}
        required={false}
        readOnly={!mayWrite}
        defaultValue={saving.shown}
        maxLength={100_000}
      />
      {mayWrite && (
        <p>
          <SubmitButton variant="secondary">{t('m.hold.save')}</SubmitButton>{' '}
          <SavedMark time={saving.savedAt} state={saving.state} />
        </p>
      )}
    </form>
  )
}

function useSaving({ meetingId, itemId, userId, text, version: seen, mayWrite }: MinutesFieldProps) {
  const key = `referat ${userId} ${itemId}`
  const [version, setVersion] = useState(seen)
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved')
  const [savedAt, setSavedAt] = useState<string>()
  const [message, setMessage] = useState<string | null>(null)
  const [stands, setStands] = useState<string | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  const [shown, setShown] = useState(text)
  const [round, setRound] = useState(0)
  const now = useRef({ text, version: seen, saved: text, busy: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const found = mayWrite ? readKept(key) : null
    if (found !== null && found !== text) setKept(found)
    return () => clearTimeout(timer.current)
  }, [key, mayWrite, text])

  const save = async () => {
    const current = now.current
    if (current.busy || current.text === current.saved) return
    current.busy = true
    setState('saving')
    const sent = current.text
    try {
      const body = new URLSearchParams({ itemId, text: sent, version: String(current.version) })
      const response = await fetch(`/moeder/${meetingId}/referat/gem`, { method: 'POST', body })
      const answer = (await response.json()) as MinutesAnswer
      if (answer.ok) {
        current.version = answer.version
        current.saved = sent
        setVersion(answer.version)
        setSavedAt(clockOf(answer.savedAt))
        setState('saved')
        setMessage(null)
        setStands(null)
        if (current.text === sent) forget(key)
      } else {
        setState('failed')
        setMessage(answer.message)
        if (answer.stands) {
          // The writer has now seen both: the next save is over what stands.
          current.version = answer.stands.version
          setVersion(answer.stands.version)
          setStands(answer.stands.text)
        }
      }
    } catch {
      setState('failed')
      timer.current = setTimeout(() => void save(), again)
    }
    current.busy = false
    if (current.text !== sent) timer.current = setTimeout(() => void save(), pause)
  }
  const typed = (value: string) => {
    now.current.text = value
    keep(key, value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }
  const insertKept = () => {
    if (kept === null) return
    setShown(kept)
    setRound(round + 1)
    setKept(null)
    typed(kept)
  }
  const dropKept = () => {
    setKept(null)
    forget(key)
  }
  return { version, state, savedAt, message, stands, kept, shown, round, typed, insertKept, dropKept }
}

const clockOf = (instant: string) => formatDateTime(instant).split('kl. ')[1] ?? ''

// A browser that keeps nothing loses at most what was typed since the last save.
function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {}
}
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}
