import { Form, useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { Alert, Details, StateTag } from '#ui/feedback.tsx'
import { DateField, type FormState, SubmitButton, TextArea } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Form as FormData } from '../service/form.ts'
import { isOverdue, type Part, type Thread, type ThreadEvent } from '../threads/rules.ts'
import { da } from '../threads/texts.da.ts'
import { en } from '../threads/texts.en.ts'

/**
 * Who reads: `edit` inside the form that is being filled, whose buttons send it along, `answer` beside a locked form,
 * `handle` for who asked.
 */
export type ThreadMode = 'edit' | 'answer' | 'handle' | 'read'

type Props = { form: FormData; threads: Thread[]; mode: ThreadMode; userId: string; now: string; answer?: FormState }

/** Questions and returns of a part, each with what was said, its clock and the next step. */
export function Threads({ threads, ...props }: Props) {
  const t = useTexts({ da, en })
  const closed = threads.filter(({ state }) => state === 'closed')
  if (threads.length === 0) return null
  return (
    <div className="threads">
      {threads
        .filter(({ state }) => state !== 'closed')
        .map((thread) => (
          <OneThread key={thread.id} thread={thread} {...props} />
        ))}
      {closed.length > 0 && (
        <Details summary={`${t('thread.section')} (${t('thread.state.closed').toLowerCase()}: ${closed.length})`}>
          {closed.map((thread) => (
            <OneThread key={thread.id} thread={thread} {...props} mode="read" />
          ))}
        </Details>
      )}
    </div>
  )
}

/** The threads of one line, as a row under it. */
export function ThreadRow({ lineId, columns, ...props }: Props & { lineId: string; columns: number }) {
  const own = props.threads.filter((thread) => thread.lineId === lineId)
  if (own.length === 0) return null
  return (
    <tr className="row-findings">
      <td colSpan={columns}>
        <Threads {...props} threads={own} />
      </td>
    </tr>
  )
}

type OneProps = Omit<Props, 'threads'> & { thread: Thread }

function OneThread({ thread, form, mode, userId, now, answer }: OneProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const part = usePartName()
  const { state, answerDueAt, id } = thread
  const mayEnd = form.rights.includes('follow') || thread.askedBy === userId
  return (
    <section className="thread" id={`traad-${id}`} aria-labelledby={`traad-${id}-navn`}>
      <p className="finding-line" id={`traad-${id}-navn`}>
        {t(`thread.title.${thread.kind}`, { part: part(form, thread) })}{' '}
        <StateTag tone={state === 'waiting' ? 'attention' : state === 'answered' ? 'waiting' : 'done'}>
          {t(`thread.state.${state}`)}
        </StateTag>
        {state === 'waiting' && answerDueAt && (
          <>
            {' · '}
            {isOverdue(thread, now) ? (
              <StateTag tone="stopped">{t('thread.overdue')}</StateTag>
            ) : (
              t('thread.due', { due: formatDateTime(answerDueAt, language) })
            )}
          </>
        )}
      </p>
      <ul className="findings">
        {thread.entries.map((entry) => (
          <Said key={entry.id} entry={entry} />
        ))}
      </ul>
      {state !== 'closed' && mode === 'edit' && <AnswerFields key={thread.entries.length} id={id} answer={answer} />}
      {state !== 'closed' && mode === 'answer' && (
        <Form method="post">
          <AnswerFields key={thread.entries.length} id={id} answer={answer} />
        </Form>
      )}
      {state !== 'closed' && mode === 'handle' && mayEnd && (
        <AskerForm key={thread.entries.length} id={id} answer={answer} />
      )}
    </section>
  )
}

function Said({ entry }: { entry: ThreadEvent }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const words = { name: entry.byName ?? '–', at: formatDateTime(entry.at, language) }
  const kind = entry.kind as 'question' | 'returned' | 'answer' | 'closed'
  return (
    <li>
      <small className="line-detail">{t(`thread.said.${kind}`, words)}</small>
      {entry.text && <blockquote>{entry.text}</blockquote>}
    </li>
  )
}

function AnswerFields({ id, answer }: { id: string; answer: FormState }) {
  const t = useTexts({ da, en })
  return (
    <>
      <TextArea
        name={`svar.${id}`}
        label={t('thread.answer')}
        form={answer}
        rows={2}
        maxLength={2000}
        required={false}
      />
      <SubmitButton name="intent" value={`answer ${id}`} variant="secondary">
        {t('thread.answer.action')}
      </SubmitButton>
    </>
  )
}

function AskerForm({ id, answer }: { id: string; answer: FormState }) {
  const t = useTexts({ da, en })
  return (
    <Form method="post">
      <div className="button-row">
        <SubmitButton name="intent" value={`close ${id}`} variant="secondary">
          {t('thread.close.action')}
        </SubmitButton>
      </div>
      <Details summary={t('thread.again')} open={answer?.values.intent === `again ${id}` || undefined}>
        <TextArea name={`svar.${id}`} label={t('thread.ask.words')} form={answer} rows={2} maxLength={2000} />
        <DateField name={`frist.${id}`} label={t('thread.ask.due')} form={answer} required={false} />
        <SubmitButton name="intent" value={`again ${id}`} variant="secondary">
          {t('thread.again.action')}
        </SubmitButton>
      </Details>
    </Form>
  )
}

/** Says that an answer has been sent, and what happens now. */
export function AnsweredNotice() {
  const t = useTexts({ da, en })
  const [search] = useSearchParams()
  if (search.get('sket') !== 'svaret') return null
  return (
    <Alert kind="success" title={t('thread.answered')} live>
      <p>{t('thread.answered.text')}</p>
    </Alert>
  )
}

/** "Hus A, Pladser", or the whole submission. */
export function usePartName(): (form: Pick<FormData, 'lines' | 'definition'>, part: Part) => string {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (form, { lineId, field }) => {
    if (lineId === null) return t('thread.whole')
    const line = form.lines.find((candidate) => candidate.lineId === lineId)?.name ?? lineId
    const label = form.definition.fields.find(({ key }) => key === field)?.label[language]
    return [line, label].filter(Boolean).join(', ')
  }
}
