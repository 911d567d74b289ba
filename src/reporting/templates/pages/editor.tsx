import { useEffect, useState } from 'react'
import { data, Form, redirect, useActionData, useLoaderData } from 'react-router'
import { isAppError } from '#platform/errors.ts'
import { address } from '#ui/address.ts'
import { appContext, hasRole } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import {
  DateField,
  ErrorSummary,
  type FormState,
  fieldId,
  HiddenField,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { TemplateDefinition } from '../../model.ts'
import { getTemplate, readDefinition, saveTemplate, type TemplateDetail } from '../service/templates.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { FieldsEditor } from './editor-fields.tsx'
import { RulesEditor } from './editor-rules.tsx'
import { TryOut } from './editor-try.tsx'
import { countOf, definitionOf, placeOf, type Values, valuesOf, withoutRow, withRow } from './posted-template.ts'
import { TemplateRead } from './template-read.tsx'
import styles from './templates.css?url'
import { previewsOf, type Tried, tryRules } from './try-out.ts'

type Arguments = PageArguments<'templateId'>

export const links = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: Arguments) {
  const app = context.get(appContext)
  const query = new URL(request.url).searchParams
  const asked = Number(query.get('version'))
  const known = params.templateId
    ? await pageData(
        getTemplate(app, params.templateId, Number.isInteger(asked) && asked > 0 ? asked : undefined),
        app.sentence,
      )
    : null
  const values = known ? nextVersion(known) : emptyTemplate(app.today)
  return {
    name: known?.definition.name ?? null,
    shipped: known?.shipped ?? false,
    mayKeep: hasRole(app.user, ['administrator']),
    definition: known?.definition ?? null,
    versions: known?.versions ?? [],
    saved: Number(query.get('gemt')) || null,
    values,
    previews: previewsOf(values, countOf(values, 'rules'), app.actor.language),
  }
}

/** What a shipped template becomes is a new one, without an id yet. */
function nextVersion({ definition, versions, shipped }: TemplateDetail): Values {
  const values = valuesOf(definition)
  if (shipped) return { ...values, id: '', version: '1' }
  return { ...values, version: String((versions[0]?.version ?? 0) + 1) }
}

function emptyTemplate(today: string): Values {
  const validFrom = `${today.slice(0, 4)}-01-01`
  const start = { id: '', version: '1', validFrom, lineKind: 'organisation', respondents: 'municipalities' }
  return withRow(start, 'fields')
}

type Answer = NonNullable<FormState> & { values: Values; previews: string[]; tried: Tried | null; focus: string | null }

export async function action({ context, request }: Arguments) {
  const app = context.get(appContext)
  const { language } = app.actor
  const { intent = 'refresh', ...values } = await readForm(request)
  const show = (shown: Values, more: Partial<Answer> = {}) => {
    const previews = previewsOf(shown, countOf(shown, 'rules'), language)
    return data<Answer>(
      { values: shown, errors: [], previews, tried: null, focus: null, ...more },
      { status: more.errors?.length ? 400 : 200 },
    )
  }
  const [verb, list, row] = intent.split(':')
  const listed = list === 'rules' ? 'rules' : 'fields'
  if (verb === 'add') {
    const focus = `${listed}[${countOf(values, listed)}].${listed === 'rules' ? 'id' : 'key'}`
    return show(withRow(values, listed), { focus })
  }
  if (verb === 'remove') return show(withoutRow(values, listed, Number(row)), { focus: 'id' })
  if (verb === 'refresh') return show(values)
  try {
    const posted = definitionOf(values)
    if (verb === 'try') {
      const { found, faults } = tryRules(
        readDefinition({ ...(posted as object), id: values.id || 'try' }),
        values,
        language,
      )
      const errors = faults.map(({ path, message = '' }) => ({ path, message }))
      return show(values, errors.length > 0 ? { errors } : { tried: found })
    }
    const { id, version } = await saveTemplate(app, posted)
    return redirect(address`/administration/skabeloner/${id}?gemt=${version}`, 303)
  } catch (error) {
    if (!isAppError(error)) throw error
    const refused = refusedForm(error, values, app.sentence)
    const errors = refused.data.errors.map(({ path = '', message }) => ({ path: placeOf(path), message }))
    return data<Answer>({ ...show(values).data, errors }, { status: refused.init?.status ?? 400 })
  }
}

export const handle = {
  breadcrumb: (page: Awaited<ReturnType<typeof loader>> | undefined, language: 'da' | 'en') => [
    { href: '/administration/skabeloner', label: { da, en }[language]['list.title'] },
    { label: page?.name?.[language] ?? { da, en }[language]['edit.new'] },
  ],
}

/** Makes a template, or the next version of one: what is asked, what is checked, and a place to try it. */
export default function TemplateEditor() {
  const { values, mayKeep, definition } = useLoaderData<typeof loader>()
  if (!mayKeep && definition) return <Reader definition={definition} />
  return <Editor key={`${values.id} ${values.version}`} />
}

/** For all but administrators the template is something to read, not a form they cannot fill. */
function Reader({ definition }: { definition: TemplateDefinition }) {
  const { versions, previews } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={definition.name[useLanguage()]} context={t('read.lead', { n: definition.version })} />
      <TemplateRead definition={definition} previews={previews} />
      <Versions versions={versions} />
    </>
  )
}

function Editor() {
  const { name, shipped, mayKeep, versions, saved, values, previews } = useLoaderData<typeof loader>()
  const answer = useLastAnswer()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const form = answer ?? { values, errors: [] }
  useEffect(() => {
    if (answer?.focus) document.getElementById(fieldId(answer.focus))?.focus()
  }, [answer])
  const version = form.values.version ?? '1'
  const title = name === null ? t('edit.new') : t(shipped ? 'edit.copy' : 'edit.title', { name: name[language] })
  return (
    <>
      <PageHead title={title} context={t('edit.lead', { n: version })} />
      {saved && <Alert kind="success" title={t('edit.saved', { version: saved })} />}
      {!mayKeep && <Alert kind="info" title={t('edit.readOnly')} />}
      {shipped && mayKeep && <Alert kind="info" title={t('edit.shippedNote')} />}
      <ErrorSummary form={form} />
      <Versions versions={versions} />
      <Form method="post" key={JSON.stringify(form.values)}>
        {/* The button that Enter in a field presses; without it that would be the first one, which removes a field. */}
        <button type="submit" name="intent" value="refresh" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <HiddenField name="version" value={version} />
        <HiddenField name="computed" value={form.values.computed ?? '[]'} />
        <fieldset className="plain-fieldset" disabled={!mayKeep}>
          <About form={form} isFixed={version !== '1'} />
          <FieldsEditor form={form} start={values} />
          <RulesEditor form={form} previews={answer?.previews ?? previews} start={values} />
          <TryOut form={form} tried={answer?.tried ?? null} />
          {mayKeep && (
            <p>
              <SubmitButton name="intent" value="save">
                {t('edit.save', { n: version })}
              </SubmitButton>
            </p>
          )}
        </fieldset>
      </Form>
    </>
  )
}

/** The last answer of the action: following a link within the page clears the router's own, and with it what was typed. */
function useLastAnswer() {
  const answer = useActionData<typeof action>()
  const [last, setLast] = useState(answer)
  if (answer && answer !== last) setLast(answer)
  return answer ?? last
}

function About({ form, isFixed }: { form: NonNullable<FormState>; isFixed: boolean }) {
  const t = useTexts({ da, en })
  const lineKinds = ['organisation', 'offering'] as const
  const respondents = ['municipalities', 'operators'] as const
  return (
    <section aria-labelledby="om-skabelonen">
      <h2 id="om-skabelonen">{t('edit.about')}</h2>
      <TextField name="id" form={form} label={t('edit.id')} hint={t('edit.idHint')} width="m" readOnly={isFixed} />
      <TextField name="name.da" form={form} label={t('edit.nameDa')} />
      <TextField name="name.en" form={form} label={t('edit.nameEn')} />
      <TextArea
        name="about.da"
        form={form}
        required={false}
        label={t('edit.aboutDa')}
        hint={t('edit.aboutHint')}
        rows={3}
      />
      <TextArea name="about.en" form={form} required={false} label={t('edit.aboutEn')} rows={3} />
      <Radios
        name="lineKind"
        form={form}
        label={t('edit.lineKind')}
        options={lineKinds.map((value) => ({ value, label: t(`edit.lineKind.${value}`) }))}
      />
      <Radios
        name="respondents"
        form={form}
        label={t('edit.respondents')}
        options={respondents.map((value) => ({ value, label: t(`edit.respondents.${value}`) }))}
      />
      <DateField name="validFrom" form={form} label={t('edit.validFrom')} />
    </section>
  )
}

function Versions({ versions }: { versions: TemplateDetail['versions'] }) {
  const t = useTexts({ da, en })
  if (versions.length === 0) return null
  return (
    <details className="fold">
      <summary>{t('edit.versions')}</summary>
      <ul>
        {versions.map(({ templateId, version, years, createdByName, shipped }) => (
          <li key={version}>
            <a href={`/administration/skabeloner/${templateId}?version=${version}`}>{t('edit.open', { n: version })}</a>
            {' · '}
            {shipped ? t('list.shipped') : createdByName}
            {' · '}
            {years.length > 0 ? years.join(', ') : t('list.unused')}
          </li>
        ))}
      </ul>
    </details>
  )
}
