import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink, ButtonRow, DateField, ErrorSummary, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { newProcedure } from '../model.ts'
import { getStopToHear, planProcedure } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs, listHref } from './parts.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = newProcedure.shape.stopId.safeParse(new URL(request.url).searchParams.get('stop'))
  // An address without a stop is answered as one whose stop does not exist.
  return pageData(getStopToHear(app, asked.data ?? crypto.randomUUID()), app.sentence)
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = newProcedure.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    return redirect(address`${listHref}/${await planProcedure(app, form.data)}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => crumbs(language, { da, en }[language]['procedures.newTitle']),
}

/** A draft of a written procedure for a planned stop of a case. */
export default function NewProcedurePage() {
  const stop = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const context = t('procedures.newContext', { number: stop.caseNumber, title: stop.caseTitle, body: stop.bodyName })
  return (
    <>
      <PageHead title={t('procedures.newTitle')} context={context} />
      <ErrorSummary form={form} />
      <Form method="post">
        <HiddenField name="stopId" value={stop.id} />
        <DateField name="deadline" label={t('procedures.deadline')} hint={t('procedures.deadlineHint')} form={form} />
        <TextArea
          name="text"
          label={t('procedures.text')}
          hint={t('procedures.textHint')}
          form={form}
          required={false}
          rows={5}
        />
        <ButtonRow>
          <SubmitButton>{t('procedures.saveDraft')}</SubmitButton>
          <ButtonLink href={listHref}>{t('procedures.backToList')}</ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
