import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import {
  ButtonLink,
  Checkbox,
  DateField,
  ErrorSummary,
  FieldRow,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextField,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { stopRoles } from '../../model.ts'
import { ClauseFields } from '../../pages/case-fields.tsx'
import { invalidCase, readCase } from '../../pages/case-values.ts'
import { CitedValues } from '../../pages/cited-figures.tsx'
import { DecisionBox, Recommendation } from '../../pages/item-view.tsx'
import styles from '../../pages/meetings.css?url'
import { caseCrumbs, crumbsBelow, StopStateTag } from '../../pages/words.tsx'
import { da as meetings } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import { plannedStop, stopRecommendation } from '../model.ts'
import { changeStopClauses, getStop, replanStop, type StopToEdit } from '../service.ts'
import { da as stopsDa } from '../texts.da.ts'
import { en as stopsEn } from '../texts.en.ts'

const da = { ...meetings, ...stopsDa }
const en = { ...meetingsEn, ...stopsEn }

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: StopToEdit | undefined, language: 'da' | 'en') =>
    crumbsBelow(caseCrumbs(language, data?.case), `/sager/${data?.case.id ?? ''}`, data?.at.bodyName ?? ''),
}

export async function loader({ context, params, request }: PageArguments<'caseId' | 'stopId'>) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const done = searchParams.get('gjort')
  return {
    ...(await pageData(getStop(app, params), app.sentence)),
    done: done === 'stops.saved' || done === 'stops.planSaved' ? (done as 'stops.saved' | 'stops.planSaved') : null,
    beginsWithCase: searchParams.get('fra') === 'sagen',
  }
}

export async function action({ context, params, request }: PageArguments<'caseId' | 'stopId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  // A version that is no number is none that anybody saw.
  const key = { ...params, version: Number.parseInt(values.version ?? '', 10) || 0 }
  const own = address`/sager/${params.caseId}/stop/${params.stopId}`
  try {
    if (values.do === 'plan') {
      const form = plannedStop.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await replanStop(app, { ...key, stop: form.data })
      return redirect(address`${own}?gjort=stops.planSaved`, 303)
    }
    const form = stopRecommendation.safeParse(values.do === 'clear' ? { clauses: [] } : readCase(values))
    if (!form.success) return invalidCase(form.error, values, app.sentence)
    await changeStopClauses(app, { ...key, clauses: form.data.clauses })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${own}?gjort=stops.saved`, 303)
}

/** One stop of a case: what is planned, the recommendation that holds there, and what was decided. */
export default function StopPage() {
  const { case: found, at, references, cited, done } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const of = (what: string): FormState => (form?.values.do === what ? form : undefined)
  const isDecided = at.decision !== null || at.stop.state === 'done' || at.stop.state === 'cancelled'
  return (
    <FiguresProvider figures={cited.figures} search={useLocation().search}>
      <CitedValues caseId={found.id} cited={cited.byCase[found.id] ?? []}>
        <PageHead
          title={t('stops.title', { body: at.bodyName })}
          context={`${t('m.case.head', { number: found.number })} · ${found.title} · ${t(`m.role.${at.stop.role}`)}`}
          aside={<StopStateTag state={at.stop.state} />}
          actions={<ButtonLink href={`/sager/${found.id}`}>{t('m.case.back')}</ButtonLink>}
        />
        {done && !form && <Alert kind="success" title={t(done)} live />}
        <ErrorSummary form={form} />
        {at.decision && (
          <section className="case-body">
            <h2>{t('stops.decision')}</h2>
            <DecisionBox
              decision={at.decision}
              item={{ isBusiness: false, clauses: at.clauses }}
              references={references}
            />
          </section>
        )}
        {isDecided ? (
          <div className="case-body">
            <h2>{t('m.recommendation')}</h2>
            <p>{t('stops.decided')}</p>
            <Holding />
          </div>
        ) : (
          <OwnRecommendation form={of('save') ?? of('clear')} />
        )}
        {at.stop.state === 'planned' && <Plan form={of('plan')} />}
      </CitedValues>
    </FiguresProvider>
  )
}

/** The recommendation that holds: the stop's own, else that of the case. */
function Holding() {
  const { at, ofCase, references } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const clauses = at.own.length > 0 ? at.own : ofCase
  const lead = t('m.recommendation.lead', { body: at.bodyName })
  return <Recommendation clauses={clauses} lead={lead} references={references} />
}

function OwnRecommendation({ form }: { form: FormState }) {
  const { at, ofCase, edited, beginsWithCase } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const isOwn = at.own.length > 0
  return (
    <section aria-labelledby="egen">
      <h2 id="egen">{t('stops.own')}</h2>
      <p>{t(isOwn ? 'stops.ownNow' : 'stops.ownLead')}</p>
      {!isOwn && ofCase.length > 0 && (
        <div className="case-body">
          <h3>{t('stops.ofCase')}</h3>
          <Holding />
          {!beginsWithCase && (
            <p>
              <a href="?fra=sagen#egen">{t('stops.fromCase')}</a>
            </p>
          )}
        </div>
      )}
      <form method="post">
        <HiddenField name="do" value="save" />
        <HiddenField name="version" value={String(at.stop.version)} />
        <ClauseFields
          form={form}
          clauses={isOwn ? edited.own : beginsWithCase ? edited.ofCase : []}
          body={at.bodyName}
        />
        <SubmitButton>{t('stops.save')}</SubmitButton>
      </form>
      {isOwn && (
        <form method="post">
          <HiddenField name="do" value="clear" />
          <HiddenField name="version" value={String(at.stop.version)} />
          <SubmitButton variant="secondary">{t('stops.clear')}</SubmitButton>
        </form>
      )}
    </section>
  )
}

function Plan({ form }: { form: FormState }) {
  const { at, coming } = useLoaderData<typeof loader>()
  const { stop } = at
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{t('stops.plan')}</h2>
      <form method="post">
        <HiddenField name="do" value="plan" />
        <HiddenField name="version" value={String(stop.version)} />
        <FieldRow>
          <Select
            name="role"
            label={t('m.route.role')}
            form={form}
            width="m"
            options={stopRoles.map((role) => ({ value: role, label: t(`m.role.${role}`) }))}
            defaultValue={stop.role}
          />
          <TextField
            name="step"
            label={t('m.route.step')}
            hint={t('m.route.step.hint')}
            form={form}
            width="xs"
            inputMode="numeric"
            defaultValue={String(stop.step)}
          />
        </FieldRow>
        <Select
          name="meetingId"
          label={t('m.route.meeting')}
          form={form}
          required={false}
          defaultValue={stop.meetingId ?? ''}
          options={[
            { value: '', label: t('m.route.meeting.later') },
            ...coming.map(({ id, heldOn }) => ({ value: id, label: formatDate(heldOn, language) })),
          ]}
        />
        <DateField
          name="dueOn"
          label={t('stops.due')}
          hint={t('stops.due.hint')}
          form={form}
          required={false}
          defaultValue={stop.dueOn ?? ''}
        />
        <Checkbox name="isDecisive" label={t('m.route.decisive')} form={form} defaultChecked={stop.isDecisive} />
        <SubmitButton variant="secondary">{t('stops.planSave')}</SubmitButton>
      </form>
    </section>
  )
}
