import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { z } from 'zod'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Checkbox, DateField, ErrorSummary, Fieldset, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { createRound, proposeRound } from '../service/rounds.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs } from './crumbs.ts'

const yearText = z
  .string()
  .regex(/^20[0-9]{2}$/, 'reporting.yearUnreadable')
  .transform(Number)
const RoundForm = z.object({
  templateId: z.string().min(1, 'reporting.noTemplate'),
  ownerId: z.string().min(1, 'reporting.notSecretariat'),
  year: yearText,
  title: z.string().trim().min(1, 'reporting.titleMissing').max(200, 'reporting.titleMissing'),
  deadlineDate: z.string().min(1, 'reporting.deadlineUnreadable'),
  deadlineTime: z.string().min(1, 'reporting.deadlineUnreadable'),
})

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const query = new URL(request.url).searchParams
  const asked = yearText.safeParse(query.get('aar') ?? '')
  const templateId = query.get('skabelon') ?? undefined
  const year = asked.success ? asked.data : Number(app.today.slice(0, 4)) - 1
  return { year, ...(await pageData(proposeRound(app, { year, templateId }), app.sentence)) }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = RoundForm.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  const organisationIds = Object.keys(values)
    .filter((name) => name.startsWith('organisation.'))
    .map((name) => name.slice('organisation.'.length))
  let id: string
  try {
    id = await createRound(app, { ...form.data, organisationIds })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/indberetning/${id}`, 303)
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => crumbs(language, undefined, undefined, 'rounds.new'),
}

/** The secretariat makes a round: template, year, who, until when. */
export default function NewRound() {
  const { year, templates, templateId, owners, respondents } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const template = templates.find(({ id }) => id === templateId)
  const regions = Object.groupBy(respondents, ({ regionName }) => regionName ?? '')
  return (
    <>
      <PageHead title={t('new.title')} context={t('new.intro')} />
      <ErrorSummary form={form} />
      <form method="get">
        <Select
          name="skabelon"
          label={t('new.template')}
          defaultValue={templateId ?? undefined}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="aar"
          label={t('new.year')}
          hint={t('new.yearHint')}
          defaultValue={String(year)}
          inputMode="numeric"
          width="xs"
        />
        <SubmitButton variant="secondary">{t('new.showYear')}</SubmitButton>
      </form>
      <Form method="post">
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="templateId" value={templateId ?? ''} />
        <TextField
          key={`${templateId} ${year}`}
          name="title"
          label={t('new.name')}
          form={form}
          defaultValue={`${template?.name ?? ''} ${year}`.trim()}
        />
        <Select
          name="ownerId"
          label={t('new.owner')}
          form={form}
          defaultValue={owners[0]?.id}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="deadlineDate" label={t('new.deadlineDate')} form={form} />
        <TextField
          name="deadlineTime"
          label={t('new.deadlineTime')}
          hint={t('new.deadlineTimeHint')}
          form={form}
          defaultValue="12.00"
          width="xs"
        />
        {Object.entries(regions).map(([region, own = []]) => (
          <Fieldset
            key={`${templateId} ${region}`}
            legend={region === '' ? t('new.respondents') : `${t('new.respondents')} ${region}`}
            hint={region === '' ? t('new.respondentsHint') : undefined}
          >
            {own.map(({ organisationId, name, lines }) => (
              <Checkbox
                key={organisationId}
                name={`organisation.${organisationId}`}
                label={region === '' ? `${name} (${t('new.lines', { n: lines })})` : name}
                form={form}
                defaultChecked={region === ''}
              />
            ))}
          </Fieldset>
        ))}
        <SubmitButton>{t('new.save')}</SubmitButton>
      </Form>
    </>
  )
}
