import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, DescriptionList, Details } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ErrorSummary, HiddenField, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { newItem } from '../model.ts'
import { outcomeWords } from '../outcome-words.ts'
import { stepsOf } from '../rules/route.ts'
import { addItem } from '../service/agenda.ts'
import { type CaseView, type EarlierStop, getCase } from '../service/route.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { VersionsLink } from '../versions/pages/changed-since.tsx'
import { ForgetKept } from '../writing/pages/kept-form.tsx'
import { CaseLinks, CaseWays, EditStop, HearStop, ProcedureWay } from './case-ways.tsx'
import { CitedValues, WithCited } from './cited-figures.tsx'
import { AnswerText, FeedbackLines } from './earlier.tsx'
import { Attachments, Recommendation } from './item-view.tsx'
import styles from './meetings.css?url'
import { InlineText, RichText } from './rich-text.tsx'
import { caseCrumbs, mostNamed, StopStateTag, stepWords } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: CaseView | undefined, language: 'da' | 'en') => caseCrumbs(language, data?.case),
}

export async function loader({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const saved = new URL(request.url).searchParams.get('gemt')
  return { ...(await pageData(getCase(app, params.caseId), app.sentence)), saved, userId: app.user?.id ?? '' }
}

/** Puts the case on the agenda of a coming meeting. */
export async function action({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const meetingId = values.meetingId ?? ''
  try {
    const item = newItem.safeParse({ kind: 'case', caseId: params.caseId })
    if (!item.success) return invalidForm(item.error, values, app.sentence)
    const added = await addItem(app, { meetingId, version: Number(values.version), item: item.data })
    return redirect(address`/moeder/${meetingId}/dagsorden#punkt-${added.itemId}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** One case: what it says, and every body it visits with what was said there. */
export default function CasePage() {
  const view = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const { case: found, sections, clauses, attachments, references, mayEdit, route } = view
  return (
    <FiguresProvider figures={view.cited.figures} search={useLocation().search}>
      <PageHead
        title={found.title}
        context={
          <>
            {t('m.case.head', { number: found.number })} · {t(found.closed ? 'm.closed' : 'm.open')}
          </>
        }
        actions={
          mayEdit && (
            <ButtonLink href={`/sager/${found.id}/rediger`} variant="primary">
              {t('m.case.edit')}
            </ButtonLink>
          )
        }
      />
      {view.saved !== null && <Alert kind="success" live title={t('m.case.saved')} />}
      {view.saved === 'ny' && <ForgetKept name="sag.ny" userId={view.userId} />}
      <ErrorSummary form={form} />
      <DescriptionList
        items={[
          ...(found.responsible ? [{ term: t('m.case.responsible'), description: found.responsible }] : []),
          ...(found.closedReason ? [{ term: t('m.edit.reason'), description: found.closedReason }] : []),
          ...(view.links.length > 0 || mayEdit
            ? [
                {
                  term: t('m.links'),
                  description: <CaseLinks caseId={found.id} links={view.links} mayEdit={mayEdit} />,
                },
              ]
            : []),
        ]}
      />
      <div className="case-body">
        <WithCited caseId={found.id} cited={view.cited.byCase[found.id] ?? []}>
          {sections.map((section) => (
            <section key={section.name}>
              <h2>{t(`m.section.${section.name}`)}</h2>
              <RichText text={section.text} references={references} />
            </section>
          ))}
          <Recommendation clauses={clauses} lead={t('m.recommendation.lead.case')} references={references} />
        </WithCited>
        <Attachments attachments={attachments} />
      </div>
      <VersionsLink caseId={found.id} earlier={view.earlierVersion} />
      <h2>{t('m.route.title')}</h2>
      {route.length === 0 ? (
        <p>{t('m.route.none')}</p>
      ) : (
        <CitedValues caseId={found.id} cited={view.cited.byCase[found.id] ?? []}>
          <ol className="route">
            {stepsOf(
              route,
              ({ stop }) => stop.step,
              ({ bodyName }) => bodyName,
            ).map((list) => (
              <li key={list[0]?.stop.step}>
                <RouteStep list={list} view={view} />
              </li>
            ))}
          </ol>
        </CitedValues>
      )}
      <CaseWays
        caseId={found.id}
        hasAnswers={route.some(({ stop, procedure }) => stop.meetingId === null && procedure === null)}
        mayComment={view.mayComment}
      />
    </FiguresProvider>
  )
}

/** What happens on one step: at one body, or at several at the same time, folded when they are many. */
function RouteStep({ list, view }: { list: EarlierStop[]; view: CaseView }) {
  const t = useTexts({ da, en })
  const [first] = list
  if (list.length === 1 && first) return <RouteStop one={first} view={view} />
  const stops = (
    <ul className="route-parallel">
      {list.map((one) => (
        <li key={one.stop.id}>
          <RouteStop one={one} view={view} />
        </li>
      ))}
    </ul>
  )
  const words = stepWords(
    list.map(({ stop }) => stop.state),
    t,
  )
  if (list.length > mostNamed) return <Details summary={words}>{stops}</Details>
  return (
    <>
      <p className="quiet">{words}</p>
      {stops}
    </>
  )
}

function RouteStop({ one, view }: { one: EarlierStop; view: CaseView }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { stop, bodyName, meeting, procedure, item, decision, feedback } = one
  const isFree = stop.state === 'planned' && procedure === null
  const agendas = isFree ? view.agendas.filter(({ bodyId }) => bodyId === stop.bodyId) : []
  return (
    <>
      <p>
        <strong>{bodyName}</strong> · {t(`m.role.${stop.role}`)}
        {stop.isDecisive && ` · ${t('m.route.decisive')}`} · <StopStateTag state={stop.state} />
      </p>
      {meeting && (
        <p>
          <a href={`/moeder/${meeting.id}${item ? `#punkt-${item.id}` : ''}`}>
            {formatWeekdayDate(meeting.heldOn, language)}
            {item && `, ${t('m.item', { number: item.number }).toLowerCase()}`}
          </a>
        </p>
      )}
      <Recommendation
        clauses={one.own}
        lead={t('m.recommendation.lead', { body: bodyName })}
        references={view.references}
      />
      {decision?.text && <RichText text={decision.text} references={view.references} />}
      {decision && decision.outcomes.length > 0 && (
        <ul>
          {decision.outcomes.map((outcome) => (
            <li key={outcome.position}>
              {outcomeWords(outcome, t, one.clauses)}: <InlineText text={outcome.clause} references={view.references} />
              {outcome.change && (
                <span className="outcome-change">
                  <InlineText text={outcome.change} references={view.references} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {stop.answerKind && (
        <p>
          <AnswerText stop={stop} />
        </p>
      )}
      <FeedbackLines feedback={feedback} references={view.references} />
      <div className="route-ways">
        {agendas.slice(0, 2).map((agenda) => (
          <form method="post" key={agenda.id}>
            <HiddenField name="meetingId" value={agenda.id} />
            <HiddenField name="version" value={String(agenda.version)} />
            <SubmitButton variant="secondary">
              {t('m.route.put', { date: formatDate(agenda.heldOn, language) })}
            </SubmitButton>
          </form>
        ))}
        {view.mayEdit && decision === null && stop.state !== 'done' && (
          <EditStop caseId={view.case.id} stopId={stop.id} body={bodyName} />
        )}
        {procedure && <ProcedureWay procedure={procedure} />}
        {isFree && stop.meetingId === null && view.served.includes(stop.bodyId) && (
          <HearStop stopId={stop.id} body={bodyName} />
        )}
      </div>
    </>
  )
}
