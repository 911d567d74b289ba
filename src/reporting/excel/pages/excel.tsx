import { data, Form, redirect, useActionData, useLoaderData, useNavigation, useSearchParams } from 'react-router'
import { isAppError } from '#platform/errors.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ButtonLink, ErrorSummary, FileField, type FormState, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { crumbs } from '../../pages/crumbs.ts'
import { lockText } from '../../pages/lock-text.ts'
import { DeadlineText } from '../../pages/states.tsx'
import { blockingFindings } from '../../rules/validate.ts'
import { getForm } from '../../service/form.ts'
import type { WorkbookFault } from '../model.ts'
import { uploadWorkbook } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { FaultTable, type ShownFault } from './fault-table.tsx'

type Parameters = PageArguments<'roundId' | 'respondentId'>
type Answer = NonNullable<FormState> & { faults?: ShownFault[]; isConflict?: boolean }

export async function loader({ context, params }: Parameters) {
  const app = context.get(appContext)
  const form = await pageData(getForm(app, { respondentId: params.respondentId }), app.sentence)
  const mayUpload = form.rights.includes('report')
  return {
    round: { id: form.round.id, title: form.round.title },
    respondent: { id: form.respondent.id, organisationName: form.respondent.organisationName },
    deadline: form.deadline,
    today: app.today,
    blocking: blockingFindings(form.findings).length,
    mayUpload,
    lockText: mayUpload && form.lock ? lockText(app, form.lock) : null,
  }
}

export async function action({ context, params, request }: Parameters) {
  const app = context.get(appContext)
  const { roundId, respondentId } = params
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0) {
    const message = app.sentence('reporting.excel.fileMissing')
    return data<Answer>({ values: {}, errors: [{ path: 'file', message }] }, { status: 400 })
  }
  try {
    const { changed, reasons } = await uploadWorkbook(app, {
      respondentId,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })
    return redirect(address`/indberetning/${roundId}/${respondentId}/excel?gemt=${changed + reasons}`, 303)
  } catch (error) {
    const { faults } = ((isAppError(error) && error.details.data) || {}) as { faults?: WorkbookFault[] }
    if (!isAppError(error) || !faults) return refusedForm(error, {}, app.sentence)
    const fields = error.details.fields ?? []
    const shown = faults.map(({ sheet, cell, value }, index): ShownFault => {
      const field = fields[index]
      return { sheet, cell, value, remedy: field ? app.sentence(field.code, field.params) : '' }
    })
    const isConflict = error.kind === 'stale'
    return data<Answer>({ values: {}, errors: [], faults: shown, isConflict }, { status: error.status })
  }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => [
    ...crumbs(language, page?.round, page?.respondent).map((crumb, index, all) =>
      page && index === all.length - 1
        ? { ...crumb, href: `/indberetning/${page.round.id}/${page.respondent.id}` }
        : crumb,
    ),
    { label: { da, en }[language]['excel.title'] },
  ],
}

/** Download of the form as a workbook, upload of the filled one, and every fault of it. */
export default function Excel() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const t = useTexts({ da, en })
  const [search] = useSearchParams()
  const path = `/indberetning/${page.round.id}/${page.respondent.id}`
  const saved = answer === undefined ? search.get('gemt') : null
  return (
    <>
      <PageHead
        title={t('excel.title')}
        context={`${page.round.title} · ${page.respondent.organisationName}`}
        aside={<DeadlineText deadline={page.deadline} today={page.today} />}
      />
      {saved !== null && <Saved changed={Number(saved) || 0} blocking={page.blocking} path={path} />}
      <ErrorSummary form={answer} />
      {answer?.faults && <Faults answer={answer} />}
      <p>{t('excel.intro')}</p>
      <h2>{t('excel.step1')}</h2>
      <p>{t('excel.step1.text')}</p>
      <p>
        <ButtonLink href={`${path}/excel/fil`} download>
          {t('excel.download')}
        </ButtonLink>
      </p>
      {page.lockText && (
        <Alert kind="info" title={t('excel.locked')}>
          {page.lockText}
        </Alert>
      )}
      {page.mayUpload && page.lockText === null && <Upload answer={answer} />}
      <p>
        <a href={path}>{t('excel.form')}</a>
      </p>
    </>
  )
}

function Upload({ answer }: { answer: FormState }) {
  const t = useTexts({ da, en })
  const isSending = useNavigation().formMethod !== undefined
  return (
    <>
      <h2>{t('excel.step2')}</h2>
      <Form method="post" encType="multipart/form-data" noValidate>
        <FileField name="file" label={t('excel.file')} accept=".xlsx" form={answer} />
        <SubmitButton disabled={isSending}>{t('excel.upload')}</SubmitButton>
        <p role="status">{isSending ? t('excel.busy') : ''}</p>
      </Form>
    </>
  )
}

function Faults({ answer }: { answer: Answer }) {
  const t = useTexts({ da, en })
  const { faults = [], isConflict } = answer
  return (
    <>
      <Alert kind="error" title={t(isConflict ? 'excel.conflicts' : 'excel.faults', { n: faults.length })} live>
        {t(isConflict ? 'excel.nothingStored.conflicts' : 'excel.nothingStored')}
      </Alert>
      <FaultTable faults={faults} />
    </>
  )
}

function Saved({ changed, blocking, path }: { changed: number; blocking: number; path: string }) {
  const t = useTexts({ da, en })
  return (
    <>
      <Alert kind="success" title={changed === 0 ? t('excel.saved.none') : t('excel.saved', { n: changed })} live>
        <p>{t('excel.saved.text')}</p>
        <p>{blocking === 0 ? t('excel.ready') : t('excel.blocking', { n: blocking })}</p>
      </Alert>
      <p>
        <ButtonLink href={`${path}/gennemse`}>{t('excel.review')}</ButtonLink>
      </p>
    </>
  )
}
