import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ButtonLink, ErrorSummary, type FormState, HiddenField, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { fileOf } from '../../attachments/model.ts'
import { arranged } from '../../attachments/pages/arranged.ts'
import { AttachmentFields } from '../../attachments/pages/attachment-fields.tsx'
import { attachToItem, detachFromItem, requireItemEditor } from '../../attachments/service.ts'
import { ClauseFields, StaleClauses } from '../../pages/case-fields.tsx'
import { invalidCase, readCase } from '../../pages/case-values.ts'
import styles from '../../pages/meetings.css?url'
import { crumbs, crumbsBelow, itemTitle } from '../../pages/words.tsx'
import { da as meetings } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import { KeptForm } from '../../writing/pages/kept-form.tsx'
import { itemRecommendation } from '../model.ts'
import { changeItemClauses, getItemToEdit, type ItemToEdit } from '../service.ts'
import { da as itemsDa } from '../texts.da.ts'
import { en as itemsEn } from '../texts.en.ts'

const da = { ...meetings, ...itemsDa }
const en = { ...meetingsEn, ...itemsEn }

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: ItemToEdit | undefined, language: 'da' | 'en') =>
    crumbsBelow(
      crumbs(language, data?.meeting, 'm.edit.title'),
      `/moeder/${data?.meeting.id ?? ''}/dagsorden`,
      { da, en }[language]['items.crumb'],
    ),
}

export async function loader({ context, params, request }: PageArguments<'meetingId' | 'itemId'>) {
  const app = context.get(appContext)
  return {
    ...(await pageData(getItemToEdit(app, params), app.sentence)),
    userId: app.user?.id ?? '',
    isSaved: new URL(request.url).searchParams.has('gemt'),
  }
}

export async function action({ context, params, request }: PageArguments<'meetingId' | 'itemId'>) {
  const app = context.get(appContext)
  // Before what may be a large file is read.
  await pageData(requireItemEditor(app, params), app.sentence)
  const data = await request.formData()
  const values = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const { meetingId, itemId } = params
  const here = address`/moeder/${meetingId}/dagsorden/${itemId}`
  try {
    if (await arranged(app, { meetingId, itemId }, values)) return redirect(address`${here}#bilag`, 303)
    if (values.do === 'detach') {
      await detachFromItem(app, { meetingId, itemId, attachmentId: values.attachmentId ?? '' })
      return redirect(address`${here}#bilag`, 303)
    }
    if (values.do === 'attach') {
      const file = fileOf(data)
      if (!file) return { values, errors: [{ path: 'file', message: app.sentence('meetings.fileMissing') }] }
      const title = values.fileTitle ?? ''
      await attachToItem(app, { meetingId, itemId, title, closed: values.confidential === 'true', file })
      return redirect(address`${here}#bilag`, 303)
    }
    const form = itemRecommendation.safeParse(readCase(values))
    if (!form.success) return invalidCase(form.error, values, app.sentence)
    // A version that is no number is none that anybody saw.
    const version = Number.parseInt(values.version ?? '', 10) || 0
    await changeItemClauses(app, { meetingId, itemId, version, clauses: form.data.clauses })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${here}?gemt`, 303)
}

/** What is recommended under an item without a case, and what is attached to it. */
export default function ItemPage() {
  const { meeting, item, clauses, attachments, mayRecommend, userId, isSaved } = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const of = (what: string): FormState => (form?.values.do === what ? form : undefined)
  return (
    <>
      <PageHead
        title={t('items.title', { number: item.number, title: itemTitle(item, t) })}
        context={`${meeting.bodyName}, ${formatDate(meeting.heldOn, language)}`}
        actions={<ButtonLink href={`/moeder/${meeting.id}/dagsorden#punkt-${item.id}`}>{t('items.back')}</ButtonLink>}
      />
      {isSaved && !form && <Alert kind="success" title={t('items.saved')} live />}
      <ErrorSummary form={form} />
      <StaleClauses form={of('save')} version={item.version} clauses={clauses} />
      {mayRecommend && (
        <KeptForm name={`punkt.${item.id}`} userId={userId} version={item.version}>
          <HiddenField name="do" value="save" />
          <HiddenField name="version" value={String(item.version)} />
          <h2 id="egen">{t('m.recommendation')}</h2>
          <p>{t('items.recommendLead')}</p>
          <ClauseFields form={of('save')} clauses={clauses} body={meeting.bodyName} />
          <SubmitButton>{t('items.save')}</SubmitButton>
        </KeptForm>
      )}
      <AttachmentFields attachments={attachments} none={t('items.filesNone')} form={of('attach') ?? of('renameFile')} />
    </>
  )
}
