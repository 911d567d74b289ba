import { Form, useSearchParams } from 'react-router'
import { Alert, Details } from '#ui/feedback.tsx'
import { ButtonLink, ErrorSummary, type FormState, SubmitButton, TextArea } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { ExcelLinks } from '../excel/pages/excel-links.tsx'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { AcceptedFindings } from './accepted-findings.tsx'
import { Exceptions } from './exceptions.tsx'
import type { FormPage } from './form-page.ts'
import { History, ReturnNotice } from './notices.tsx'
import { DeadlineText, SubmissionStateTag } from './states.tsx'
import { AnsweredNotice, type ThreadMode, Threads } from './threads.tsx'
import { useForgottenDraft } from './use-forgotten-draft.ts'
import { ValuesTable } from './values-table.tsx'

/** The form to be read: locked, handled, an older version, or seen by somebody who does not report. */
export function FormReader({ page, answer }: { page: FormPage; answer: FormState }) {
  const { form, today, lockText, mayWrite, isNewest } = page
  const t = useTexts({ da, en })
  const [search] = useSearchParams()
  const path = `/indberetning/${form.round.id}/${form.respondent.id}`
  const { submission } = form
  const isDraftOfOthers =
    submission?.state === 'draft' && !form.rights.includes('report') && !form.rights.includes('read')
  const mode: ThreadMode = mayWrite ? 'answer' : 'read'
  const threads = { form, threads: form.threads, mode, userId: page.userId, now: page.now, answer }
  useForgottenDraft(form.respondent.id, page.userId, form.lock !== null)
  return (
    <>
      <PageHead
        title={form.round.title}
        context={
          <>
            {form.respondent.organisationName} ·{' '}
            <SubmissionStateTag state={submission?.state ?? (form.respondent.exemptedAt ? 'exempt' : 'notStarted')} />
          </>
        }
        aside={form.round.sourceId ? t('rounds.printed') : <DeadlineText deadline={form.deadline} today={today} />}
        actions={
          <>
            {page.mayHandle && submission?.state === 'submitted' && (
              <ButtonLink href={`${path}/behandling`} variant="primary">
                {t('tasks.approve.action')}
              </ButtonLink>
            )}
            {!isDraftOfOthers && <ExcelLinks path={path} mayUpload={false} />}
          </>
        }
      />
      <ErrorSummary form={answer} />
      <Done state={search.get('sket')} />
      <AnsweredNotice />
      {!isNewest && submission && (
        <Alert kind="info" title={t('form.oldVersion', { n: submission.number })}>
          <a href={path}>{t('form.newest')}</a>
        </Alert>
      )}
      <ReturnNotice page={page} />
      <LockNotice page={page} text={mayWrite ? lockText : null} />
      {submission?.nothingToReport && <NothingNotice page={page} />}
      {isDraftOfOthers && <Alert kind="info" title={t('form.draftHidden')} />}
      <Threads {...threads} threads={form.threads.filter(({ lineId }) => lineId === null)} />
      {!submission?.nothingToReport && (
        <ValuesTable form={form} caption={t('review.table.read')} hidden={isDraftOfOthers} threads={threads} />
      )}
      {form.findings.some(({ accepted }) => accepted) && <AcceptedFindings form={form} />}
      {mayWrite && isNewest && submission?.state === 'approved' && form.lock?.reason !== 'final' && (
        <Correct answer={answer} />
      )}
      <History page={page} />
    </>
  )
}

/** What just happened, and what comes next. */
function Done({ state }: { state: string | null }) {
  const t = useTexts({ da, en })
  if (state === 'sendt') {
    return (
      <Alert kind="success" title={t('review.sent')} live>
        <p>{t('review.sentText')}</p>
      </Alert>
    )
  }
  if (state === 'godkendt') return <Alert kind="success" title={t('handle.approved')} live />
  return state === 'retur' ? <Alert kind="success" title={t('handle.returned')} live /> : null
}

function LockNotice({ page, text }: { page: FormPage; text: string | null }) {
  const t = useTexts({ da, en })
  const { lock } = page.form
  if (!lock || text === null || !page.isNewest) return null
  return (
    <Alert kind="info" title={t('form.locked')}>
      <p>{text}</p>
      {lock.reason === 'exempt' && <Exceptions respondent={page.form.respondent} />}
    </Alert>
  )
}

function NothingNotice({ page }: { page: FormPage }) {
  const t = useTexts({ da, en })
  const { form, mayWrite } = page
  return (
    <Alert kind="info" title={t('form.nothingIs')}>
      {mayWrite && form.lock === null && (
        <Form method="post">
          <div className="button-row">
            <ButtonLink href={`/indberetning/${form.round.id}/${form.respondent.id}/gennemse`} variant="primary">
              {t('form.review')}
            </ButtonLink>
            <SubmitButton name="intent" value="something" variant="secondary">
              {t('form.nothingUndo')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Alert>
  )
}

function Correct({ answer }: { answer: FormState }) {
  const t = useTexts({ da, en })
  return (
    <Details summary={t('form.correct')} open={answer !== undefined || undefined}>
      <Form method="post">
        <p>{t('form.correctText')}</p>
        <TextArea name="reason" label={t('form.correctReason')} form={answer} rows={2} maxLength={2000} />
        <SubmitButton name="intent" value="correct" variant="secondary">
          {t('form.correct')}
        </SubmitButton>
      </Form>
    </Details>
  )
}
