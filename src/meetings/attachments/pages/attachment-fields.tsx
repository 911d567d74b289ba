import { maximumMegabytes } from '#platform/file-limits.ts'
import { StateTag } from '#ui/feedback.tsx'
import { Checkbox, FileField, type FormState, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Attachment } from '../../model.ts'
import { da } from '../../texts.da.ts'
import { en } from '../../texts.en.ts'
import { attachable } from '../model.ts'

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
  return (
    <section aria-labelledby="bilag">
      <h2 id="bilag">{t('m.case.files')}</h2>
      {attachments.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol className="order-list">
          {attachments.map(({ id, title, closed }) => (
            <li key={id} className="order-item order-line">
              <span>
                {title} {closed && <StateTag>{t('m.case.file.confidential')}</StateTag>}
              </span>
              <form method="post">
                <HiddenField name="do" value="detach" />
                <HiddenField name="attachmentId" value={id} />
                <button type="submit" className="button-as-link">
                  {t('m.case.file.remove', { title })}
                </button>
              </form>
            </li>
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
          form={form}
          accept={attachable}
        />
        <TextField
          name="fileTitle"
          label={t('m.case.file.title')}
          hint={t('m.case.file.title.hint')}
          form={form}
          required={false}
        />
        <Checkbox name="confidential" label={t('m.case.file.closed')} form={form} />
        <SubmitButton variant="secondary">{t('m.case.file.add')}</SubmitButton>
      </form>
    </section>
  )
}
