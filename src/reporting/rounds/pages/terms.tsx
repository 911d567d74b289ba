import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { DateField, ErrorSummary, HiddenField, Select, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { crumbs } from '../../pages/crumbs.ts'
import { JointInput } from '../model.ts'
import { endJointReporter, getTerms, setJointReporter } from '../service/joint.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, params }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  return { terms: await pageData(getTerms(app, params.respondentId), app.sentence), today: app.today }
}

export async function action({ context, params, request }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const asked = { respondentId: params.respondentId, respondentVersion: Number(values.version) }
  try {
    if (values.intent === 'end') {
      await endJointReporter(app, asked)
    } else {
      const { reportedById, from, to, reason } = values
      const form = JointInput.safeParse({ reportedById, from, to: to || null, reason })
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await setJointReporter(app, { ...asked, ...form.data })
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/indberetning/${params.roundId}/${params.respondentId}/vilkaar?gemt=1`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => [
    ...crumbs(language, page?.terms.round, page?.terms.respondent).map((crumb, at) =>
      at === 2 ? { ...crumb, href: `/indberetning/${page?.terms.round.id}/${page?.terms.respondent.id}` } : crumb,
    ),
    { label: (language === 'en' ? en : da)['joint.title'] },
  ],
}

/** The secretariat lets another organisation hand in for a respondent, with dates and a reason. */
export default function TermsPage() {
  const { terms, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { respondent, reportedByName, round } = terms
  const name = respondent.organisationName
  const version = <HiddenField name="version" value={String(respondent.version)} />
  const day = (date: string | null) => (date === null ? '' : formatDate(date, language))
  return (
    <>
      <PageHead title={t('joint.title')} context={`${round.title} · ${name}`} />
      <ErrorSummary form={form} />
      {search.has('gemt') && !form && <Alert kind="success" title={t('joint.saved')} live />}
      <p>{t('joint.intro', { name })}</p>
      {reportedByName !== null && (
        <Form method="post">
          <p>
            {t('joint.is', {
              by: reportedByName,
              name,
              from: day(respondent.jointFrom),
              to: respondent.jointTo ? t('joint.until', { to: day(respondent.jointTo) }) : '',
              reason: respondent.jointReason ?? '',
            })}
          </p>
          {version}
          <SubmitButton name="intent" value="end" variant="secondary">
            {t('joint.end', { name })}
          </SubmitButton>
        </Form>
      )}
      <Form method="post" key={respondent.version}>
        {version}
        <Select
          name="reportedById"
          label={t('joint.organisation')}
          form={form}
          placeholder={t('joint.choose')}
          defaultValue={respondent.reportedById ?? ''}
          options={terms.organisations.map(({ id, name: label }) => ({ value: id, label }))}
        />
        <DateField name="from" label={t('joint.from')} form={form} defaultValue={respondent.jointFrom ?? today} />
        <DateField
          name="to"
          label={t('joint.to')}
          hint={t('joint.toHint')}
          form={form}
          required={false}
          defaultValue={respondent.jointTo ?? ''}
        />
        <TextArea
          name="reason"
          label={t('joint.reason')}
          form={form}
          rows={3}
          defaultValue={respondent.jointReason ?? ''}
        />
        <SubmitButton>{t('joint.save')}</SubmitButton>
      </Form>
      <p>
        <a href={`/indberetning/${round.id}/${respondent.id}/behandling`}>{t('joint.othersLink')}</a>
      </p>
    </>
  )
}
