import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { DateField, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
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
  const { agreementId = '', organisationId = '' } = params
  return saveForm(app, request, Approval, async (approval) => {
    await recordApproval(app, agreementId, organisationId, approval)
    return address`/aftaler/${agreementId}?gemt#godkendelse`
  })
}

/** When one party approved the agreement. */
export default function EditApproval() {
  const { agreement, party, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <EditPage
      title={t('recordOf', { name: party.name })}
      context={agreement.title}
      form={form}
      stored={{
        version: party.version,
        fields: [
          { name: 'approvedOn', label: t('approvedOnLabel'), now: party.approvedOn },
          { name: 'note', label: t('remark'), now: party.note },
        ],
        history: { table: 'agreement_party', record: `${agreement.id}/${party.organisationId}` },
      }}
      save={t('saveApproval')}
      cancel={{ href: `/aftaler/${agreement.id}#godkendelse`, label: t('cancel') }}
    >
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
    </EditPage>
  )
}
