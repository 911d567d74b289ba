import { Form, type LinksFunction, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { DateField, ErrorSummary, type FormState, Select, SubmitButton, TextArea, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { getForm } from '../service/form.ts'
import { approve, returnSubmission } from '../service/moves.ts'
import { endExemption, exemptRespondent, extendRespondent } from '../service/respondents.ts'
import { getRound } from '../service/rounds.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ask, askAgain, closeThread } from '../threads/service.ts'
import { da as threadsDa } from '../threads/texts.da.ts'
import { en as threadsEn } from '../threads/texts.en.ts'
import { AcceptedFindings } from './accepted-findings.tsx'
import { columnsOf } from './columns.ts'
import { crumbs } from './crumbs.ts'
import { Exceptions } from './exceptions.tsx'
import { History } from './notices.tsx'
import styles from './reporting.css?url'
import { SubmissionStateTag } from './states.tsx'
import { Threads } from './threads.tsx'
import { ValuesTable } from './values-table.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const form = await pageData(getForm(app, { respondentId: params.respondentId }), app.sentence)
  const { mayManage } = await getRound(app, form.round.id)
  const mayApprove = form.rights.includes('approve') && form.submission?.submittedBy !== app.actor.userId
  const mayReturn = form.rights.includes('approve') || form.rights.includes('follow')
  if (!mayReturn) throw redirect(address`/indberetning/${params.roundId}/${params.respondentId}`)
  const userId = app.actor.userId ?? ''
  return { form, mayManage, mayApprove, userId, now: app.now, isOwn: form.submission?.submittedBy === userId }
}

export async function action({ context, params, request }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { respondentId, roundId } = params
  const reason = values.reason ?? ''
  const submissionVersion = Number(values.version)
  const [lineId, field] = (values.part ?? '').split(' ')
  const about = { lineId: lineId || undefined, field, answerDueOn: values.answerDueOn, address: app.address }
  try {
    if (values.intent === 'approve') await approve(app, { respondentId, submissionVersion })
    if (values.intent === 'return') {
      await returnSubmission(app, { respondentId, submissionVersion, reason, ...about })
    }
    if (values.intent === 'ask') await ask(app, { respondentId, text: reason, ...about })
    const [step, threadId = ''] = (values.intent ?? '').split(' ')
    if (step === 'close') await closeThread(app, { respondentId, threadId })
    if (step === 'again') {
      const text = values[`svar.${threadId}`] ?? ''
      const answerDueOn = values[`frist.${threadId}`]
      await askAgain(app, { respondentId, threadId, text, answerDueOn, address: app.address })
    }
    const asked = { ask: 'spurgt', again: 'spurgt', close: 'lukket' }[step ?? '']
    if (asked) return redirect(address`/indberetning/${roundId}/${respondentId}/behandling?sket=${asked}`, 303)
    if (values.intent === 'extend') {
      await extendRespondent(app, {
        respondentId,
        date: values.date ?? '',
        time: values.time ?? '',
        reason: values.termsReason ?? '',
      })
    }
    if (values.intent === 'exempt') await exemptRespondent(app, { respondentId, reason: values.termsReason ?? '' })
    if (values.intent === 'end-exemption') await endExemption(app, { respondentId })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  const done = { approve: 'godkendt', return: 'retur' }[values.intent ?? '']
  const round = address`/indberetning/${roundId}`
  return redirect(done === undefined ? round : address`${round}/${respondentId}?sket=${done}`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') =>
    crumbs(language, page?.form.round, page?.form.respondent, 'action.handle'),
}

/** What was handed in beside last year's, the findings with their reasons, and the two ways on. */
export default function Handle() {
  const { form, mayManage, userId, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const threads = { form, threads: form.threads, mode: 'handle' as const, userId, now, answer }
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { submission } = form
  return (
    <>
      <PageHead
        title={t('handle.title', { name: form.respondent.organisationName })}
        context={
          <>
            {form.round.title} · <SubmissionStateTag state={submission?.state ?? 'notStarted'} />
            {submission?.submittedAt && ' · '}
            {submission?.submittedAt &&
              t('handle.sentBy', {
                name: submission.submittedByName ?? t('person.unknown'),
                at: formatDateTime(submission.submittedAt, language),
              })}
          </>
        }
      />
      <ErrorSummary form={answer} />
      <Asked />
      {submission?.nothingToReport && <Alert kind="info" title={t('form.nothing')} />}
      <Threads {...threads} threads={form.threads.filter(({ lineId }) => lineId === null)} />
      {submission && submission.state !== 'draft' && !submission.nothingToReport && (
        <>
          <ValuesTable form={form} caption={t('review.table.read')} threads={threads} />
          <AcceptedFindings form={form} />
        </>
      )}
      {submission?.state === 'submitted' ? (
        <Decide answer={answer} />
      ) : (
        <>
          <NotNow state={submission?.state ?? 'notStarted'} />
          {submission && submission.state !== 'draft' && <AskOrReturn key={form.events.length} answer={answer} />}
        </>
      )}
      {mayManage && <Terms answer={answer} />}
      <History page={{ form }} />
    </>
  )
}

function NotNow({ state }: { state: 'draft' | 'returned' | 'approved' | 'superseded' | 'notStarted' }) {
  const t = useTexts({ da, en })
  return <p>{t('handle.notNow', { state: t(`state.${state}`) })}</p>
}

function Decide({ answer }: { answer: FormState }) {
  const { form, mayApprove, isOwn } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const version = form.submission?.version ?? 0
  return (
    <div className="decide">
      {isOwn && <Alert kind="info" title={t('handle.fourEyes')} />}
      {mayApprove && (
        <Form method="post">
          <input type="hidden" name="version" value={version} />
          <p>{t('handle.approveText')}</p>
          <SubmitButton name="intent" value="approve">
            {t('handle.approve')}
          </SubmitButton>
        </Form>
      )}
      <AskOrReturn key={form.events.length} answer={answer} />
    </div>
  )
}

/** A question leaves the form locked; a return opens the part it is about. */
function AskOrReturn({ answer }: { answer: FormState }) {
  const { form } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const threads = useTexts({ da: threadsDa, en: threadsEn })
  const state = form.submission?.state
  const isOpen = ['return', 'ask'].includes(answer?.values.intent ?? '')
  return (
    <Details summary={threads('thread.ask')} open={isOpen || undefined}>
      <Form method="post">
        <input type="hidden" name="version" value={form.submission?.version ?? 0} />
        <p>{threads('thread.ask.text')}</p>
        <PartSelect form={answer} />
        <TextArea name="reason" label={threads('thread.ask.words')} form={answer} rows={3} maxLength={2000} />
        <DateField name="answerDueOn" label={threads('thread.ask.due')} form={answer} required={false} />
        <div className="button-row">
          <SubmitButton name="intent" value="ask" variant="secondary">
            {threads('thread.ask.action')}
          </SubmitButton>
          {(state === 'submitted' || state === 'returned') && (
            <SubmitButton name="intent" value="return" variant="secondary">
              {t('handle.return')}
            </SubmitButton>
          )}
        </div>
      </Form>
    </Details>
  )
}

/** What just happened to a question. */
function Asked() {
  const threads = useTexts({ da: threadsDa, en: threadsEn })
  const [search] = useSearchParams()
  const state = search.get('sket')
  if (state === 'lukket') return <Alert kind="success" title={threads('thread.closed')} live />
  if (state !== 'spurgt') return null
  return (
    <Alert kind="success" title={threads('thread.asked')} live>
      <p>{threads('thread.asked.text')}</p>
    </Alert>
  )
}

/** The whole, one line, or one figure of a line. */
function PartSelect({ form: answer }: { form: FormState }) {
  const { form } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const fields = columnsOf(form.definition).main.flatMap(({ field }) => field ?? [])
  const parts = form.lines.flatMap(({ lineId, name }) => [
    { value: lineId, label: name },
    ...fields.map(({ key, label }) => ({ value: `${lineId} ${key}`, label: `${name}: ${label[language]}` })),
  ])
  return (
    <Select
      name="part"
      label={t('handle.part')}
      form={answer}
      width="full"
      options={[{ value: '', label: t('handle.whole') }, ...parts]}
    />
  )
}

function Terms({ answer }: { answer: FormState }) {
  const { form } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { respondent } = form
  const isOpen = ['extend', 'exempt'].includes(answer?.values.intent ?? '')
  return (
    <Details summary={t('terms.summary')} open={isOpen || undefined}>
      <Exceptions respondent={respondent} />
      <Form method="post">
        <DateField name="date" label={t('terms.date')} form={answer} required={false} />
        <TextField name="time" label={t('terms.time')} form={answer} defaultValue="12.00" width="xs" required={false} />
        <TextArea name="termsReason" label={t('terms.reason')} form={answer} rows={2} maxLength={2000} />
        <div className="button-row">
          <SubmitButton name="intent" value="extend" variant="secondary">
            {t('terms.extend')}
          </SubmitButton>
          <SubmitButton name="intent" value="exempt" variant="secondary">
            {t('terms.exempt')}
          </SubmitButton>
          {respondent.exemptedAt && (
            <SubmitButton name="intent" value="end-exemption" variant="secondary">
              {t('terms.endExemption')}
            </SubmitButton>
          )}
        </div>
      </Form>
    </Details>
  )
}
