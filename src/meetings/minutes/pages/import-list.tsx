import { data, Form, redirect, useActionData, useLoaderData, useNavigation } from 'react-router'
import { maximumMegabytes } from '#platform/file-limits.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, FileField, type FormState, SubmitButton } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { ImportHead } from '../model.ts'
import { mediaTypeOf } from '../read-file.ts'
import { getImports, uploadMinutes } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs, ImportState, listHref } from './parts.tsx'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  return pageData(getImports(app), app.sentence)
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  // Who may not is refused before what may be a large file is read.
  await pageData(getImports(app), app.sentence)
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0) {
    const message = app.sentence('meetings.minutes.fileMissing')
    return data<NonNullable<FormState>>({ values: {}, errors: [{ path: 'file', message }] }, { status: 400 })
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const upload = { bytes, mediaType: mediaTypeOf(file.name), fileName: file.name }
    const { id, isNew } = await uploadMinutes(app, upload)
    return redirect(isNew ? address`${listHref}/${id}` : address`${listHref}/${id}?igen`, 303)
  } catch (error) {
    return refusedForm(error, {}, app.sentence)
  }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => crumbs(language),
}

/** Files of old minutes: one is uploaded, read at once, and waits for its review. */
export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const isSending = useNavigation().formMethod !== undefined
  return (
    <>
      <PageHead title={t('minutes.title')} context={t('minutes.lead')} />
      <ErrorSummary form={form} />
      <Form method="post" encType="multipart/form-data" noValidate>
        <FileField
          name="file"
          label={t('minutes.file')}
          hint={t('minutes.fileHint', { limit: maximumMegabytes })}
          largest={maximumMegabytes}
          accept=".pdf,.docx,.txt"
          form={form}
        />
        <SubmitButton disabled={isSending}>{t('minutes.read')}</SubmitButton>
        <p role="status">{isSending ? t('minutes.reading') : ''}</p>
      </Form>
      <h2>{t('minutes.files')}</h2>
      {imports.length === 0 ? (
        <EmptyState title={t('minutes.none')}>
          <p>{t('minutes.noneText')}</p>
        </EmptyState>
      ) : (
        <ImportTable imports={imports} />
      )}
    </>
  )
}

function ImportTable({ imports }: { imports: ImportHead[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('minutes.files')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('minutes.column.file')}</ColumnHead>
          <ColumnHead>{t('minutes.column.made')}</ColumnHead>
          <ColumnHead align="right">{t('minutes.column.meetings')}</ColumnHead>
          <ColumnHead align="right">{t('minutes.column.items')}</ColumnHead>
          <ColumnHead>{t('minutes.column.state')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {imports.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`${listHref}/${row.id}`}>{row.fileName}</a>
            </th>
            <td data-title={t('minutes.column.made')}>
              <DateTimeText instant={row.madeAt} />
            </td>
            <td className="align-right" data-title={t('minutes.column.meetings')}>
              {row.meetings}
            </td>
            <td className="align-right" data-title={t('minutes.column.items')}>
              {row.items}
            </td>
            <td data-title={t('minutes.column.state')}>
              <ImportState state={row.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
