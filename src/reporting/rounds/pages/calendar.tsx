import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import {
  DateField,
  ErrorSummary,
  FieldRow,
  Fieldset,
  type FormState,
  HiddenField,
  SubmitButton,
  TextField,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { crumbs } from '../../pages/crumbs.ts'
import { CalendarInput } from '../model.ts'
import { getCalendar, moveToWorkingDays, setCalendar } from '../service/calendar.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { calendarOf, calendarValues } from './calendar-form.ts'
import { ClosedDays } from './closed-days.tsx'

export async function loader({ context, params }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const page = await pageData(getCalendar(app, params.roundId), app.sentence)
  if (!page.mayManage) throw redirect(address`/indberetning/${params.roundId}`)
  return page
}

export async function action({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { roundId } = params
  try {
    if (values.intent === 'move') {
      await moveToWorkingDays(app, { roundId })
    } else {
      const form = CalendarInput.safeParse(calendarOf(values))
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await setCalendar(app, { roundId, roundVersion: Number(values.version), calendar: form.data })
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/indberetning/${roundId}/kalender?gemt=1`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => [
    ...crumbs(language, page && { ...page.round }).map((crumb, at) =>
      at === 1 ? { ...crumb, href: `/indberetning/${page?.round.id}` } : crumb,
    ),
    { label: (language === 'en' ? en : da)['calendar.title'] },
  ],
}

/** The secretariat sets the round's calendar: test window, opening, deadlines, corrections, final figures, reminders. */
export default function CalendarPage() {
  const { round, calendar, closedDays } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const values = form?.values ?? calendarValues(calendar)
  // Rows that were closed up are shown in their new places.
  const typed = Object.keys(values).filter((name) => name.startsWith('deadlines['))
  const rows = Math.min(8, Math.max(2, calendar.deadlines.length + 1))
  return (
    <>
      <PageHead title={t('calendar.title')} context={`${round.title} · ${t('calendar.intro')}`} />
      <ErrorSummary form={form} />
      {search.has('gemt') && !form && <Alert kind="success" title={t('calendar.saved')} live />}
      <ClosedDays roundId={round.id} notices={closedDays} />
      <Form method="post" key={`${round.version} ${typed.map((name) => values[name]).join(' ')}`}>
        <HiddenField name="version" value={String(round.version)} />
        <Point
          name="testFrom"
          title={t('calendar.testFrom')}
          hint={t('calendar.testHint')}
          form={form}
          values={values}
        />
        <Point name="opens" title={t('calendar.opens')} form={form} values={values} />
        {Array.from({ length: rows }, (_, n) => (
          <Point
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is
            key={n}
            name={`deadlines[${n}]`}
            title={t('calendar.deadline', { n: n + 1 })}
            hint={n === 0 ? t('calendar.deadlineHint') : undefined}
            named
            form={form}
            values={values}
          />
        ))}
        <Point
          name="correctionsUntil"
          title={t('calendar.corrections')}
          hint={t('calendar.correctionsHint')}
          form={form}
          values={values}
        />
        <Point name="final" title={t('calendar.final')} form={form} values={values} />
        <Reminders form={form} values={values} />
        <SubmitButton>{t('calendar.save')}</SubmitButton>
      </Form>
    </>
  )
}

type PointProps = {
  name: string
  title: string
  hint?: string
  named?: boolean
  form: FormState
  values: Record<string, string>
}

/** One point of the calendar: date and time, a deadline with its name. All may be blank. */
function Point({ name, title, hint, named = false, form, values }: PointProps) {
  const t = useTexts({ da, en })
  const field = (part: string) => ({
    name: `${name}.${part}`,
    form,
    required: false,
    defaultValue: values[`${name}.${part}`] ?? '',
  })
  return (
    <Fieldset legend={title} hint={hint}>
      <FieldRow>
        {named && <TextField label={t('calendar.name')} width="s" maxLength={60} {...field('name')} />}
        <DateField label={t('calendar.date')} {...field('date')} />
        <TextField label={t('calendar.time')} width="xs" {...field('time')} />
      </FieldRow>
    </Fieldset>
  )
}

function Reminders({ form, values }: Pick<PointProps, 'form' | 'values'>) {
  const t = useTexts({ da, en })
  const days = (name: 'remindBefore' | 'remindAfter', label: string) => (
    <TextField
      name={name}
      label={label}
      hint={t('calendar.daysHint')}
      width="s"
      form={form}
      required={false}
      defaultValue={values[name] ?? ''}
    />
  )
  return (
    <Fieldset legend={t('calendar.reminders')} hint={t('calendar.remindersHint')}>
      {days('remindBefore', t('calendar.before'))}
      {days('remindAfter', t('calendar.after'))}
    </Fieldset>
  )
}
