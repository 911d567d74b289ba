import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatDateTime, formatWeekdayDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details, EmptyState, StateTag } from '#ui/feedback.tsx'
import {
  ButtonLink,
  ErrorSummary,
  type FormState,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { newRemark, type Remark } from '../model.ts'
import { handleRemark, remark } from '../service/minutes.ts'
import { getHearing } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './meetings.css?url'
import { crumbs, itemTitle } from './words.tsx'

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: Loaded | undefined, language: 'da' | 'en') => crumbs(language, data?.meeting, 'm.hearing.title'),
}

export async function loader({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const isSent = new URL(request.url).searchParams.has('sendt')
  return { ...(await pageData(getHearing(app, params.meetingId), app.sentence)), isSent }
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { meetingId } = params
  try {
    if (values.do === 'handle') {
      const outcome = values.outcome === 'taken' ? 'taken' : 'not-taken'
      const reply = values.reply?.trim() || null
      await handleRemark(app, { meetingId, remarkId: values.remarkId ?? '', outcome, reply })
      return redirect(address`/moeder/${meetingId}/hoering`, 303)
    }
    const form = newRemark.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    await remark(app, { meetingId, remark: form.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/moeder/${meetingId}/hoering?sendt`, 303)
}

/** The hearing of draft minutes: members remark, the secretariat says what became of it. */
export default function Hearing() {
  const data = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { meeting, items, remarks, isOpen } = data
  const remarking = form?.values.do === 'handle' ? undefined : form
  return (
    <>
      <PageHead
        title={t('m.hearing.title')}
        context={
          isOpen && meeting.hearingUntil
            ? t('m.hearing.lead', { date: formatWeekdayDate(meeting.hearingUntil, language) })
            : t('m.hearing.over')
        }
        actions={<ButtonLink href={`/moeder/${meeting.id}`}>{t('m.edit.done')}</ButtonLink>}
      />
      {data.isSent && <Alert kind="success" live title={t('m.hearing.sent')} />}
      <ErrorSummary form={form} />
      {remarks.length === 0 ? (
        <EmptyState title={t('m.hearing.none')} />
      ) : (
        <ul className="order-list">
          {remarks.map((one) => (
            <li key={one.id} className="order-item">
              <RemarkText one={one} data={data} form={form?.values.remarkId === one.id ? form : undefined} />
            </li>
          ))}
        </ul>
      )}
      {isOpen && (data.rights.isMember || data.rights.keeps) && (
        <form method="post">
          <Select
            name="itemId"
            label={t('m.hearing.item')}
            form={remarking}
            required={false}
            options={[
              { value: '', label: t('m.hearing.whole') },
              ...items.map((item) => ({ value: item.id, label: `${item.number}. ${itemTitle(item, t)}` })),
            ]}
          />
          <TextArea name="text" label={t('m.hearing.text')} form={remarking} maxLength={5000} />
          <SubmitButton>{t('m.hearing.send')}</SubmitButton>
        </form>
      )}
    </>
  )
}

function RemarkText({ one, data, form }: { one: Remark; data: Loaded; form: FormState }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const item = data.items.find(({ id }) => id === one.itemId)
  return (
    <>
      <p className="quiet">
        {t('m.hearing.by', { name: one.byName ?? '', at: formatDateTime(one.at, language) })} ·{' '}
        {item ? `${item.number}. ${itemTitle(item, t)}` : t('m.hearing.whole')}
      </p>
      <p>{one.text}</p>
      <p>
        <StateTag tone={one.outcome === null ? 'waiting' : 'done'}>
          {t(`m.hearing.${one.outcome ?? 'waiting'}`)}
        </StateTag>{' '}
        {one.reply}
      </p>
      {data.rights.mayWriteMinutes && one.outcome === null && (
        <Details summary={t('m.hearing.reply')} open={form !== undefined}>
          <form method="post">
            <HiddenField name="do" value="handle" />
            <HiddenField name="remarkId" value={one.id} />
            <Radios
              name="outcome"
              {...(form ? {} : { id: `felt-outcome-${one.id}` })}
              label={t('m.hearing.reply')}
              form={form}
              defaultValue="taken"
              options={[
                { value: 'taken', label: t('m.hearing.take') },
                { value: 'not-taken', label: t('m.hearing.refuse') },
              ]}
            />
            <TextArea
              name="reply"
              {...(form ? {} : { id: `felt-reply-${one.id}` })}
              label={t('m.hearing.text')}
              form={form}
              required={false}
              rows={2}
            />
            <SubmitButton variant="secondary">{t('m.hearing.reply')}</SubmitButton>
          </form>
        </Details>
      )}
    </>
  )
}
