import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatWeekdayDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ErrorSummary, type FormState, HiddenField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { ApprovalNote } from '../approval/pages/note.tsx'
import { ActorList, NobodyReminded } from '../follow-ups/pages/actor-list.tsx'
import { readPresences } from '../members/model.ts'
import { registerExpected } from '../members/service.ts'
import { newAttendance, newDecision } from '../model.ts'
import { dropFollowUp, recordDecision } from '../service/decisions.ts'
import { addAttendance, removeAttendance, saveMinutes, takeOver } from '../service/minutes.ts'
import type { ItemView } from '../service/view.ts'
import { getMinutesWork } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { MinutesField } from '../writing/pages/minutes-field.tsx'
import { PenLine } from '../writing/pages/pen.tsx'
import { usePen } from '../writing/pages/use-pen.ts'
import { AttendanceForm } from './attendance-form.tsx'
import { CitedValues } from './cited-figures.tsx'
import { DecisionForm } from './decision-form.tsx'
import { readDecision } from './decision-values.ts'
import { DecisionBox, FollowUpLines, followUpLine } from './item-view.tsx'
import styles from './meetings.css?url'
import { InlineText, usePlainText } from './rich-text.tsx'
import { crumbs, itemTitle } from './words.tsx'

type Work = ReturnType<typeof useLoaderData<typeof loader>>

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: Work | undefined, language: 'da' | 'en') => crumbs(language, data?.meeting, 'm.hold.title'),
}

export async function loader({ context, params }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  return { ...(await pageData(getMinutesWork(app, params.meetingId), app.sentence)), userId: app.user?.id ?? '' }
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const data = await request.formData()
  const values = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const { meetingId } = params
  const itemId = values.itemId ?? ''
  const here = address`/moeder/${meetingId}/referat`
  try {
    if (values.do === 'take') await takeOver(app, { meetingId })
    if (values.do === 'text') {
      await saveMinutes(app, { meetingId, itemId, text: values.text ?? '', version: Number(values.version) })
    }
    if (values.do === 'decide') {
      const form = newDecision.safeParse(readDecision(values))
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await recordDecision(app, { meetingId, itemId, version: Number(values.version), decision: form.data })
    }
    if (values.do === 'dropFollowUp') {
      await dropFollowUp(app, { meetingId, itemId, followUpId: values.followUpId ?? '' })
    }
    if (values.do === 'person') {
      const form = newAttendance.safeParse({ ...values, itemIds: data.getAll('onlyItem') })
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await addAttendance(app, { meetingId, person: form.data })
    }
    if (values.do === 'expected') {
      const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
      await registerExpected(app, { meetingId, presences: readPresences(all('expected'), all('presence')) })
    }
    if (values.do === 'leave') await removeAttendance(app, { meetingId, attendanceId: values.attendanceId ?? '' })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(itemId ? address`${here}#punkt-${itemId}` : here, 303)
}

/** Writing the minutes while the meeting runs: attendance, then item by item the text and the decision. */
export default function MinutesPage() {
  const work = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { meeting, items, writer, rights } = work
  const pen = usePen(meeting.id, writer, rights.mayWriteMinutes)
  return (
    <>
      <PageHead
        title={t('m.hold.title')}
        context={`${meeting.bodyName}, ${formatWeekdayDate(meeting.heldOn, language)}`}
        actions={<ButtonLink href={`/moeder/${meeting.id}`}>{t('m.edit.done')}</ButtonLink>}
      />
      <ErrorSummary form={form} />
      <ApprovalNote approval={work.approval} />
      {rights.mayWriteMinutes && <PenLine writer={pen.writer} isLost={pen.isLost} />}
      <AttendanceForm work={work} form={form?.values.do === 'person' ? form : undefined} />
      <p className="quiet">{t('m.edit.text.hint')}</p>
      <ActorList names={work.actors} />
      {items.map((item) => (
        <CitedValues key={item.id} caseId={item.case?.id ?? ''} cited={work.cited.byCase[item.case?.id ?? ''] ?? []}>
          <MinutesItem item={item} work={work} pen={pen} form={form?.values.itemId === item.id ? form : undefined} />
        </CitedValues>
      ))}
    </>
  )
}

/** The follow-ups written so far, each to be taken back; a changed one is taken back and written anew. */
function WrittenFollowUps({ item, ...context }: { item: ItemView; references: Work['references']; meetingId: string }) {
  const t = useTexts({ da, en })
  const plain = usePlainText(context)
  const language = useLanguage()
  if (item.followUps.length === 0) return null
  return (
    <>
      <h3>{t('m.followUps')}</h3>
      <ul className="order-list">
        {item.followUps.map((one) => (
          <li key={one.id} className="order-item order-line">
            <span>
              <InlineText text={followUpLine(one, t, language)} {...context} />
              <NobodyReminded followUp={one} />
            </span>
            {one.doneOn === null && (
              <form method="post">
                <HiddenField name="do" value="dropFollowUp" />
                <HiddenField name="itemId" value={item.id} />
                <HiddenField name="followUpId" value={one.id} />
                <button
                  type="submit"
                  className="button-as-link"
                  aria-label={`${t('m.hold.followUp.drop')}: ${plain(one.what)}`}
                >
                  {t('m.hold.followUp.drop')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function MinutesItem({
  item,
  work,
  pen,
  form,
}: {
  item: ItemView
  work: Work
  pen: ReturnType<typeof usePen>
  form: FormState
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { meeting, references, nextPreparing, texts, decisionTexts, rights } = work
  const context = { references, meetingId: meeting.id }
  const isRefused = form?.values.do === 'text'
  return (
    <section className="minutes-item" id={`punkt-${item.id}`} aria-labelledby={`titel-${item.id}`}>
      <h2 id={`titel-${item.id}`}>
        {item.number}. {itemTitle(item, t)}
      </h2>
      {item.isClosed && (
        <p className="item-closed">{item.reason ? t('m.closed.why', { reason: item.reason }) : t('m.closed')}</p>
      )}
      <MinutesField
        key={`${item.id} ${item.minutes?.version ?? 0}`}
        meetingId={meeting.id}
        itemId={item.id}
        userId={work.userId}
        number={item.number}
        text={(isRefused ? form.values.text : texts[item.id]) ?? ''}
        stands={isRefused && pen.mayWrite ? (texts[item.id] ?? '') : null}
        version={item.minutes?.version ?? 0}
        pen={pen}
      />
      {item.isBusiness && (
        <div className="recommendation">
          <p>{t('m.hold.business')}</p>
          {nextPreparing ? (
            <p>
              {t('m.hold.business.next', {
                body: nextPreparing.bodyName,
                date: formatWeekdayDate(nextPreparing.heldOn, language),
              })}{' '}
              <a href={`/sager/ny?forum=${nextPreparing.bodyId}&moede=${nextPreparing.id}`}>
                {t('m.hold.business.action', { body: nextPreparing.bodyName })}
              </a>
            </p>
          ) : (
            <p>{t('m.hold.business.none')}</p>
          )}
        </div>
      )}
      {item.decision && <DecisionBox decision={item.decision} item={item} {...context} />}
      {rights.mayWriteMinutes ? (
        <WrittenFollowUps item={item} {...context} />
      ) : (
        <FollowUpLines item={item} {...context} />
      )}
      {rights.mayWriteMinutes && (
        <DecisionForm
          item={item}
          text={decisionTexts[item.id] ?? ''}
          userId={work.userId}
          form={form?.values.do === 'decide' ? form : undefined}
          {...context}
        />
      )}
    </section>
  )
}
