import { formatDateTime } from '#figures/format.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Form } from '../service/form.ts'
import type { CellConflict } from '../service/save.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { da as threadsDa } from '../threads/texts.da.ts'
import { en as threadsEn } from '../threads/texts.en.ts'
import type { FormPage } from './form-page.ts'
import { SubmissionStateTag } from './states.tsx'
import { usePartName } from './threads.tsx'

/** Why the form came back, in the words of who returned it; and what a correction is about. */
export function ReturnNotice({ page }: { page: FormPage }) {
  const { form } = page
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { submission } = form
  const event = form.events.filter(({ kind }) => kind === 'returned').at(-1)
  const part = usePartName()
  const threads = useTexts({ da: threadsDa, en: threadsEn })
  return (
    <>
      {submission?.state === 'returned' && event && (
        <Alert kind="warning" title={t('form.returned')}>
          <p>
            {t('form.returnedText', {
              name: event.byName ?? t('person.unknown'),
              at: formatDateTime(event.at, language),
            })}
          </p>
          <blockquote>
            {event.lineId && <strong>{t('form.returnedPart', { part: partName(form, event, language) })}</strong>}
            {event.text}
          </blockquote>
        </Alert>
      )}
      {form.openParts && page.mayWrite && (
        <Alert kind="info" title={threads('thread.parts')}>
          <p>{threads('thread.parts.text', { parts: form.openParts.map((open) => part(form, open)).join('; ') })}</p>
        </Alert>
      )}
      {submission?.correctionReason && (
        <Alert
          kind="info"
          title={t('form.correction', { n: submission.number, reason: submission.correctionReason })}
        />
      )}
    </>
  )
}

function partName(form: Form, { lineId, field }: Form['events'][number], language: 'da' | 'en'): string {
  const line = form.lines.find((candidate) => candidate.lineId === lineId)?.name ?? ''
  const label = form.definition.fields.find(({ key }) => key === field)?.label[language]
  return [line, label].filter(Boolean).join(', ')
}

type ConflictProps = {
  page: FormPage
  conflicts: CellConflict[]
  onMine: (conflict: CellConflict) => void
  onTheirs: (conflict: CellConflict) => void
}

/** Two people wrote in the same cell: both values, to choose from. */
export function ConflictNotice({ page, conflicts, onMine, onTheirs }: ConflictProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (conflicts.length === 0) return null
  const { lines, definition } = page.form
  return (
    <Alert kind="warning" title={t('form.conflict')} live>
      <ul className="findings">
        {conflicts.map((conflict) => (
          <li key={`${conflict.lineId} ${conflict.field}`}>
            <p>
              {lines.find(({ lineId }) => lineId === conflict.lineId)?.name},{' '}
              {definition.fields.find(({ key }) => key === conflict.field)?.label[language]}
            </p>
            <div className="button-row">
              <button type="button" className="button button-secondary" onClick={() => onMine(conflict)}>
                {t('form.conflictMine', { value: conflict.mine || t('form.empty') })}
              </button>
              <button type="button" className="button button-secondary" onClick={() => onTheirs(conflict)}>
                {t('form.conflictTheirs', { value: conflict.theirs || t('form.empty') })}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Every version and what happened to it, the newest first. */
export function History({ page }: { page: Pick<FormPage, 'form'> }) {
  const { form } = page
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (form.history.length === 0) return null
  const path = `/indberetning/${form.round.id}/${form.respondent.id}`
  return (
    <Details summary={t('form.history')}>
      {form.history.map((version) => (
        <section key={version.id} className="version">
          <h2 className="h4">
            {t('form.version', { n: version.number })} <SubmissionStateTag state={version.state} />
          </h2>
          <ul>
            {form.events
              .filter(({ submissionNumber }) => submissionNumber === version.number)
              .map((event) => (
                <li key={event.id}>
                  {t(`event.${event.kind}`, { name: event.byName ?? t('person.unknown') })},{' '}
                  {formatDateTime(event.at, language)}
                  {event.text &&
                    `: ${event.lineId ? t('form.returnedPart', { part: partName(form, event, language) }) : ''}${event.text}`}
                </li>
              ))}
          </ul>
          {version.number !== form.submission?.number && (
            <a href={`${path}?version=${version.number}`}>{t('form.readVersion', { n: version.number })}</a>
          )}
        </section>
      ))}
      {form.history.length > 1 && <a href={`${path}/sammenlign`}>{t('compare.link')}</a>}
    </Details>
  )
}
