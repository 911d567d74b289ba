import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatWeekdayDate } from '#figures/format.ts'
import { AppError } from '#platform/errors.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ButtonRow, ErrorSummary, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { crumbs, crumbsBelow } from '../../pages/words.tsx'
import { getMeeting, type MeetingView } from '../../service/view.ts'
import { cancellation } from '../model.ts'
import { cancelMeeting } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const handle = {
  breadcrumb: (data: MeetingView | undefined, language: 'da' | 'en') =>
    crumbsBelow(
      crumbs(language, data?.meeting),
      `/moeder/${data?.meeting.id ?? ''}`,
      { da, en }[language]['moves.title'],
    ),
}

/** `/moeder/:meetingId/aflys`: what happens when a meeting is cancelled, and why it is. */
export async function loader({ context, params }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  return pageData(cancellable(getMeeting(app, params.meetingId)), app.sentence)
}

async function cancellable(reading: Promise<MeetingView>): Promise<MeetingView> {
  const view = await reading
  if (!view.rights.keeps) throw new AppError('forbidden', 'meetings.secretariatOnly')
  if (view.rights.mayCancel) return view
  throw new AppError('conflict', view.meeting.cancelledAt === null ? 'meetings.alreadyHeld' : 'moves.cancelled')
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = cancellation.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  const { meetingId: id } = params
  try {
    const input = { ...form.data, id, version: Number(values.version) }
    const { cases, told } = await cancelMeeting(app, input)
    return redirect(address`/moeder/${id}?gjort=aflyst&mails=${told}&sager=${cases}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export default function CancelMeeting() {
  const { meeting } = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const date = formatWeekdayDate(meeting.heldOn, useLanguage())
  return (
    <>
      <PageHead title={t('moves.title')} context={t('moves.context', { body: meeting.bodyName, date })} />
      <ErrorSummary form={form} />
      <h2>{t('moves.what')}</h2>
      <ul>
        <li>{t('moves.what.members')}</li>
        <li>{t('moves.what.cases')}</li>
        <li>{t('moves.what.agenda')}</li>
        <li>{t('moves.what.final')}</li>
      </ul>
      <form method="post">
        <HiddenField name="version" value={String(meeting.version)} />
        <TextArea
          name="reason"
          label={t('moves.cancelReason')}
          hint={t('moves.cancelReason.hint')}
          form={form}
          rows={3}
          maxLength={1000}
        />
        <ButtonRow>
          <SubmitButton>{t('moves.action')}</SubmitButton>
          <ButtonLink href={`/moeder/${meeting.id}`}>{t('moves.keep')}</ButtonLink>
        </ButtonRow>
      </form>
    </>
  )
}
