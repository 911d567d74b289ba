import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import {
  ButtonRow,
  DateField,
  ErrorSummary,
  FieldRow,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { requireUser } from '../../people/pages/guard.ts'
import { MandateApproval, MandateDraft, MandateEnd, mandateParts } from '../model.ts'
import { approveMandate, endMandate, getDraft, saveDraft } from '../service/mandates.ts'
import { getChoices } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { bodyCrumbs } from './parts.tsx'

const notices = { kladde: 'draftSaved', godkendt: 'mandateApproved', slut: 'mandateClosed' } as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const draft = await pageData(getDraft(app, params.bodyId ?? ''), app.sentence)
  const { bodies } = await getChoices(app)
  const asked = new URL(request.url).searchParams.get('besked') ?? ''
  const notice = Object.hasOwn(notices, asked) ? notices[asked as keyof typeof notices] : null
  return { ...draft, bodies, today: app.today, notice }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = formOf(values).safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    return redirect(address`?besked=${await carryOut(app, params.bodyId ?? '', values.intent, form.data)}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

function formOf({ intent }: Record<string, string>) {
  return intent === 'approve' ? MandateApproval : intent === 'end' ? MandateEnd : MandateDraft
}

async function carryOut(app: AppContext, bodyId: string, intent: string | undefined, data: unknown) {
  if (intent === 'approve') {
    await approveMandate(app, bodyId, data as MandateApproval)
    return 'godkendt'
  }
  if (intent === 'end') {
    await endMandate(app, bodyId, data as MandateEnd)
    return 'slut'
  }
  await saveDraft(app, bodyId, data as MandateDraft)
  return 'kladde'
}

export const handle = { breadcrumb: bodyCrumbs('mandate') }

/** The draft of a mandate (kommissorium), its approval, and the end of the one in force. */
export default function EditMandate() {
  const { body, notice, draft, inForce } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const of = (intent: string): FormState => (form?.values.intent === intent ? form : undefined)
  return (
    <>
      <PageHead title={t('mandateOf', { name: body.name })} />
      {notice && !form && (
        <Alert kind="success" live>
          {t(notice)}
        </Alert>
      )}
      <ErrorSummary form={form} />
      <DraftForm form={of('save')} />
      {draft && <ApprovalForm form={of('approve')} />}
      {inForce && <EndForm form={of('end')} />}
      <p>
        <a href={`/fora/${body.id}#kommissorium`}>{body.name}</a>
        {draft && (
          <>
            {' · '}
            <HistoryLink table="body_mandate" record={`${body.id}/${draft.number}`} />
          </>
        )}
      </p>
    </>
  )
}

function DraftForm({ form }: { form: FormState }) {
  const { draft, begun } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const version = draft?.version ?? 0
  return (
    <form method="post">
      <p>{t(draft || !begun ? 'draftIntro' : 'draftFromLatest')}</p>
      <StaleValues
        form={form}
        version={version}
        fields={mandateParts.map((part) => ({ name: part, label: t(`part.${part}`), now: draft?.[part] ?? null }))}
      />
      <HiddenField name="intent" value="save" />
      <HiddenField name="version" value={String(version)} />
      {mandateParts.map((part) => (
        <TextArea
          key={part}
          name={part}
          label={t(`part.${part}`)}
          hint={['tasks', 'members', 'timePlan'].includes(part) ? t('onePerLine') : undefined}
          form={form}
          required={false}
          defaultValue={begun?.[part] ?? ''}
        />
      ))}
      <ButtonRow>
        <SubmitButton>{t('saveDraft')}</SubmitButton>
      </ButtonRow>
    </form>
  )
}

function ApprovalForm({ form }: { form: FormState }) {
  const { body, bodies, draft, today } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <form method="post">
      <h2>{t('approveTitle')}</h2>
      <p>{t('approveIntro')}</p>
      <HiddenField name="intent" value="approve" />
      <HiddenField name="version" value={String(draft?.version ?? 0)} />
      <FieldRow>
        <Select
          name="approvedByBodyId"
          label={t('approvedBy')}
          form={form}
          placeholder={t('choose')}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={body.parentId ?? ''}
        />
        <DateField name="approvedOn" label={t('approvedOn')} form={form} defaultValue={today} />
      </FieldRow>
      <ButtonRow>
        <SubmitButton>{t('approve')}</SubmitButton>
      </ButtonRow>
    </form>
  )
}

function EndForm({ form }: { form: FormState }) {
  const { inForce, today } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <form method="post">
      <h2>{t('endTitle')}</h2>
      <HiddenField name="intent" value="end" />
      <HiddenField name="version" value={String(inForce?.version ?? 0)} />
      <DateField name="endedOn" label={t('endedOnLabel')} form={form} defaultValue={today} />
      <TextField name="endReason" label={t('endReasonLabel')} hint={t('endReasonHint')} form={form} />
      <ButtonRow>
        <SubmitButton variant="secondary">{t('end')}</SubmitButton>
      </ButtonRow>
    </form>
  )
}
