import { data, Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { TextInput } from '../model.ts'
import type { DraftSection } from '../service/composing.ts'
import { saveText } from '../service/prose.ts'
import { getDraft } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { type PageArguments, reportsCrumb } from './parameters.ts'

export async function loader({ context, params }: PageArguments) {
  const app = context.get(appContext)
  const { report, sections, mayWrite, figures } = await pageData(getDraft(app, params.reportId), app.sentence)
  if (!mayWrite) {
    throw data({ code: 'publishing.notOwner', message: app.sentence('publishing.notOwner') }, { status: 403 })
  }
  const names = Object.values(figures).map(({ id, label, text, unit }) => ({
    id,
    label,
    value: `${text} ${unit}`.trim(),
  }))
  return { report, sections, names }
}

export async function action({ context, params, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = TextInput.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const number = await saveText(app, params.reportId, form.data)
    const { section } = form.data
    return redirect(address`/rapporter/${params.reportId}/rediger?gemt=${section}&version=${number}#${section}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export const handle = {
  breadcrumb: (page: { report: { id: string; title: string } } | undefined, language: 'da' | 'en') => [
    reportsCrumb(language),
    { href: `/rapporter/${page?.report.id}/udkast`, label: page?.report.title ?? '' },
    { label: { da, en }[language]['publishing.edit'] },
  ],
}

/** The prose of a report, section by section; figures go in by name and are never typed. */
export default function Edit() {
  const { report, sections, names } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const title = t('publishing.editTitle', { title: report.title })
  return (
    <>
      <title>{`${title} – Rammeværk`}</title>
      <h1>{title}</h1>
      <p className="lead">{t('publishing.editIntro')}</p>
      <p>
        <a href={`/rapporter/${report.id}/udkast`}>{t('publishing.preview')}</a>
      </p>
      <Details summary={t('publishing.figures')}>
        <p>{t('publishing.figuresHint', { example: `{${names[0]?.id ?? ''}}` })}</p>
        <dl className="figure-names">
          {names.map(({ id, label, value }) => (
            <div key={id}>
              <dt>
                <code>{`{${id}}`}</code>
              </dt>
              <dd>
                {label}: {value}
              </dd>
            </div>
          ))}
        </dl>
      </Details>
      {sections.map((section) => (
        <SectionForm key={section.section} reportId={report.id} section={section} />
      ))}
    </>
  )
}

function SectionForm({ reportId, section }: { reportId: string; section: DraftSection }) {
  const t = useTexts({ da, en })
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const form = answer?.values.section === section.section ? answer : undefined
  const saved = search.get('gemt') === section.section && !form
  const { number, writtenBy, writtenAt } = section.current
  return (
    <section className="text-section" id={section.section}>
      <h2>{section.heading}</h2>
      <ErrorSummary form={form} />
      {saved && <Alert kind="success" title={t('publishing.saved', { number })} />}
      {form && number !== Number(form.values.basedOn) && (
        <blockquote>
          <p>{t('publishing.theirs')}:</p>
          <p>{section.current.text}</p>
        </blockquote>
      )}
      <Form method="post" action={`#${section.section}`} preventScrollReset>
        <HiddenField name="section" value={section.section} />
        <HiddenField name="basedOn" value={String(number)} />
        <TextArea
          name="text"
          id={`felt-text-${section.section}`}
          label={t('publishing.text')}
          form={form}
          defaultValue={section.current.text}
          rows={8}
          required={false}
        />
        <p className="small">
          {number === 0 ? t('publishing.proposal') : t('publishing.version', { number })}
          {writtenBy && writtenAt && (
            <>
              , {t('publishing.writtenBy', { name: writtenBy, date: '' })}
              <DateTimeText instant={writtenAt} />
            </>
          )}{' '}
          <a href={`/rapporter/${reportId}/versioner/${section.section}`}>{t('publishing.versions')}</a>
        </p>
        <SubmitButton>{t('publishing.save')}</SubmitButton>
      </Form>
    </section>
  )
}
