import { Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { formatDate, type Language } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import {
  DateField,
  ErrorSummary,
  Fieldset,
  type FormState,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { categoryInput } from '../model.ts'
import { getCategories, recordCategory } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { MunicipalityChoices } from './municipality-choices.tsx'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (_data: unknown, language: Language) => [{ label: translate(language, { da, en }, 'categories.title') }],
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  return pageData(getCategories(app), app.sentence)
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const municipalityIds = Object.keys(values)
    .filter((name) => name.startsWith('kommune.'))
    .map((name) => name.slice('kommune.'.length))
  const form = categoryInput.safeParse({ ...values, municipalityIds })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await recordCategory(app, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/takster/kategorier', 303)
}

/** Which municipalities offerings are for, and the decision behind each change. */
export default function Categories() {
  const { categories, mayChange } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('categories.title')} />
      <p className="lead">{t('categories.lead')}</p>
      <ErrorSummary form={form} />
      {categories.length === 0 ? <EmptyState title={t('categories.none')} /> : <Rows />}
      {mayChange && <ChangeForm form={form} />}
    </>
  )
}

function Rows() {
  const { categories } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('categories.title')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('categories.offering')}</ColumnHead>
          <ColumnHead align="right">{t('categories.category')}</ColumnHead>
          <ColumnHead>{t('categories.from')}</ColumnHead>
          <ColumnHead>{t('categories.municipalities')}</ColumnHead>
          <ColumnHead>{t('categories.decision')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {categories.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.offeringName}
              <small className="tariff-detail">{one.operatorName}</small>
            </th>
            <td className="align-right" data-title={t('categories.category')}>
              {one.category}
            </td>
            <td data-title={t('categories.from')}>{formatDate(one.validFrom, language)}</td>
            <td data-title={t('categories.municipalities')}>
              {one.category === 2
                ? one.municipalities.join(', ')
                : one.category === 3
                  ? t('categories.all')
                  : one.operatorName}
            </td>
            <td data-title={t('categories.decision')}>
              {one.bodyName}, {formatDate(one.decidedOn, language)}: {one.reference}
              <small className="tariff-detail">{one.reason}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function ChangeForm({ form }: { form: FormState }) {
  const { offerings, municipalities, bodies } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form method="post" noValidate>
      <h2>{t('categories.change')}</h2>
      <Select
        name="offeringId"
        label={t('categories.offering')}
        form={form}
        placeholder="–"
        width="full"
        options={options(offerings)}
      />
      <Radios
        name="category"
        label={t('categories.category')}
        form={form}
        options={([1, 2, 3] as const).map((one) => ({ value: String(one), label: t(`tariff.category.${one}`) }))}
      />
      <Fieldset legend={t('categories.municipalities')} hint={t('categories.municipalities.hint')}>
        <MunicipalityChoices form={form} list={municipalities} />
      </Fieldset>
      <TextArea name="reason" label={t('categories.reason')} form={form} rows={3} maxLength={2000} />
      <Select name="bodyId" label={t('categories.body')} form={form} placeholder="–" options={options(bodies)} />
      <DateField name="decidedOn" label={t('cycle.decidedOn')} form={form} />
      <TextField name="reference" label={t('cycle.reference')} hint={t('cycle.reference.hint')} form={form} />
      <DateField name="validFrom" label={t('categories.from')} form={form} />
      <SubmitButton>{t('categories.save')}</SubmitButton>
    </Form>
  )
}
