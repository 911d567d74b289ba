import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { danishDate, formatDate, formatDecimal } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { PublishInput } from '../model.ts'
import { getPublishing, publish } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangeTable } from './change-table.tsx'
import { type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  return pageData(getPublishing(app, params.reportId), app.sentence)
}

export async function action({ context, params, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = PublishInput.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const number = await publish(app, params.reportId, form.data)
    return redirect(address`/rapporter/${params.reportId}/udgiv?udgivet=${number}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}/udkast`, label: page?.report.title ?? '' },
    { label: { da, en }[language]['publishing.publish'] },
  ],
}

/** The last look before the report is frozen: what it holds and what changed since the latest edition. */
export default function Publish() {
  const { report, latest, changes, figureCount, inputCount, sha256 } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const done = search.get('udgivet')
  const title = latest ? t('publishing.publishAgain') : t('publishing.publish')
  if (done && latest && !answer) {
    return (
      <>
        <title>{`${t('publishing.publish')} – Rammeværk`}</title>
        <h1>{report.title}</h1>
        <Alert
          kind="success"
          title={t('publishing.publishedDone', {
            number: done,
            date: formatDate(danishDate(latest.publishedAt), language),
          })}
        >
          <a href={`/rapporter/${report.id}`}>{t('publishing.read')}</a>
        </Alert>
      </>
    )
  }
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <p className="lead">{report.title}</p>
      <p>
        {t('publishing.publishSummary', {
          figures: formatDecimal(String(figureCount), { language }),
          inputs: formatDecimal(String(inputCount), { language }),
        })}
      </p>
      {latest && (
        <ChangeTable changes={changes} caption={t('publishing.changesSinceLatest', { number: latest.number })} />
      )}
      <p>{t('publishing.publishIntro')}</p>
      <ErrorSummary form={answer} />
      <Form method="post">
        <HiddenField name="sha256" value={sha256} />
        <TextArea
          name="note"
          label={t('publishing.note')}
          hint={t('publishing.noteHint')}
          form={answer}
          required={false}
          rows={3}
        />
        <SubmitButton>{title}</SubmitButton> <a href={`/rapporter/${report.id}/udkast`}>{t('publishing.preview')}</a>
      </Form>
    </>
  )
}
