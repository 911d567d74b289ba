import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDateTime, formatWeekdayDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details, StateTag } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink, ErrorSummary, type FormState, HiddenField, Radios, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { newRemark, type Remark } from '../model.ts'
import { handleRemark, remark } from '../service/minutes.ts'
import type { ItemView } from '../service/view.ts'
import { getHearing } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ForgetKept, KeptForm } from '../writing/pages/kept-form.tsx'
import { WithCited } from './cited-figures.tsx'
import { DecisionBox, FollowUpLines } from './item-view.tsx'
import styles from './meetings.css?url'
import { RichText } from './rich-text.tsx'
import { crumbs, itemTitle } from './words.tsx'

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: Loaded | undefined, language: 'da' | 'en') => crumbs(language, data?.meeting, 'm.hearing.title'),
}

export async function loader({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const isSent = new URL(request.url).searchParams.has('sendt')
  const hearing = await pageData(getHearing(app, params.meetingId), app.sentence)
  return { ...hearing, isSent, userId: app.user?.id ?? '' }
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

/** The hearing of draft minutes: members read them item by item and remark, the secretariat says what became of it. */
export default function Hearing() {
  const data = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { search } = useLocation()
  const { meeting, items, remarks, isOpen, cited } = data
  return (
    <FiguresProvider figures={cited.figures} search={search}>
      <PageHead
        title={t('m.hearing.title')}
        context={
          isOpen && meeting.hearingUntil
            ? t('m.hearing.lead', { date: formatWeekdayDate(meeting.hearingUntil, language) })
            : t('m.hearing.over')
        }
        actions={<ButtonLink href={`/moeder/${meeting.id}`}>{t('m.edit.done')}</ButtonLink>}
      />
      {data.isSent && !form && <Alert kind="success" live title={t('m.hearing.sent')} />}
      <ErrorSummary form={form} />
      {remarks.length === 0 && <p>{t('m.hearing.none')}</p>}
      <h2>{t('m.hearing.items')}</h2>
      {items.map((item) => (
        <section className="hearing-item" key={item.id} id={`punkt-${item.id}`} aria-labelledby={`titel-${item.id}`}>
          <h3 id={`titel-${item.id}`}>
            {item.number}. {itemTitle(item, t)}
          </h3>
          <WithCited caseId={item.case?.id ?? ''} cited={cited.byCase[item.case?.id ?? ''] ?? []}>
            <Draft item={item} references={data.references} meetingId={meeting.id} />
          </WithCited>
          <Remarks item={item} data={data} form={form} />
        </section>
      ))}
      <section className="hearing-item" aria-labelledby="hele">
        <h2 id="hele">{t('m.hearing.whole')}</h2>
        <Remarks item={null} data={data} form={form} />
      </section>
    </FiguresProvider>
  )
}

/** What the draft says of an item: what was decided, what follows, and the minutes. */
function Draft({ item, ...context }: { item: ItemView; references: Loaded['references']; meetingId: string }) {
  const t = useTexts({ da, en })
  const minutes = item.minutes?.text.trim() ?? ''
  if (item.decision === null && minutes === '') return <p className="quiet">{t('m.hearing.noText')}</p>
  return (
    <>
      {item.decision && <DecisionBox decision={item.decision} item={item} {...context} />}
      <FollowUpLines item={item} {...context} />
      {minutes !== '' && (
        <section className="item-minutes">
          <h4>{t('m.minutes')}</h4>
          <RichText text={minutes} {...context} />
        </section>
      )}
    </>
  )
}

/** The remarks to an item, or to the whole, and the field of another. */
function Remarks({ item, data, form }: { item: ItemView | null; data: Loaded; form: FormState }) {
  const t = useTexts({ da, en })
  const itemId = item?.id ?? ''
  const remarks = data.remarks.filter((one) => (one.itemId ?? '') === itemId)
  const isOf = form !== undefined && form.values.do !== 'handle' && (form.values.itemId ?? '') === itemId
  const typed = isOf ? form : undefined
  return (
    <>
      {remarks.length > 0 && (
        <ul className="order-list">
          {remarks.map((one) => (
            <li key={one.id} className="order-item">
              <RemarkText one={one} data={data} form={form?.values.remarkId === one.id ? form : undefined} />
            </li>
          ))}
        </ul>
      )}
      {/* A hearing may end while one types: what was refused can still be copied. */}
      {(isOf || (data.isOpen && (data.rights.isMember || data.rights.keeps))) && (
        <Details summary={item ? t('m.hearing.do', { number: item.number }) : t('m.hearing.do.whole')} open={isOf}>
          <KeptForm
            name={`hoering.${item?.id ?? data.meeting.id}`}
            userId={data.userId}
            // One more of one's own is there when it was taken.
            version={remarks.filter(({ isOwn }) => isOwn).length}
            isRefused={isOf}
          >
            <HiddenField name="itemId" value={itemId} />
            <TextArea
              name="text"
              {...(typed ? {} : { id: `felt-text-${item?.id ?? 'hele'}` })}
              label={t('m.hearing.text')}
              form={typed}
              maxLength={5000}
            />
            <SubmitButton variant="secondary">{t('m.hearing.send')}</SubmitButton>
          </KeptForm>
        </Details>
      )}
    </>
  )
}

function RemarkText({ one, data, form }: { one: Remark; data: Loaded; form: FormState }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <p className="quiet">{t('m.hearing.by', { name: one.byName ?? '', at: formatDateTime(one.at, language) })}</p>
      <p className="pre-line">{one.text}</p>
      <p>
        <StateTag tone={one.outcome === null ? 'waiting' : 'done'}>
          {t(`m.hearing.${one.outcome ?? 'waiting'}`)}
        </StateTag>{' '}
        {one.reply}
      </p>
      {data.rights.mayWriteMinutes && one.outcome === null && (
        <Details summary={t('m.hearing.reply')} open={form !== undefined}>
          <KeptForm name={`bemaerkning.${one.id}`} userId={data.userId} version={0} isRefused={form !== undefined}>
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
          </KeptForm>
        </Details>
      )}
      {one.outcome !== null && <ForgetKept name={`bemaerkning.${one.id}`} userId={data.userId} />}
    </>
  )
}
