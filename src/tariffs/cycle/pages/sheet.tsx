import { type FormEvent, useState } from 'react'
import { data, Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { isAppError } from '#platform/errors.ts'
import { confirmUnchanged, correct, saveValues } from '#reporting/index.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { ButtonLink, ButtonRow, ErrorSummary, type FormState, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { pricesOf } from '../figures.ts'
import { answerInput, resultInput } from '../model.ts'
import { answerRemark, getSheetPage, recordResult, sheetValues } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { answerName, Remarks } from './remarks.tsx'
import { SheetCard, TariffBar } from './sheet-card.tsx'
import { conflictErrors, readPosted, readResult, storedTexts } from './sheet-form.ts'
import { readFigures } from './sheet-live.ts'
import { Results } from './sheet-parts.tsx'
import { SheetTable } from './sheet-table.tsx'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (page: Page | undefined) =>
    page
      ? [
          { href: `/indberetning/${page.form.round.id}/${page.form.respondent.id}`, label: page.form.round.title },
          { label: page.line.name },
        ]
      : [],
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

type Address = 'respondentId' | 'lineId'

export async function loader({ context, params, request }: PageArguments<Address>) {
  const app = context.get(appContext)
  const page = await pageData(getSheetPage(app, params), app.sentence)
  const url = new URL(request.url)
  const mayWrite = page.form.rights.includes('report') && page.form.lock === null
  const { form, line } = page
  const previous = form.previous[line.lineId] ?? {}
  return {
    ...page,
    mayWrite,
    saved: url.searchParams.get('gemt'),
    stored: storedTexts(form, line.lineId, line.values),
    former: storedTexts(form, line.lineId, previous),
    before: sheetValues(previous).figures,
    findings: form.findings.filter(({ lineId }) => lineId === line.lineId),
  }
}

export async function action({ context, params, request }: PageArguments<Address>) {
  const app = context.get(appContext)
  const { respondentId, lineId } = params
  const { language } = app.actor
  const values = await readForm(request)
  const here = address`/takster/skema/${respondentId}/${lineId}`
  try {
    if (values.intent === 'result') {
      const { input, errors } = readResult(values, app.sentence)
      if (errors.length > 0) return data({ values, errors }, { status: 400 })
      const form = resultInput.safeParse({ ...input, offeringId: lineId })
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await recordResult(app, form.data)
      return redirect(address`${here}?gemt=1#resultater`, 303)
    }
    if (values.intent === 'answer') {
      const name = answerName(values.stepId ?? '')
      const form = answerInput.safeParse({ stepId: values.stepId, text: values[name] })
      if (!form.success) {
        const errors = form.error.issues.map(({ message }) => ({ path: name, message: app.sentence(message) }))
        return data({ values, errors }, { status: 400 })
      }
      await answerRemark(app, { ...form.data, address: app.address })
      return redirect(address`${here}?gemt=svar#bemaerkning-${form.data.stepId}`, 303)
    }
    if (values.intent === 'correct') {
      await correct(app, { respondentId, reason: values.reason ?? '' })
      return redirect(address`${here}`, 303)
    }
    if (values.intent === 'unchanged') {
      await confirmUnchanged(app, { respondentId, lineIds: [lineId] })
      return redirect(address`${here}?gemt=1`, 303)
    }
    const { form } = await getSheetPage(app, params)
    const { cells, reasons, errors } = readPosted(form.definition, lineId, values)
    if (errors.length > 0) {
      const refused = errors.map(({ path, message }) => ({ path, message: message[language] }))
      return data({ values, errors: refused }, { status: 400 })
    }
    await saveValues(app, { respondentId, cells, reasons })
    const review = address`/indberetning/${form.round.id}/${respondentId}/gennemse`
    return redirect(values.intent === 'review' ? review : address`${here}?gemt=1`, 303)
  } catch (error) {
    const conflicts = isAppError(error)
      ? (error.details.data as { conflicts?: unknown } | undefined)?.conflicts
      : undefined
    if (conflicts === undefined) return refusedForm(error, values, app.sentence)
    const words = (theirs: string) => translate(language, { da, en }, 'sheet.conflict', { theirs })
    return data({ values, errors: conflictErrors(conflicts, words) }, { status: 412 })
  }
}

type Page = Awaited<ReturnType<typeof loader>>

/** The sheet of one offering. What is stored anew is shown anew: the inputs begin again with every version. */
export default function TariffSheet() {
  const { form, line } = useLoaderData<typeof loader>()
  return <Sheet key={`${line.lineId} ${form.submission?.version ?? 0}`} />
}

/** Last year beside, the tariff and what moves it as one types. */
function Sheet() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { form, line, mayWrite, before } = page
  const isOther = ['result', 'answer', 'correct'].includes(answer?.values.intent ?? '')
  const of = (intent: string) => (answer?.values.intent === intent ? answer : undefined)
  const [typed, setTyped] = useState<Record<string, string>>({ ...page.stored, ...(isOther ? {} : answer?.values) })
  const { figures, errors } = readFigures(form.definition.fields, typed)
  const { year } = form.round
  const read = (event: FormEvent<HTMLFormElement>) => {
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === 'string')
    setTyped(Object.fromEntries(fields) as Record<string, string>)
  }
  const sheet = {
    fields: form.definition.fields,
    former: page.former,
    before,
    figures,
    findings: page.findings,
    year,
    typed,
    carriedFrom: page.results.filter(({ carriedYear }) => carriedYear === year),
  }
  const path = `/indberetning/${form.round.id}/${form.respondent.id}`
  return (
    <>
      <PageHead
        title={t('sheet.title', { year, name: line.name })}
        context={
          <>
            {t('sheet.context', { operator: form.respondent.organisationName, prices: pricesOf(year, language) })} ·{' '}
            <a href={path}>{t('sheet.back')}</a>
          </>
        }
        aside={line.detail}
        actions={
          <>
            <ButtonLink href={`${path}/excel/fil`} download>
              {t('sheet.excel')}
            </ButtonLink>
            {mayWrite && <ButtonLink href={`${path}/excel`}>{t('sheet.upload')}</ButtonLink>}
          </>
        }
      />
      <ErrorSummary form={answer} />
      {page.saved && answer === undefined && (
        <Alert kind="success" title={t(page.saved === 'svar' ? 'remark.saved' : 'sheet.saved')} live />
      )}
      {!mayWrite && <Alert kind="info" title={t('sheet.reader')} />}
      {page.mayCorrect && <Correct answer={of('correct')} />}
      <Remarks steps={page.steps} answerable={page.answerable} answer={of('answer')} />
      <div className="tariff-sheet">
        <div>
          {mayWrite ? (
            <Form method="post" id="takstskema" onInput={read} noValidate>
              <HiddenField name="versions" value={JSON.stringify(form.versions)} />
              <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
                {t('sheet.save')}
              </button>
              {Object.keys(before).length > 0 && (
                <ButtonRow>
                  <SubmitButton name="intent" value="unchanged" variant="secondary">
                    {t('sheet.unchanged')}
                  </SubmitButton>
                </ButtonRow>
              )}
              <SheetTable {...sheet} answer={isOther ? undefined : answer} errors={errors} mayWrite />
              <ButtonRow>
                <SubmitButton name="intent" value="save">
                  {t('sheet.save')}
                </SubmitButton>
                <SubmitButton name="intent" value="review" variant="secondary">
                  {t('sheet.review')}
                </SubmitButton>
              </ButtonRow>
            </Form>
          ) : (
            <>
              <SheetTable {...sheet} answer={undefined} errors={[]} mayWrite={false} />
              <ButtonRow>
                <ButtonLink href={path}>{t('sheet.back')}</ButtonLink>
              </ButtonRow>
            </>
          )}
        </div>
        <TariffBar now={figures} before={before} year={year} rise={page.rise} />
        <SheetCard now={figures} before={before} year={year} others={page.otherOverheads} rise={page.rise} />
      </div>
      <Results
        results={page.results}
        carried={page.carried}
        adjustment={figures.adjustment}
        year={year}
        mayRecord={page.mayRecordResult}
        answer={of('result')}
        origins={page.origins}
      />
    </>
  )
}

/** An approved sheet is changed by a new version, that the bodies go through again. */
function Correct({ answer }: { answer: FormState }) {
  const t = useTexts({ da, en })
  return (
    <Details summary={t('sheet.correct')} open={answer !== undefined || undefined}>
      <Form method="post" noValidate>
        <p>{t('sheet.correct.text')}</p>
        <TextArea name="reason" label={t('sheet.correct.reason')} form={answer} rows={2} maxLength={2000} />
        <SubmitButton name="intent" value="correct" variant="secondary">
          {t('sheet.correct')}
        </SubmitButton>
      </Form>
    </Details>
  )
}
