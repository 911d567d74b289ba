import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate, formatWeekdayDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, DescriptionList, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ButtonRow, ErrorSummary, HiddenField, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { ApprovalNote } from '../approval/pages/note.tsx'
import { da as approvalDa } from '../approval/texts.da.ts'
import { en as approvalEn } from '../approval/texts.en.ts'
import { Told } from '../members/pages/told.tsx'
import { newNote } from '../model.ts'
import { Changes, Moved } from '../moves/pages/changes.tsx'
import { da as movesDa } from '../moves/texts.da.ts'
import { en as movesEn } from '../moves/texts.en.ts'
import { approveChanged, sendAgenda, sendMinutes, startMeeting, takeMinutesBack } from '../service/meetings.ts'
import { saveNote } from '../service/notes.ts'
import { getMeeting, type MeetingView } from '../service/view.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { AgendaKeys } from './agenda-keys.tsx'
import { AttendanceList } from './attendance.tsx'
import { WithCited } from './cited-figures.tsx'
import { ItemBody, ItemLine } from './item-view.tsx'
import styles from './meetings.css?url'
import { crumbs, MeetingStateTag, meetingTime } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: MeetingView | undefined, language: 'da' | 'en') => crumbs(language, data?.meeting),
}

export async function loader({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const done = new URL(request.url).searchParams.get('gjort')
  const view = await pageData(getMeeting(app, params.meetingId), app.sentence)
  return { ...view, done, today: app.today, userId: app.user?.id ?? '' }
}

const steps = {
  send: sendAgenda,
  start: startMeeting,
  hear: sendMinutes,
  back: takeMinutesBack,
  approve: approveChanged,
}
const answers = { send: 'sendt', start: 'startet', hear: 'hoert', back: 'tilbage', approve: 'godkendt' }

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { meetingId } = params
  try {
    if (values.do === 'note') {
      const note = newNote.safeParse(values)
      if (!note.success) return invalidForm(note.error, values, app.sentence)
      await saveNote(app, { meetingId, note: note.data })
      return redirect(address`/moeder/${meetingId}#punkt-${note.data.itemId}`, 303)
    }
    const step = values.do as keyof typeof steps
    if (!(step in steps)) return redirect(address`/moeder/${meetingId}`, 303)
    const told = await steps[step](app, { id: meetingId, version: Number(values.version) })
    return redirect(address`/moeder/${meetingId}?gjort=${answers[step]}&mails=${told ?? ''}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** A meeting: its agenda, and its minutes as far as they may be read. */
export default function MeetingPage() {
  const view = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const of = (itemId: string) => (form?.values.itemId === itemId ? form : undefined)
  const t = useTexts({ da, en })
  const moves = useTexts({ da: movesDa, en: movesEn })
  const language = useLanguage()
  const { search } = useLocation()
  const { meeting, items, rights, days } = view
  const date = formatWeekdayDate(meeting.heldOn, language)
  const isTold = items.some(({ decision, minutes }) => decision !== null || minutes !== null)
  return (
    <FiguresProvider figures={view.cited.figures} search={search}>
      <PageHead
        title={t('m.page.title', { body: meeting.bodyName, date })}
        context={
          <>
            {meeting.bodyName !== meeting.bodyLongName && `${meeting.bodyLongName} · `}
            <MeetingStateTag state={meeting.state} cancelledAt={meeting.cancelledAt} />
          </>
        }
        actions={
          <>
            {items.length > 0 && <ButtonLink href={`/moeder/${meeting.id}/mappe`}>{t('m.pack')}</ButtonLink>}
            {rights.mayCancel && <ButtonLink href={`/moeder/${meeting.id}/ret`}>{t('m.change')}</ButtonLink>}
            {rights.mayCancel && <ButtonLink href={`/moeder/${meeting.id}/aflys`}>{moves('moves.link')}</ButtonLink>}
          </>
        }
      />
      <Done done={view.done} view={view} search={search} />
      {view.done === 'gemt' && meeting.state === 'planned' && meeting.heldOn < view.today && (
        <Alert kind="warning" title={t('m.saved.past')}>
          {t('m.saved.past.text')}
        </Alert>
      )}
      <Moved done={view.done} query={search} />
      <ErrorSummary form={form} />
      <Changes changes={view.changes} hasCases={items.some((item) => item.case !== null)} />
      <Facts view={view} />
      <ApprovalNote approval={view.approval} />
      {rights.keeps && meeting.cancelledAt === null && <Steps view={view} today={view.today} />}
      {rights.isMember && meeting.state === 'minutes-in-hearing' && (
        <ButtonRow>
          <ButtonLink href={`/moeder/${meeting.id}/hoering`} variant="primary">
            {t('m.do.remark')}
          </ButtonLink>
        </ButtonRow>
      )}
      <AttendanceList attendance={view.attendance} items={items} />
      {items.length === 0 ? (
        <EmptyState title={meeting.state === 'planned' ? t('m.page.empty') : t('m.page.noItems')}>
          {meeting.state === 'planned' && meeting.cancelledAt === null && (
            <p>{t('m.page.empty.text', { date: formatWeekdayDate(days.agenda, language) })}</p>
          )}
        </EmptyState>
      ) : (
        <section aria-labelledby="dagsorden">
          <h2 id="dagsorden">{t(isTold ? 'm.page.minutes' : 'm.page.agenda')}</h2>
          {!rights.keeps && !rights.isMember && <p className="quiet">{t('m.page.closedHidden')}</p>}
          <AgendaKeys listId="punkter" />
          <div className="agenda" id="punkter">
            {items.map((item) => (
              <details
                key={item.id}
                id={`punkt-${item.id}`}
                className={item.parentId ? 'item item--inner' : 'item'}
                open={of(item.id) !== undefined}
              >
                <summary>
                  <h3>
                    <ItemLine item={item} />
                  </h3>
                </summary>
                <WithCited caseId={item.case?.id ?? ''} cited={view.cited.byCase[item.case?.id ?? ''] ?? []}>
                  <ItemBody
                    item={item}
                    bodyName={meeting.bodyName}
                    references={view.references}
                    meetingId={meeting.id}
                    noting={rights.mayNote ? { userId: view.userId, form: of(item.id) } : null}
                  />
                </WithCited>
              </details>
            ))}
          </div>
        </section>
      )}
    </FiguresProvider>
  )
}

function Facts({ view: { meeting, days, link } }: { view: MeetingView }) {
  const t = useTexts({ da, en })
  const moves = useTexts({ da: movesDa, en: movesEn })
  const language = useLanguage()
  const items = [
    { term: t('m.date'), description: meetingTime(meeting, t, language) },
    ...(meeting.place ? [{ term: t('m.place'), description: meeting.place }] : []),
    ...(link ? [{ term: t('m.link'), description: <a href={link}>{t('m.link.open')}</a> }] : []),
    ...(meeting.state === 'planned' && meeting.cancelledAt === null
      ? [
          { term: t('m.submission'), description: formatWeekdayDate(days.submission, language) },
          { term: t('m.agendaDay'), description: formatWeekdayDate(days.agenda, language) },
        ]
      : []),
  ]
  return (
    <>
      <DescriptionList items={items} />
      <p>
        <a href={`/moeder/${meeting.id}/kalender.ics`} download>
          {moves('moves.file')}
        </a>
      </p>
    </>
  )
}

const stepTexts = { da: { ...da, ...approvalDa }, en: { ...en, ...approvalEn } }

/** What the secretariat does next. */
function Steps({ view: { meeting, days, rights, approval }, today }: { view: MeetingView; today: string }) {
  const t = useTexts(stepTexts)
  const language = useLanguage()
  if (meeting.state === 'minutes-approved') return null
  const isChanging = meeting.state === 'minutes-in-hearing' && approval !== null
  const step = {
    planned: ['send', 'm.do.send'],
    'agenda-sent': ['start', 'm.do.start'],
    held: ['hear', 'm.do.hear'],
    'minutes-in-hearing': isChanging ? ['approve', 'approval.do'] : ['back', 'm.do.back'],
  }[meeting.state] as [string, keyof typeof stepTexts.da]
  const isLate = meeting.state === 'planned' && days.agenda < today
  const next = isChanging ? 'approval.next' : isLate ? 'm.next.planned.late' : (`m.next.${meeting.state}` as const)
  return (
    <section className="meeting-steps">
      <p>{t(next, { date: formatDate(days.agenda, language) })}</p>
      <ButtonRow>
        <form method="post">
          <HiddenField name="do" value={step[0]} />
          <HiddenField name="version" value={String(meeting.version)} />
          <SubmitButton variant={step[0] === 'back' ? 'secondary' : 'primary'}>{t(step[1])}</SubmitButton>
        </form>
        {rights.mayChangeAgenda && <ButtonLink href={`/moeder/${meeting.id}/dagsorden`}>{t('m.do.edit')}</ButtonLink>}
        {rights.mayWriteMinutes && <ButtonLink href={`/moeder/${meeting.id}/referat`}>{t('m.do.minutes')}</ButtonLink>}
        {meeting.state === 'minutes-in-hearing' && (
          <ButtonLink href={`/moeder/${meeting.id}/hoering`}>{t('m.do.hearing')}</ButtonLink>
        )}
      </ButtonRow>
    </section>
  )
}

/** What was just done, and what happens now. */
function Done({ done, view: { meeting }, search }: { done: string | null; view: MeetingView; search: string }) {
  const t = useTexts(stepTexts)
  const language = useLanguage()
  const until = meeting.hearingUntil ? formatWeekdayDate(meeting.hearingUntil, language) : ''
  if (done === 'sendt')
    return (
      <Alert kind="success" live title={t('m.sent')}>
        <p>{t('m.sent.text')}</p>
        <Told query={search} />
      </Alert>
    )
  if (done === 'startet')
    return (
      <Alert kind="success" live title={t('m.started')}>
        {t('m.started.text')}
      </Alert>
    )
  if (done === 'hoert')
    return (
      <Alert kind="success" live title={t('m.heard')}>
        <p>{t('m.heard.text', { date: until })}</p>
        <Told query={search} />
      </Alert>
    )
  if (done === 'tilbage') return <Alert kind="success" live title={t('m.takenBack')} />
  if (done === 'godkendt') return <Alert kind="success" live title={t('approval.done')} />
  if (done === 'gemt') return <Alert kind="success" live title={t('m.saved')} />
  return null
}
