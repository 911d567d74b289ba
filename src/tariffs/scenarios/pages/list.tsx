import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState, NumberField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { newComparison } from '../model.ts'
import { createComparison, getComparisons } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { machineNumber } from './typed.ts'

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [
    { label: translate(language, { da, en }, 'scenario.list.title') },
  ],
}

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  const { items, own, sheets } = await pageData(getComparisons(app), app.sentence)
  const nextYear = Number(app.today.slice(0, 4)) + 1
  return { items, own, sheets: sheets.map(({ id, name, year }) => ({ id, name, year })), nextYear }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = newComparison.safeParse({
    ...values,
    currentTariff: machineNumber(values.currentTariff),
    sheetId: values.sheetId || null,
  })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  let id: string
  try {
    id = await createComparison(app, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/takster/scenarier/${id}`, 303)
}

/** The comparisons of one's own organisation, and the form to begin another. */
export default function Scenarios() {
  const { items, own, sheets, nextYear } = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const form = actionData && 'values' in actionData ? actionData : undefined
  return (
    <>
      <PageHead title={t('scenario.list.title')} />
      <p className="lead">{t('scenario.list.lead')}</p>
      {items.length === 0 ? (
        <EmptyState title={t('scenario.list.none')} />
      ) : (
        <Table caption={t('scenario.list.caption')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('scenario.list.name')}</ColumnHead>
              <ColumnHead>{t('scenario.list.organisation')}</ColumnHead>
              <ColumnHead align="right">{t('scenario.list.year')}</ColumnHead>
              <ColumnHead align="right">{t('scenario.list.count')}</ColumnHead>
              <ColumnHead>{t('scenario.list.recommended')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <a href={`/takster/scenarier/${item.id}`}>{item.title}</a>
                </th>
                <td data-title={t('scenario.list.organisation')}>{item.organisationName}</td>
                <td className="align-right" data-title={t('scenario.list.year')}>
                  {item.year}
                </td>
                <td className="align-right" data-title={t('scenario.list.count')}>
                  {item.scenarios}
                </td>
                <td data-title={t('scenario.list.recommended')}>
                  {item.recommended ?? t('scenario.list.noneRecommended')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {own.length > 0 && <NewForm own={own} sheets={sheets} nextYear={nextYear} form={form} />}
    </>
  )
}

type NewProps = {
  own: { id: string; name: string }[]
  sheets: { id: string; name: string; year: number }[]
  nextYear: number
  form: FormState
}

function NewForm({ own, sheets, nextYear, form }: NewProps) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="ny">
      <h2 id="ny">{t('scenario.new')}</h2>
      <ErrorSummary form={form} />
      <form method="post">
        <Select
          name="organisationId"
          label={t('scenario.list.organisation')}
          form={form}
          defaultValue={own[0]?.id ?? ''}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="title" label={t('scenario.new.title')} form={form} maxLength={200} />
        <NumberField name="year" label={t('scenario.new.year')} form={form} defaultValue={String(nextYear)} />
        <NumberField
          name="currentTariff"
          label={t('scenario.new.current')}
          hint={t('scenario.new.current.hint')}
          suffix={t('scenario.chart.unit')}
          width="m"
          required={false}
          form={form}
        />
        {sheets.length > 0 && (
          <Select
            name="sheetId"
            label={t('scenario.new.sheet')}
            required={false}
            form={form}
            placeholder={t('scenario.new.sheet.none')}
            options={sheets.map(({ id, name, year }) => ({
              value: id,
              label: t('scenario.new.sheet.option', { name, year }),
            }))}
          />
        )}
        <SubmitButton>{t('scenario.new.submit')}</SubmitButton>
      </form>
    </section>
  )
}
