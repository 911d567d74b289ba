import { redirect, useActionData, useLoaderData } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ErrorSummary, FieldRow, Radios, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { caseContent, caseNumbering, newStop, stopRoles } from '../model.ts'
import { requireSecretariat } from '../service/access.ts'
import { createCase } from '../service/cases.ts'
import { getCalendar } from '../service/meetings.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { KeptForm } from '../writing/pages/kept-form.tsx'
import { CaseFields } from './case-fields.tsx'
import { invalidCase, readCase } from './case-values.ts'
import styles from './meetings.css?url'
import { caseCrumbs } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => caseCrumbs(language, undefined, 'm.cases.new'),
}

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  await pageData(requireSecretariat(app), app.sentence)
  const { bodies, coming } = await pageData(getCalendar(app), app.sentence)
  const asked = new URL(request.url).searchParams
  return {
    bodies,
    coming,
    bodyId: asked.get('forum') ?? '',
    meetingId: asked.get('moede') ?? '',
    userId: app.user?.id ?? '',
  }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const content = caseContent.safeParse(readCase(values))
  if (!content.success) return invalidCase(content.error, values, app.sentence)
  const numbering = caseNumbering.safeParse(values)
  if (!numbering.success) return invalidForm(numbering.error, values, app.sentence)
  const stop = values.bodyId ? newStop.safeParse({ ...values, step: 1 }) : undefined
  if (stop && !stop.success) return invalidForm(stop.error, values, app.sentence)
  try {
    const id = await createCase(app, {
      content: content.data,
      numbering: numbering.data,
      ...(stop && { stop: stop.data }),
    })
    return redirect(address`/sager/${id}?gemt=ny`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** Making a case: its number, what it says, and the first body it goes to. */
export default function NewCase() {
  const { bodies, coming, bodyId, meetingId, userId } = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const numberings = ['year-serial', 'series', 'typed'] as const
  return (
    <>
      <PageHead title={t('m.newCase.title')} />
      <ErrorSummary form={form} />
      <KeptForm name="sag.ny" userId={userId} version={0}>
        <CaseFields form={form} />
        <h2>{t('m.route.title')}</h2>
        <Select
          name="bodyId"
          label={t('m.newCase.first')}
          form={form}
          required={false}
          defaultValue={bodyId}
          options={[
            { value: '', label: t('m.newCase.first.none') },
            ...bodies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          name="role"
          label={t('m.route.role')}
          form={form}
          required={false}
          defaultValue="recommendation"
          options={stopRoles.map((role) => ({ value: role, label: t(`m.role.${role}`) }))}
        />
        <Select
          name="meetingId"
          label={t('m.route.meeting')}
          form={form}
          required={false}
          defaultValue={meetingId}
          options={[
            { value: '', label: t('m.route.meeting.later') },
            ...coming.map(({ id, bodyName, heldOn }) => ({
              value: id,
              label: `${bodyName}, ${formatDate(heldOn, language)}`,
            })),
          ]}
        />
        <Radios
          name="numbering"
          label={t('m.newCase.numbering')}
          form={form}
          defaultValue="year-serial"
          options={numberings.map((value) => ({ value, label: t(`m.newCase.numbering.${value}`) }))}
        />
        <div className="if-numbered">
          <FieldRow>
            <TextField name="series" label={t('m.newCase.series')} form={form} required={false} width="s" />
            <TextField name="number" label={t('m.newCase.number')} form={form} required={false} width="m" />
          </FieldRow>
        </div>
        <SubmitButton>{t('m.newCase.action')}</SubmitButton>
      </KeptForm>
    </>
  )
}
