import { data, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { getDefinition, getForm } from '../service/form.ts'
import { correct } from '../service/moves.ts'
import { confirmUnchanged, nothingToReport, saveValues } from '../service/save.ts'
import { answer } from '../threads/service.ts'
import { crumbs } from './crumbs.ts'
import { FormEditor } from './form-editor.tsx'
import type { FormPage } from './form-page.ts'
import { FormReader } from './form-reader.tsx'
import { lockText } from './lock-text.ts'
import { readPosted } from './posted-form.ts'
import styles from './reporting.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({
  context,
  params,
  request,
}: PageArguments<'roundId' | 'respondentId'>): Promise<FormPage> {
  const app = context.get(appContext)
  const { respondentId } = params
  const version = new URL(request.url).searchParams.get('version')
  const asked = version === null ? { respondentId } : { respondentId, number: Number(version) || 0 }
  const form = await pageData(getForm(app, asked), app.sentence)
  const isNewest = version === null || form.history[0]?.number === form.submission?.number
  const mayWrite = form.rights.includes('report')
  return {
    form,
    userId: app.actor.userId ?? '',
    today: app.today,
    now: app.now,
    isNewest,
    mayWrite,
    mayHandle: form.rights.includes('approve') || form.rights.includes('follow'),
    lockText: form.lock && lockText(app, form.lock),
  }
}

export async function action({ context, params, request }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const { respondentId, roundId } = params
  const values = await readForm(request)
  const here = address`/indberetning/${roundId}/${respondentId}`
  try {
    if (values.intent === 'correct') {
      await correct(app, { respondentId, reason: values.reason ?? '' })
      return redirect(here, 303)
    }
    if (values.intent === 'nothing' || values.intent === 'something') {
      await nothingToReport(app, { respondentId, nothing: values.intent === 'nothing' })
      return redirect(values.intent === 'nothing' ? address`${here}/gennemse` : here, 303)
    }
    const definition = await getDefinition(app, { respondentId })
    const { cells, reasons, errors } = readPosted(definition, values)
    if (cells.length > 0) await saveValues(app, { respondentId, cells, reasons })
    const [intent, part] = (values.intent ?? '').split(' ')
    if (intent === 'unchanged') {
      await confirmUnchanged(app, { respondentId, ...(part === undefined ? {} : { lineIds: [part] }) })
    }
    if (intent === 'answer' && part !== undefined) {
      await answer(app, { respondentId, threadId: part, text: values[`svar.${part}`] ?? '', address: app.address })
      return redirect(address`${here}?sket=svaret#traad-${part}`, 303)
    }
    if (errors.length === 0)
      return redirect(intent === 'review' ? address`${here}/gennemse` : address`${here}?gemt=1`, 303)
    const { language } = app.actor
    const refused = errors.map(({ path, message }) => ({ path, message: message[language] }))
    return data({ values, errors: refused }, { status: 400 })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

export const handle = {
  breadcrumb: (page: FormPage | undefined, language: 'da' | 'en') =>
    crumbs(
      language,
      page?.form.round,
      page && { id: page.form.respondent.id, organisationName: page.form.respondent.organisationName },
    ),
}

/** A respondent's form: to be filled by who reports while it is open, to be read by everybody else. */
export default function FormRoute() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { form } = page
  if (page.mayWrite && page.isNewest && form.lock === null && form.submission?.nothingToReport !== true) {
    // A new version or another respondent begins with fresh fields; a save must not empty them.
    return <FormEditor key={`${form.respondent.id} ${form.submission?.number ?? 1}`} page={page} answer={result} />
  }
  return <FormReader page={page} answer={result} />
}
