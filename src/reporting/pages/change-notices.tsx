import { formatDateTime } from '#figures/format.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { fieldId } from '#ui/field.tsx'
import type { KeptDraft } from '#ui/kept-draft.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { BlockChange } from './form-changes.ts'
import type { FormPage } from './form-page.ts'
import type { Saving } from './use-saving.ts'

/** Says that the last words are not stored, why, and what happens now; they stay on the page and in the browser. */
export function SaveProblem({ saving, path }: { saving: Saving; path: string }) {
  const t = useTexts({ da, en })
  const { state, message } = saving
  if (state !== 'offline' && state !== 'expired' && state !== 'refused') return null
  return (
    <Alert kind="error" title={t(`form.notSaved.${state}`)} live>
      {state === 'refused' && message && <p>{message}</p>}
      <p>{t(`form.notSaved.${state}.text`)}</p>
      {state === 'expired' && <a href={`/log-ind?videre=${encodeURIComponent(path)}`}>{t('form.logIn')}</a>}
    </Alert>
  )
}

type ChangeProps = { page: FormPage; change: BlockChange | null; onUndo: () => void; onClose: () => void }

/** What a paste or "uændret" changed, cell by cell, and one button that takes it all back. */
export function ChangeNotice({ page, change, onUndo, onClose }: ChangeProps) {
  const t = useTexts({ da, en })
  const cellLabel = useCellLabel(page)
  if (!change) return null
  const { kind, changes, without, kept } = change
  return (
    <Alert kind={without.length > 0 ? 'warning' : 'info'} title={t(`form.${kind}.done`, { n: changes.length })} live>
      {without.length > 0 && <p>{t('form.paste.without', { n: without.length, texts: without.join(' · ') })}</p>}
      {kept > 0 && <p>{t('form.unchanged.kept', { n: kept })}</p>}
      {changes.length > 0 && (
        <Details summary={t('form.paste.what')}>
          <ul>
            {changes.map(({ name, before, after }) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>{cellLabel(name)}</a>: {before || t('form.empty')} →{' '}
                {after || t('form.empty')}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <div className="button-row">
        {changes.length > 0 && (
          <button type="button" className="button button-secondary" onClick={onUndo}>
            {t('form.undo')}
          </button>
        )}
        <button type="button" className="button-as-link" onClick={onClose}>
          {t('form.close')}
        </button>
      </div>
    </Alert>
  )
}

type DraftProps = {
  page: FormPage
  draft: KeptDraft | null
  typed: Record<string, string>
  onTake: () => void
  onDrop: () => void
}

/** What was typed before the session or the connection was lost, to put back or to throw away. */
export function DraftNotice({ page, draft, typed, onTake, onDrop }: DraftProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const cellLabel = useCellLabel(page)
  if (!draft) return null
  return (
    <Alert kind="warning" title={t('form.draft', { at: formatDateTime(draft.at, language) })} live>
      <ul>
        {Object.entries(draft.values).map(([name, value]) => (
          <li key={name}>
            {cellLabel(name)}: <strong>{value || t('form.empty')}</strong>{' '}
            {t('form.draft.now', { value: typed[name] || t('form.empty') })}
          </li>
        ))}
      </ul>
      <div className="button-row">
        <button type="button" className="button button-primary" onClick={onTake}>
          {t('form.draft.take')}
        </button>
        <button type="button" className="button button-secondary" onClick={onDrop}>
          {t('form.draft.drop')}
        </button>
      </div>
    </Alert>
  )
}

/** "Hus A, Pladser" of a cell; a reason says that it is one. */
function useCellLabel({ form }: FormPage): (name: string) => string {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (name) => {
    const [kind, ...parts] = name.split('.')
    const [lineId, key] = kind === 'grund' ? parts.slice(1) : parts
    const line = form.lines.find((candidate) => candidate.lineId === lineId)?.name ?? lineId
    const label = form.definition.fields.find((field) => field.key === key)?.label[language]
    return [kind === 'grund' && t('form.reason'), line, label].filter(Boolean).join(', ')
  }
}
