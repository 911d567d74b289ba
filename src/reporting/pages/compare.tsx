import { Form, type LinksFunction, useLoaderData } from 'react-router'
import { AppError } from '#platform/errors.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FieldRow, Select, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { isSameCell } from '../rules/cells.ts'
import { getForm, type Form as ReportForm } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ValueAge } from './ages.tsx'
import { crumbs } from './crumbs.ts'
import styles from './reporting.css?url'
import { valueText } from './values-table.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'roundId' | 'respondentId'>) {
  const app = context.get(appContext)
  const { respondentId } = params
  const asked = new URL(request.url).searchParams
  const read = (number: number | undefined) =>
    pageData(getForm(app, number === undefined ? { respondentId } : { respondentId, number }), app.sentence)
  const newest = await read(undefined)
  if (!newest.submission) {
    return pageData(Promise.reject(new AppError('notFound', 'reporting.nothingWritten')), app.sentence)
  }
  const numbers = newest.history.map(({ number }) => number)
  const to = Number(asked.get('til') ?? numbers[0])
  const from = Number(asked.get('fra') ?? numbers[1] ?? to)
  return { before: await read(from), after: await read(to), numbers }
}

type Page = Awaited<ReturnType<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') =>
    crumbs(language, page?.after.round, page?.after.respondent, 'compare.title'),
}

/** Two versions of a submission, field by field: what changed, how old it is and who confirmed it. */
export default function Compare() {
  const { before, after, numbers } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const versions = numbers.map((n) => ({ value: String(n), label: t('form.version', { n }) }))
  return (
    <>
      <PageHead title={t('compare.title')} context={`${after.round.title} · ${after.respondent.organisationName}`} />
      <Form method="get">
        <FieldRow>
          <Select name="fra" label={t('compare.from')} options={versions} defaultValue={numberOf(before)} />
          <Select name="til" label={t('compare.to')} options={versions} defaultValue={numberOf(after)} />
        </FieldRow>
        <SubmitButton variant="secondary">{t('compare.show')}</SubmitButton>
      </Form>
      {[before, after].map(({ submission }) => (
        <p key={submission?.id}>
          {submission?.correctionReason &&
            t('compare.reason', { n: submission.number, reason: submission.correctionReason })}
          {submission?.nothingToReport && t('compare.nothing', { n: submission.number })}
        </p>
      ))}
      <Differences before={before} after={after} />
    </>
  )
}

function Differences({ before, after }: { before: ReportForm; after: ReportForm }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const lines = after.lines.map((line) => {
    const old = before.lines.find(({ lineId }) => lineId === line.lineId)?.values ?? {}
    const fields = after.definition.fields.filter(({ key }) => !isSameCell(old[key], line.values[key]))
    return { ...line, old, fields }
  })
  const changed = lines.filter(({ fields }) => fields.length > 0)
  const same = lines.length * after.definition.fields.length - changed.flatMap(({ fields }) => fields).length
  if (changed.length === 0) return <Alert kind="info" title={t('compare.none')} />
  return (
    <>
      <Table caption={t('compare.table', { a: numberOf(before), b: numberOf(after) })} cards>
        <thead>
          <tr>
            <th scope="col">{t('form.line')}</th>
            <th scope="col">{t('compare.field')}</th>
            <th scope="col" className="align-right">
              {t('form.version', { n: numberOf(before) })}
            </th>
            <th scope="col" className="align-right">
              {t('form.version', { n: numberOf(after) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.flatMap((line) =>
            line.fields.map(({ key, label }) => (
              <tr key={`${line.lineId} ${key}`}>
                <th scope="row">{line.name}</th>
                <td data-title={t('compare.field')}>{label[language]}</td>
                <td className="align-right" data-title={t('form.version', { n: numberOf(before) })}>
                  {valueText(line.old[key], language)}
                  <ValueAge form={before} lineId={line.lineId} field={key} />
                </td>
                <td className="align-right" data-title={t('form.version', { n: numberOf(after) })}>
                  {valueText(line.values[key], language)}
                  <ValueAge form={after} lineId={line.lineId} field={key} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
      <p>{t('compare.same', { n: same })}</p>
    </>
  )
}

function numberOf({ submission }: ReportForm): string {
  return String(submission?.number ?? '')
}
