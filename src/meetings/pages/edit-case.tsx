import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import {
  ButtonLink,
  Checkbox,
  ErrorSummary,
  FieldRow,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextField,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { fileOf } from '../attachments/model.ts'
import { arranged } from '../attachments/pages/arranged.ts'
import { AttachmentFields } from '../attachments/pages/attachment-fields.tsx'
import { countIn } from '../members/pages/told.tsx'
import { caseContent, newStop, stopRoles } from '../model.ts'
import { stepsOf } from '../rules/route.ts'
import {
  attachFile,
  changeCase,
  detachFile,
  getCaseToEdit,
  planStop,
  planStopsBelow,
  requireEditor,
} from '../service/cases.ts'
import { dropStop } from '../stops/service.ts'
import { da as stopsDa } from '../stops/texts.da.ts'
import { en as stopsEn } from '../stops/texts.en.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { KeptForm } from '../writing/pages/kept-form.tsx'
import { CaseFields, StaleCase } from './case-fields.tsx'
import { invalidCase, readCase } from './case-values.ts'
import styles from './meetings.css?url'
import { caseCrumbs, StopStateTag } from './words.tsx'

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: Loaded | undefined, language: 'da' | 'en') => caseCrumbs(language, data?.case, 'm.case.edit'),
}

export async function loader({ context, params }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  return { ...(await pageData(getCaseToEdit(app, params.caseId), app.sentence)), userId: app.user?.id ?? '' }
}

export async function action({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  // Before what may be a large file is read.
  await pageData(requireEditor(app, params.caseId), app.sentence)
  const data = await request.formData()
  const values = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const { caseId } = params
  try {
    if (values.do === 'stop') {
      const form = newStop.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      if (values.below === 'true') {
        const { bodyId, step } = form.data
        const planned = await planStopsBelow(app, { caseId, stop: form.data })
        return redirect(address`/sager/${caseId}/rediger?planlagt=${planned}&under=${bodyId}&trin=${step}#vej`, 303)
      }
      await planStop(app, { caseId, stop: form.data })
      return redirect(address`/sager/${caseId}/rediger#vej`, 303)
    }
    if (values.do === 'drop') {
      await dropStop(app, { caseId, stopId: values.stopId ?? '' })
      return redirect(address`/sager/${caseId}/rediger#vej`, 303)
    }
    if (await arranged(app, { caseId }, values)) return redirect(address`/sager/${caseId}/rediger#bilag`, 303)
    if (values.do === 'detach') {
      await detachFile(app, { caseId, attachmentId: values.attachmentId ?? '' })
      return redirect(address`/sager/${caseId}/rediger#bilag`, 303)
    }
    if (values.do === 'attach') {
      const file = fileOf(data)
      if (!file) return { values, errors: [{ path: 'file', message: app.sentence('meetings.fileMissing') }] }
      await attachFile(app, { caseId, title: values.fileTitle ?? '', closed: values.confidential === 'true', file })
      return redirect(address`/sager/${caseId}/rediger#bilag`, 303)
    }
    const form = caseContent.safeParse(readCase(values))
    if (!form.success) return invalidCase(form.error, values, app.sentence)
    await changeCase(app, { id: caseId, version: Number(values.version), content: form.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/sager/${caseId}?gemt`, 303)
}

/** Working on a case: what it says, its attachments, its route. */
export default function EditCase() {
  const data = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const { case: found, clauses } = data
  const of = (what: string) => (form?.values.do === what ? form : undefined)
  return (
    <>
      <PageHead
        title={t('m.case.editTitle', { number: found.number })}
        actions={<ButtonLink href={`/sager/${found.id}`}>{t('m.case.back')}</ButtonLink>}
      />
      <ErrorSummary form={form} />
      <StaleCase form={of('save')} given={found} clauses={clauses} />
      <KeptForm name={`sag.${found.id}`} userId={data.userId} version={found.version}>
        <HiddenField name="do" value="save" />
        <HiddenField name="version" value={String(found.version)} />
        <CaseFields form={of('save')} given={found} clauses={clauses} />
        <SubmitButton>{t('m.case.save')}</SubmitButton>
      </KeptForm>
      <AttachmentFields
        attachments={data.attachments}
        none={t('m.case.files.none')}
        form={of('attach') ?? of('renameFile')}
      />
      <Route data={data} form={of('stop')} />
    </>
  )
}

function Route({ data, form }: { data: Loaded; form: FormState }) {
  const t = useTexts({ da, en })
  const own = useTexts({ da: stopsDa, en: stopsEn })
  const language = useLanguage()
  const { stops, bodies, coming } = data
  const inOrder = stepsOf(
    stops,
    ({ step }) => step,
    ({ bodyName }) => bodyName,
  ).flat()
  return (
    <section aria-labelledby="vej">
      <h2 id="vej">{t('m.route.title')}</h2>
      {!form && <PlannedBelow bodies={bodies} />}
      {stops.length === 0 && <p>{t('m.route.none')}</p>}
      <ol className="order-list">
        {inOrder.map((stop) => (
          <li key={stop.id} className="order-item order-line">
            <span>
              {stop.step}. <strong>{stop.bodyName}</strong> · {t(`m.role.${stop.role}`)}
              {stop.isDecisive && ` · ${t('m.route.decisive')}`}
              {stop.meeting && ` · ${formatDate(stop.meeting.heldOn, language)}`} · <StopStateTag state={stop.state} />
            </span>
            <a href={`/sager/${data.case.id}/stop/${stop.id}`}>{own('stops.edit', { body: stop.bodyName })}</a>
            {stop.state === 'planned' && (
              <form method="post">
                <HiddenField name="do" value="drop" />
                <HiddenField name="stopId" value={stop.id} />
                <button type="submit" className="button-as-link">
                  {t('m.route.remove', { body: stop.bodyName })}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
      <form method="post">
        <HiddenField name="do" value="stop" />
        <FieldRow>
          <Select
            name="bodyId"
            label={t('m.body')}
            form={form}
            placeholder={t('m.choose')}
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="role"
            label={t('m.route.role')}
            form={form}
            width="m"
            options={stopRoles.map((role) => ({ value: role, label: t(`m.role.${role}`) }))}
            defaultValue="recommendation"
          />
          <TextField
            name="step"
            label={t('m.route.step')}
            hint={t('m.route.step.hint')}
            form={form}
            width="xs"
            inputMode="numeric"
            defaultValue={String((stops.at(-1)?.step ?? 0) + 1)}
          />
        </FieldRow>
        <Select
          name="meetingId"
          label={t('m.route.meeting')}
          form={form}
          required={false}
          options={[
            { value: '', label: t('m.route.meeting.later') },
            ...coming.map(({ id, bodyName, heldOn }) => ({
              value: id,
              label: `${bodyName}, ${formatDate(heldOn, language)}`,
            })),
          ]}
        />
        <Checkbox name="isDecisive" label={t('m.route.decisive')} form={form} />
        <Checkbox name="below" label={t('m.route.below')} hint={t('m.route.below.hint')} form={form} />
        <SubmitButton variant="secondary">{t('m.route.add')}</SubmitButton>
      </form>
    </section>
  )
}

/** What came of planning a stop at all bodies below one, from the address; nothing when no such step was taken. */
function PlannedBelow({ bodies }: { bodies: Loaded['bodies'] }) {
  const own = useTexts({ da: stopsDa, en: stopsEn })
  const { search } = useLocation()
  const planned = countIn(search, 'planlagt')
  const body = bodies.find(({ id }) => id === new URLSearchParams(search).get('under'))
  if (planned === null || !body) return null
  const said = { n: planned, body: body.name, step: countIn(search, 'trin') ?? '' }
  return planned > 0 ? (
    <Alert kind="success" title={own('stops.belowPlanned', said)} live />
  ) : (
    <Alert kind="info" title={own('stops.belowTaken', said)} live>
      <p>{own('stops.belowTakenHint')}</p>
    </Alert>
  )
}
