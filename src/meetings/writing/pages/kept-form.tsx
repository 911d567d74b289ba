import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatDateTime } from '#figures/format.ts'
import { Alert } from '#ui/feedback.tsx'
import { draftKey, forgetDraft, inTab, keepDraft, readDraft } from '#ui/kept-draft.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { unsentFields } from '../unsent-fields.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * A form that is sent with a button and keeps what was typed until it is stored: on a page with several forms sending one
 * loads the page anew, and a session may expire while one writes. Kept in this tab alone, and put in again with a word
 * about it. Without JavaScript it is a plain form.
 *
 * @param name - what the form is about: "beslutning.<item>"
 * @param version - of the record; 0: there is none yet
 * @param isRefused - the page came back with what was typed: the fields say it, and it is still stored nowhere else
 */
export function KeptForm({
  name,
  userId,
  version,
  isRefused = false,
  children,
}: {
  name: string
  userId: string
  version: number
  isRefused?: boolean
  children: ReactNode
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const key = draftKey(name, userId)
  const keep = (sent: number) => {
    if (!form.current) return
    const values = typedIn(form.current, isRefused)
    keepDraft(inTab, key, { at: new Date().toISOString(), values, versions: { form: version, sent } })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept when the page comes, not each time it is drawn
  useEffect(() => {
    if (isRefused) return keep(0)
    const draft = readDraft(inTab, key)
    const values = unsentFields(draft, version)
    if (!form.current || !draft) return
    if (!values) return forgetDraft(inTab, key)
    if (putIn(form.current, values)) setKeptAt(draft.at)
  }, [key, version, isRefused])
  const drop = () => {
    forgetDraft(inTab, key)
    form.current?.reset()
    setKeptAt(null)
  }
  return (
    <form
      method="post"
      autoComplete="off"
      ref={form}
      onInput={() => keep(0)}
      onChange={() => keep(0)}
      onSubmit={() => keep(1)}
    >
      {keptAt !== null && (
        <Alert kind="warning" live title={t('writing.form.kept', { at: formatDateTime(keptAt, language) })}>
          <button type="button" className="button-as-link" onClick={drop}>
            {t('writing.form.drop')}
          </button>
        </Alert>
      )}
      {children}
    </form>
  )
}

/** Forgets a form without a record of its own, when what it made is there. */
export function ForgetKept({ name, userId }: { name: string; userId: string }) {
  useEffect(() => forgetDraft(inTab, draftKey(name, userId)), [name, userId])
  return null
}

function fieldsOf(form: HTMLFormElement): Field[] {
  const isTyped = 'textarea[name], select[name], input[name]:not([type=hidden], [type=file], [type=submit])'
  return [...form.querySelectorAll<Field>(isTyped)]
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

/** Buttons that exclude each other share a name, so a ticked one is named with its value. */
const nameOf = (field: Field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name)
const saysNow = (field: Field) => (isTicked(field) ? String(field.checked) : field.value)

/** The fields that say something else than what is stored; after a refusal the page itself came with what was typed. */
function typedIn(form: HTMLFormElement, isRefused: boolean): Record<string, string> {
  const changed = fieldsOf(form).filter((field) => {
    if (isRefused) return true
    if (isTicked(field)) return field.checked !== field.defaultChecked
    if (field instanceof HTMLSelectElement) return !field.selectedOptions[0]?.defaultSelected
    return field.value !== field.defaultValue
  })
  return Object.fromEntries(changed.map((field) => [nameOf(field), saysNow(field)]))
}

/** @returns whether a field says something else now */
function putIn(form: HTMLFormElement, values: Record<string, string>): boolean {
  const changed = fieldsOf(form).filter((field) => {
    const kept = values[nameOf(field)]
    return kept !== undefined && kept !== saysNow(field)
  })
  for (const field of changed) {
    const kept = values[nameOf(field)] ?? ''
    if (isTicked(field)) field.checked = kept === 'true'
    else field.value = kept
    for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true
    }
  }
  return changed.length > 0
}
