import { Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { fieldId } from '#ui/field.tsx'
import { ButtonLink, ErrorSummary, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { blockingFindings } from '../rules/validate.ts'
import { getForm } from '../service/form.ts'
import { submit } from '../service/moves.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { AcceptedFindings } from './accepted-findings.tsx'
import { crumbs } from './crumbs.ts'
import { cellName, reasonName } from './posted-form.ts'
import styles from './reporting.css?url'
import { DeadlineText } from './states.tsx'
import { useForgottenDraft } from './use-forgotten-draft.ts'
import { ValuesTable } from './values-table.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const form = await pageData(getForm(app, { respondentId: params.respondentId }), app.sentence)
  const path = address`/indberetning/${params.roundId}/${params.respondentId}`
  if (form.lock !== null || !form.rights.includes('report')) throw redirect(path)
  return { form, path, today: app.today, userId: app.actor.userId ?? '' }
}

export async function action({ context, params, request }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { respondentId, roundId } = params
  try {
    await submit(app, { respondentId, submissionVersion: Number(values.version) })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/indberetning/${roundId}/${respondentId}?sket=sendt`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') =>
    crumbs(language, page?.form.round, page?.form.respondent, 'review.title'),
}

/** Everything that will be sent, what keeps it from being sent, and what happens then. */
export default function Review() {
  const { form, path, today, userId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const blocking = blockingFindings(form.findings)
  useForgottenDraft(form.respondent.id, userId, true)
  return (
    <>
      <PageHead
        title={t('review.title')}
        context={`${form.round.title} · ${form.respondent.organisationName}`}
        aside={<DeadlineText deadline={form.deadline} today={today} />}
      />
      <ErrorSummary
        form={answer && { ...answer, errors: answer.errors.slice(0, 1).map(({ message }) => ({ path: '', message })) }}
      />
      {blocking.length > 0 ? (
        <Alert kind="error" title={t('review.blocked', { n: blocking.length })}>
          <ul>
            {[...Map.groupBy(blocking, ({ lineId }) => lineId)].map(([lineId, found]) => (
              <li key={lineId}>
                <LineName line={form.lines.find((line) => line.lineId === lineId)} />
                <ul>
                  {found.map((finding) => (
                    <li key={`${finding.ruleId} ${finding.field}`}>
                      <a href={`${path}?mangler=1#${placeOf(finding)}`}>{finding.message[language]}</a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Alert kind="success" title={form.submission?.nothingToReport ? t('review.nothing') : t('review.ready')}>
          <p>{t('review.intro', { approver: t('review.approver') })}</p>
        </Alert>
      )}
      <Form method="post" className="button-row">
        <input type="hidden" name="version" value={form.submission?.version ?? 0} />
        {blocking.length === 0 && form.submission && <SubmitButton>{t('review.send')}</SubmitButton>}
        <ButtonLink href={path}>{t('review.back')}</ButtonLink>
      </Form>
      {!form.submission?.nothingToReport && (
        <>
          <ValuesTable form={form} caption={t('review.table')} />
          <AcceptedFindings form={form} />
        </>
      )}
    </>
  )
}

/** Several lines of a facility have its name: the legal basis tells them apart. */
function LineName({ line }: { line: Page['form']['lines'][number] | undefined }) {
  if (!line) return null
  return (
    <>
      {line.name}
      {line.detail && <small className="line-detail">{line.detail}</small>}
    </>
  )
}

/** The field that settles a finding: the reason of a warning, the cell of an error. */
function placeOf({ severity, ruleId, lineId, field }: Page['form']['findings'][number]): string {
  return fieldId(severity === 'warning' ? reasonName(ruleId, lineId, field) : cellName(lineId, field))
}
