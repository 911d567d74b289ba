import { data, Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider, FigureText } from '#ui/figure.tsx'
import { Checkbox, ErrorSummary, HiddenField, Select, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { changeFigures, compositionFigures, figureId, sheetName, tariffFigures } from '../figures.ts'
import { recordedSteps, remarkInput, stepInput } from '../model.ts'
import { commonSteps, maySendBack, usualStep } from '../rules/stages.ts'
import { addRemark, getCycle, recordStep } from '../service.ts'
import { tariffTemplate } from '../template.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { CheckList, StageTag, StepTable } from './cycle-parts.tsx'
import { Remarks } from './remarks.tsx'
import { ResultTable } from './sheet-parts.tsx'
import { StepForm } from './step-form.tsx'
import { ChangeSection, CompositionTable } from './tariff-parts.tsx'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (page: { round: { id: string; title: string }; row: { sheet: Named } } | undefined) =>
    page
      ? [{ href: `/takster/runde/${page.round.id}`, label: page.round.title }, { label: sheetName(page.row.sheet) }]
      : [],
}
type Named = { facilityName: string; unitName: string | null }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'roundId' | 'sheetId'>) {
  const app = context.get(appContext)
  const cycle = await pageData(getCycle(app, params.roundId), app.sentence)
  const row = cycle.rows.find(({ sheet }) => sheet.id === params.sheetId)
  if (!row) {
    throw data({ code: 'tariffs.notFound', message: app.sentence('tariffs.notFound') }, { status: 404 })
  }
  const { former } = row
  const figures = [
    ...compositionFigures(row.sheet),
    ...(former ? [...tariffFigures(former), ...changeFigures(row.sheet, former, row.rise)] : []),
  ]
  const url = new URL(request.url)
  return {
    row,
    round: { id: cycle.round.id, title: cycle.round.title },
    mayDecide: cycle.mayDecide,
    figures: Object.fromEntries(figures.map((figure) => [figure.id, figure])),
    search: url.search,
    saved: url.searchParams.has('gemt'),
  }
}

export async function action({ context, params, request }: PageArguments<'roundId' | 'sheetId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const here = address`/takster/runde/${params.roundId}/${params.sheetId}`
  try {
    if (values.intent === 'remark') {
      const form = remarkInput.safeParse({ ...values, sheetId: params.sheetId })
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await addRemark(app, { ...form.data, address: app.address })
      return redirect(address`${here}?gemt=1`, 303)
    }
    const form = stepInput.safeParse({ ...values, sheetIds: [params.sheetId] })
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    await recordStep(app, form.data)
    return redirect(address`/takster/runde/${params.roundId}?gemt=1`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** One sheet as the group goes through it: checks, composition, what moved, remarks and the step that is taken. */
export default function Review() {
  const { row, round, mayDecide, figures, search, saved } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { sheet } = row
  const isRemark = form?.values.intent === 'remark'
  const steps = commonSteps([sheet], recordedSteps)
  return (
    <FiguresProvider figures={figures} search={search}>
      <PageHead
        title={t('review.title', { name: sheetName(sheet) })}
        context={
          <>
            <a href={`/takster/runde/${round.id}`}>{round.title}</a> · {sheet.operatorName} ·{' '}
            <StageTag stage={sheet.stage} />
          </>
        }
        aside={
          <>
            <span className="tariff-figure">
              <FigureText id={figureId(sheet, 'perDay')}>{figures[figureId(sheet, 'perDay')]?.text}</FigureText>
            </span>
            {figures[figureId(sheet, 'perDay')]?.unit}
          </>
        }
      />
      <ErrorSummary form={form} />
      {saved && <Alert kind="success" title={t('review.saved')} live />}
      <h2>{t('review.checks')}</h2>
      <CheckList checks={row.checks} />
      <h2>{t('review.sheet')}</h2>
      <CompositionTable sheet={sheet} figures={figures} />
      <ChangeSection sheet={sheet} former={row.former} rise={row.rise} figures={figures} />
      <Remarks steps={[...row.earlier, ...row.steps]} answerable={[]} answer={undefined} />
      {row.results.length > 0 && (
        <>
          <h2>{t('sheet.results')}</h2>
          <ResultTable results={row.results} origins={row.origins} year={sheet.year} language={language} />
        </>
      )}
      <h2>{t('review.steps')}</h2>
      <StepTable steps={[...row.earlier, ...row.steps]} />
      {mayDecide && (
        <>
          <h2>{t('review.remark')}</h2>
          <RemarkForm form={isRemark ? form : undefined} maySendBack={maySendBack(sheet.stage)} />
          {steps.length > 0 && (
            <Form method="post" noValidate>
              <StepForm form={isRemark ? undefined : form} steps={steps} usual={usualStep(sheet, steps)} only />
            </Form>
          )}
        </>
      )}
    </FiguresProvider>
  )
}

function RemarkForm({
  form,
  maySendBack,
}: {
  form: ReturnType<typeof useActionData<typeof action>>
  maySendBack: boolean
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const lines = [...tariffTemplate.fields.filter(({ type }) => type === 'quantity'), ...tariffTemplate.computed]
  return (
    <Form method="post" noValidate>
      <HiddenField name="intent" value="remark" />
      <Select
        name="field"
        label={t('review.field')}
        form={form}
        required={false}
        placeholder={t('review.field.whole')}
        options={lines.map(({ key, label }) => ({ value: key, label: label[language] }))}
      />
      <TextArea name="text" label={t('review.text')} form={form} rows={3} maxLength={2000} />
      {maySendBack && <Checkbox name="sendBack" label={t('review.sendBack')} form={form} />}
      <SubmitButton variant="secondary">{t('review.save')}</SubmitButton>
    </Form>
  )
}
