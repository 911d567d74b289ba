import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useTexts } from '#ui/texts.ts'
import { itemPurposes } from '../../model.ts'
import styles from '../../pages/meetings.css?url'
import { crumbs, crumbsBelow } from '../../pages/words.tsx'
import { da as meetingsDa } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import { bodyPractice, newStandingItem, standingKinds } from '../model.ts'
import { addStandingItem, arrangeStandingItem, changePractice, getPractice, type PracticeToEdit } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ascending } from './practices.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: PracticeToEdit | undefined, language: 'da' | 'en') => {
    const list = crumbsBelow(crumbs(language), '/moeder', { da, en }[language]['practice.title'])
    return crumbsBelow(list, '/moeder/praksis', data?.bodyName ?? '')
  },
}

export async function loader({ context, params, request }: PageArguments<'bodyId'>) {
  const app = context.get(appContext)
  const isSaved = new URL(request.url).searchParams.has('gemt')
  return { ...(await pageData(getPractice(app, params.bodyId), app.sentence)), isSaved }
}

export async function action({ context, params, request }: PageArguments<'bodyId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { bodyId } = params
  const here = address`/moeder/praksis/${bodyId}`
  try {
    if (values.do === 'up' || values.do === 'down' || values.do === 'away') {
      await arrangeStandingItem(app, { bodyId, place: Number(values.place), to: values.do })
      return redirect(address`${here}#faste-punkter`, 303)
    }
    if (values.do === 'add') {
      const item = newStandingItem.safeParse(values)
      if (!item.success) return invalidForm(item.error, values, app.sentence)
      await addStandingItem(app, { bodyId, item: item.data })
      return redirect(address`${here}#faste-punkter`, 303)
    }
    const form = bodyPractice.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    await changePractice(app, { bodyId, version: Number(values.version), practice: form.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`${here}?gemt`, 303)
}

/** How one body works: days counted from its meetings, reminders, and what every agenda begins with. */
export default function Practice() {
  const practice = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const own = form?.values.do === undefined ? form : undefined
  const now = {
    submissionDays: String(practice.submissionDays),
    agendaDays: String(practice.agendaDays),
    hearingDays: String(practice.hearingDays),
    remindBefore: ascending(practice.remindBefore),
    remindAfter: ascending(practice.remindAfter),
  }
  const field = (name: keyof typeof now, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      form={own}
      width={name.startsWith('remind') ? 'm' : 'xs'}
      inputMode={name.startsWith('remind') ? undefined : 'numeric'}
      required={!name.startsWith('remind')}
      defaultValue={now[name]}
    />
  )
  return (
    <>
      <PageHead title={t('practice.edit', { body: practice.bodyName })} />
      {practice.isSaved && !form && <Alert kind="success" live title={t('practice.saved')} />}
      <ErrorSummary form={form} />
      <StaleValues
        form={own}
        version={practice.version}
        fields={[
          { name: 'submissionDays', label: t('practice.submissionDays'), now: now.submissionDays },
          { name: 'agendaDays', label: t('practice.agendaDays'), now: now.agendaDays },
          { name: 'hearingDays', label: t('practice.hearingDays'), now: now.hearingDays },
          { name: 'remindBefore', label: t('practice.remindBeforeLabel'), now: now.remindBefore },
          { name: 'remindAfter', label: t('practice.remindAfterLabel'), now: now.remindAfter },
        ]}
      />
      <form method="post">
        <HiddenField name="version" value={String(practice.version)} />
        {field('submissionDays', t('practice.submissionDays'), t('practice.days.hint'))}
        {field('agendaDays', t('practice.agendaDays'), t('practice.days.hint'))}
        {field('hearingDays', t('practice.hearingDays'), t('practice.hearingDays.hint'))}
        {field('remindBefore', t('practice.remindBeforeLabel'), t('practice.remind.hint'))}
        {field('remindAfter', t('practice.remindAfterLabel'))}
        <p className="quiet">{t('practice.note')}</p>
        <SubmitButton>{t('practice.save')}</SubmitButton>
      </form>
      <Standing practice={practice} form={form?.values.do === 'add' ? form : undefined} />
    </>
  )
}

function Standing({ practice, form }: { practice: PracticeToEdit; form: FormState }) {
  const t = useTexts({ da, en })
  const m = useTexts({ da: meetingsDa, en: meetingsEn })
  const { standing } = practice
  const button = (place: number, to: 'up' | 'down' | 'away', sign: string, label: string, isOff = false) => (
    <form method="post">
      <HiddenField name="do" value={to} />
      <HiddenField name="place" value={String(place)} />
      <button type="submit" className="button button-secondary" aria-label={label} title={label} disabled={isOff}>
        {sign}
      </button>
    </form>
  )
  return (
    <section aria-labelledby="faste-punkter">
      <h2 id="faste-punkter">{t('practice.standing')}</h2>
      <p>{t('practice.standing.lead')}</p>
      <ol className="order-list">
        {standing.map((item, index) => {
          const title = item.title ?? m(`m.kind.${item.kind}`)
          const place = index + 1
          return (
            <li key={item.id ?? item.kind} className="order-item order-line">
              <span>
                {place}. {title} <span className="meeting-detail">{m(`m.purpose.${item.purpose}`)}</span>
              </span>
              <div className="order-buttons">
                {button(place, 'up', '↑', t('practice.standing.up', { title }), index === 0)}
                {button(place, 'down', '↓', t('practice.standing.down', { title }), place === standing.length)}
                {button(place, 'away', '×', t('practice.standing.remove', { title }))}
              </div>
            </li>
          )
        })}
      </ol>
      <Details summary={t('practice.standing.add')} open={form !== undefined}>
        <form method="post">
          <HiddenField name="do" value="add" />
          <Select
            name="kind"
            label={m('m.edit.kind')}
            form={form}
            defaultValue="other"
            options={standingKinds.map((kind) => ({ value: kind, label: m(`m.kind.${kind}`) }))}
          />
          <TextField
            name="title"
            label={m('m.edit.itemTitle')}
            hint={m('m.edit.itemTitle.hint')}
            form={form}
            required={false}
          />
          <Select
            name="purpose"
            label={m('m.edit.purpose')}
            form={form}
            defaultValue="orientation"
            options={itemPurposes.map((purpose) => ({ value: purpose, label: m(`m.purpose.${purpose}`) }))}
          />
          <SubmitButton variant="secondary">{t('practice.standing.action')}</SubmitButton>
        </form>
      </Details>
    </section>
  )
}
