import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { CitedValues } from '../../pages/cited-figures.tsx'
import { Earlier } from '../../pages/earlier.tsx'
import { Attachments, Recommendation } from '../../pages/item-view.tsx'
import styles from '../../pages/meetings.css?url'
import { RichText } from '../../pages/rich-text.tsx'
import { da as meetings } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import { ChangedSince } from '../../versions/pages/changed-since.tsx'
import { givenAnswer, newDeadline, procedureDraft } from '../model.ts'
import {
  answerProcedure,
  changeDraft,
  closeProcedure,
  dropProcedure,
  getProcedure,
  moveDeadline,
  openProcedure,
  type ProcedureView,
  remindMissing,
} from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { AnswerForm, AnswerTable, Result, ToBeAsked } from './answers.tsx'
import { crumbs, listHref, ProcedureState } from './parts.tsx'
import { postedDecision } from './posted-decision.ts'
import { ServeForms } from './serve.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'procedureId'>) {
  const app = context.get(appContext)
  const view = await pageData(getProcedure(app, params.procedureId), app.sentence)
  const done = new URL(request.url).searchParams.get('gjort')
  return { ...view, today: app.today, userId: app.user?.id ?? '', done }
}

/** What a page answers after each of its forms; the word in the address becomes the message. */
const marks = ['changed', 'sent', 'answered', 'reminded', 'moved', 'closed'] as const
type Mark = (typeof marks)[number]

export async function action({ context, params, request }: PageArguments<'procedureId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const id = params.procedureId
  // A version that is no number is none that anybody saw.
  const version = Number.parseInt(values.version ?? '', 10) || 0
  const done = (mark: Mark) => redirect(address`${listHref}/${id}?gjort=${mark}`, 303)
  try {
    switch (values.do) {
      case 'change': {
        const form = procedureDraft.safeParse(values)
        if (!form.success) return invalidForm(form.error, values, app.sentence)
        await changeDraft(app, { id, version, draft: form.data })
        return done('changed')
      }
      case 'send':
        await openProcedure(app, { id, version })
        return done('sent')
      case 'drop':
        await dropProcedure(app, { id, version })
        return redirect(address`${listHref}?gjort=dropped`, 303)
      case 'remind':
        await remindMissing(app, id)
        return done('reminded')
      case 'move': {
        const form = newDeadline.safeParse(values)
        if (!form.success) return invalidForm(form.error, values, app.sentence)
        await moveDeadline(app, { id, version, ...form.data })
        return done('moved')
      }
      case 'close': {
        const form = postedDecision(values)
        if (!form.success) return invalidForm(form.error, values, app.sentence)
        await closeProcedure(app, { id, version, decision: form.data })
        return done('closed')
      }
      default: {
        const form = givenAnswer.safeParse(values)
        if (!form.success) return invalidForm(form.error, values, app.sentence)
        await answerProcedure(app, id, form.data)
        return done('answered')
      }
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** A form may be refused for what somebody else has changed: that is shown, and the next try is made on it. */
export const shouldRevalidate = () => true

export const handle = {
  breadcrumb: (page: { procedure: { caseNumber: string } } | undefined, language: 'da' | 'en') =>
    crumbs(language, page?.procedure.caseNumber ?? ''),
}

/** A written procedure: what is put to the members, one's own answer, all answers, and what came of it. */
export default function ProcedurePage() {
  const view = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as FormState
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { procedure, cited, references, may } = view
  const done = marks.find((mark) => mark === view.done)
  return (
    <FiguresProvider figures={cited.figures} search={useLocation().search}>
      <CitedValues caseId={procedure.caseId} cited={cited.byCase[procedure.caseId] ?? []}>
        <PageHead
          title={procedure.caseTitle}
          context={
            <>
              {t('procedures.context', { body: procedure.bodyName, number: procedure.caseNumber })}{' '}
              <ProcedureState procedure={procedure} today={view.today} />
            </>
          }
          aside={t('procedures.aside', { date: formatDate(procedure.deadline, language) })}
        />
        <ErrorSummary form={form} />
        {done && !form && <Alert kind="success" title={t(`procedures.${done}Mark`)} live />}
        {view.changedSince && <ChangedSince caseId={procedure.caseId} sent={view.changedSince} />}
        <CaseText view={view} />
        {view.result && <Result result={view.result} references={references} />}
        {may.answer && (
          <AnswerForm
            form={form?.values.do === 'answer' ? form : undefined}
            procedureId={procedure.id}
            userId={view.userId}
            mine={view.mine}
            own={view.own}
          />
        )}
        {view.cameLater && <Alert kind="info" title={t('procedures.cameLater')} />}
        {view.asked.length > 0 &&
          (procedure.state === 'draft' ? (
            <ToBeAsked asked={view.asked} unasked={view.unasked} />
          ) : (
            <AnswerTable asked={view.asked} tally={view.tally} state={procedure.state} />
          ))}
        {may.serve && procedure.state !== 'closed' && <ServeForms view={view} form={form} today={view.today} />}
      </CitedValues>
    </FiguresProvider>
  )
}

/** What is put to the members: the message, and the case as an item of an agenda shows it. */
function CaseText({ view }: { view: ProcedureView }) {
  const t = useTexts({ da: { ...meetings, ...da }, en: { ...meetingsEn, ...en } })
  const { procedure, sections, clauses, attachments, earlier, references } = view
  const resume = sections.find(({ name }) => name === 'resume')
  return (
    <div className="item-body">
      {procedure.text && (
        <section>
          <h2>{t('procedures.message')}</h2>
          <RichText text={procedure.text} references={references} />
        </section>
      )}
      <h2>{t('procedures.theCase')}</h2>
      <p className="item-case">
        {t('m.case.head', { number: procedure.caseNumber })} ·{' '}
        <a href={`/sager/${procedure.caseId}`}>{t('m.caseLink')}</a>
      </p>
      {resume && <RichText text={resume.text} references={references} />}
      <Recommendation
        clauses={clauses}
        lead={t('m.recommendation.lead', { body: procedure.bodyName })}
        references={references}
      />
      <Earlier stops={earlier} references={references} />
      {sections
        .filter(({ name }) => name !== 'resume')
        .map(({ name, text }) => (
          <Details key={name} summary={t(`m.section.${name}`)}>
            <RichText text={text} references={references} />
          </Details>
        ))}
      <Attachments attachments={attachments} />
    </div>
  )
}
