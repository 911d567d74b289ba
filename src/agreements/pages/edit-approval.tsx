import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ButtonRow, DateField, ErrorSummary, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { Approval } from '../model.ts'
import { recordApproval } from '../service/agreements.ts'
import { getAgreement, getChoices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { agreementCrumbs, requireUser } from './parts.tsx'

export const handle = { breadcrumb: agreementCrumbs('approval') }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { agreement } = await pageData(getChoices(app, params.agreementId ?? ''), app.sentence)
  const { parties } = await pageData(getAgreement(app, agreement.id), app.sentence)
  const party = parties.find(({ organisationId }) => organisationId === params.organisationId)
  if (!party) throw data({ code: 'agreements.noParty', message: app.sentence('agreements.noParty') }, { status: 404 })
  return { agreement, party, today: app.today }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = Approval.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  const { agreementId = '', organisationId = '' } = params
  try {
    await recordApproval(app, agreementId, organisationId, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/aftaler/${agreementId}?gemt#godkendelse`, 303)
}

/** When one party approved the agreement. */
export default function EditApproval() {
  const { agreement, party, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('recordOf', { name: party.name })} context={agreement.title} />
      <ErrorSummary form={form} />
      <StaleValues
        form={form}
        version={party.version}
        fields={[
          { name: 'approvedOn', label: t('approvedOnLabel'), now: party.approvedOn },
          { name: 'note', label: t('remark'), now: party.note },
        ]}
      />
      <form method="post">
        <HiddenField name="version" value={String(party.version)} />
        <DateField
          name="approvedOn"
          label={t('approvedOnLabel')}
          hint={t('approvedOnHint')}
          form={form}
          required={false}
          max={today}
          defaultValue={party.approvedOn ?? ''}
        />
        <TextField
          name="note"
          label={t('remark')}
          form={form}
          required={false}
          width="full"
          defaultValue={party.note ?? ''}
          maxLength={500}
        />
        <ButtonRow>
          <SubmitButton>{t('saveApproval')}</SubmitButton>
          <ButtonLink href={`/aftaler/${agreement.id}#godkendelse`}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
      <p>
        <HistoryLink table="agreement_party" record={`${agreement.id}/${party.organisationId}`} />
      </p>
    </>
  )
}
