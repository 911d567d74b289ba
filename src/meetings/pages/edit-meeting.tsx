import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { DateField, ErrorSummary, FieldRow, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { newMeeting } from '../model.ts'
import { changedMeeting } from '../moves/model.ts'
import { changeMeeting } from '../moves/service.ts'
import { da as movesDa } from '../moves/texts.da.ts'
import { en as movesEn } from '../moves/texts.en.ts'
import { requireSecretariat } from '../service/access.ts'
import { getCalendar, planMeeting } from '../service/meetings.ts'
import { getKeptMeeting } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs } from './words.tsx'

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (data: Loaded | undefined, language: 'da' | 'en') =>
    data?.meeting ? crumbs(language, data.meeting, 'm.change') : crumbs(language, undefined, 'm.new'),
}

/** `/moeder/nyt` and `/moeder/:meetingId/ret`: date, time and place of a meeting. */
export async function loader({ context, params }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  await pageData(requireSecretariat(app), app.sentence)
  const calendar = await pageData(getCalendar(app), app.sentence)
  const bodies = calendar.bodies.filter(({ id }) => calendar.served.includes(id))
  if (!params.meetingId) return { bodies, meeting: null, link: null }
  const { meeting, link } = await pageData(getKeptMeeting(app, params.meetingId), app.sentence)
  return { bodies, meeting, link }
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    if (params.meetingId) return await change(app, params.meetingId, values)
    const form = newMeeting.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    return redirect(address`/moeder/${await planMeeting(app, form.data)}?gjort=gemt`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

async function change(app: AppContext, id: string, values: Record<string, string>) {
  const form = changedMeeting.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  const told = await changeMeeting(app, { ...form.data, id, version: Number(values.version) })
  const page = address`/moeder/${id}`
  return redirect(told === null ? address`${page}?gjort=gemt` : address`${page}?gjort=flyttet&mails=${told}`, 303)
}

export default function EditMeeting() {
  const { bodies, meeting, link } = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const moves = useTexts({ da: movesDa, en: movesEn })
  const options = bodies.map(({ id, name }) => ({ value: id, label: name }))
  const time = (value: string | null | undefined) => value?.replace(':', '.')
  return (
    <>
      <PageHead title={t(meeting ? 'm.change.title' : 'm.new.title')} />
      <ErrorSummary form={form} />
      <form method="post">
        {meeting && <HiddenField name="version" value={String(meeting.version)} />}
        {meeting ? (
          <HiddenField name="bodyId" value={meeting.bodyId} />
        ) : (
          <Select name="bodyId" label={t('m.body')} form={form} placeholder={t('m.choose')} options={options} />
        )}
        <DateField name="heldOn" label={t('m.date')} form={form} defaultValue={meeting?.heldOn} />
        <FieldRow>
          <TextField
            name="startsAt"
            label={t('m.start')}
            hint={t('m.time.hint')}
            form={form}
            width="s"
            required={false}
            defaultValue={time(meeting?.startsAt)}
          />
          <TextField
            name="endsAt"
            label={t('m.end')}
            hint={t('m.time.hint')}
            form={form}
            width="s"
            required={false}
            defaultValue={time(meeting?.endsAt)}
          />
        </FieldRow>
        <TextField name="place" label={t('m.place')} form={form} required={false} defaultValue={meeting?.place ?? ''} />
        <TextField
          name="link"
          label={t('m.link')}
          hint={t('m.link.hint')}
          form={form}
          required={false}
          defaultValue={link ?? ''}
        />
        <DateField
          name="submissionDueOn"
          label={t('m.submission')}
          hint={t('m.submission.hint')}
          form={form}
          required={false}
          defaultValue={meeting?.submissionDueOn ?? ''}
        />
        {meeting && (
          <TextField
            name="reason"
            label={moves('moves.reason')}
            hint={moves('moves.reason.hint')}
            form={form}
            required={false}
          />
        )}
        <SubmitButton>{t('m.save')}</SubmitButton>
      </form>
    </>
  )
}
