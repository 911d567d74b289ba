import { maximumMegabytes } from '#platform/file-limits.ts'
import { Details, StateTag } from '#ui/feedback.tsx'
import { Checkbox, FileField, type FormState, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Attachment } from '../../model.ts'
import { da } from '../../texts.da.ts'
import { en } from '../../texts.en.ts'
import { attachable } from '../model.ts'
import { da as ownDa } from '../texts.da.ts'
import { en as ownEn } from '../texts.en.ts'

/** What is attached to a case or an item, and the form that attaches one more (bilag). */
export function AttachmentFields({
  attachments,
  none,
  form,
}: {
  attachments: readonly Attachment[]
  /** What is said when there are none. */
  none: string
  form: FormState
}) {
  const t = useTexts({ da, en })
  const attaching = form?.values.do === 'attach' ? form : undefined
  return (
    <section aria-labelledby="bilag">
      <h2 id="bilag">{t('m.case.files')}</h2>
      {attachments.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol className="order-list">
          {attachments.map((attachment, place) => (
            <AttachmentRow
              key={attachment.id}
              attachment={attachment}
              isFirst={place === 0}
              isLast={place === attachments.length - 1}
              form={form?.values.attachmentId === attachment.id ? form : undefined}
            />
          ))}
        </ol>
      )}
      <form method="post" encType="multipart/form-data">
        <HiddenField name="do" value="attach" />
        <FileField
          name="file"
          label={t('m.case.file')}
          hint={t('m.case.file.hint', { limit: maximumMegabytes })}
          largest={maximumMegabytes}
          form={attaching}
          accept={attachable}
        />
        <TextField
          name="fileTitle"
          label={t('m.case.file.title')}
          hint={t('m.case.file.title.hint')}
          form={attaching}
          required={false}
        />
        <Checkbox name="confidential" label={t('m.case.file.closed')} form={attaching} />
        <SubmitButton variant="secondary">{t('m.case.file.add')}</SubmitButton>
      </form>
    </section>
  )
}

type RowProps = { attachment: Attachment; isFirst: boolean; isLast: boolean; form: FormState }

/** One attachment: its place among the others, its title, and taking it off. */
function AttachmentRow({ attachment: { id, title, closed }, isFirst, isLast, form }: RowProps) {
  const t = useTexts({ da: { ...da, ...ownDa }, en: { ...en, ...ownEn } })
  const hidden = (what: string) => (
    <>
      <HiddenField name="do" value={what} />
      <HiddenField name="attachmentId" value={id} />
    </>
  )
  const move = (to: 'up' | 'down', sign: string, isOff: boolean) => (
    <form method="post">
      {hidden('moveFile')}
      <HiddenField name="to" value={to} />
      <button
        type="submit"
        className="button button-secondary"
        aria-label={t(`attachments.${to}`, { title })}
        title={t(`attachments.${to}`, { title })}
        disabled={isOff}
      >
        {sign}
      </button>
    </form>
  )
  return (
    <li className="order-item">
      <div className="order-line">
        <span>
          {title} {closed && <StateTag>{t('m.case.file.confidential')}</StateTag>}
        </span>
        <div className="order-buttons">
          {move('up', '↑', isFirst)}
          {move('down', '↓', isLast)}
          <form method="post">
            {hidden('detach')}
            <button type="submit" className="button-as-link">
              {t('m.case.file.remove', { title })}
            </button>
          </form>
        </div>
      </div>
      <Details summary={t('attachments.rename', { title })} open={form !== undefined}>
        <form method="post">
          {hidden('renameFile')}
          <TextField
            {...(form ? {} : { id: `felt-title-${id}` })}
            name="title"
            label={t('attachments.title')}
            form={form}
            maxLength={300}
            defaultValue={title}
          />
          <SubmitButton variant="secondary">{t('attachments.save')}</SubmitButton>
        </form>
      </Details>
    </li>
  )
}
