import { Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { formatDecimal } from '#figures/format.ts'
import { percentOf, ratioText } from '#figures/ratio.ts'
import { beginReport } from '#publishing/index.ts'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, EmptyState, Tag } from '#ui/feedback.tsx'
import { ErrorSummary, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { annexReportId } from '../annex-id.ts'
import { pricesOf, sheetName } from '../figures.ts'
import { recordedSteps, type Stage, stages, stepInput } from '../model.ts'
import { commonSteps } from '../rules/stages.ts'
import { type CycleRow, getCycle, recordStep } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { CheckList, StageTag } from './cycle-parts.tsx'
import { unanswered } from './remarks.tsx'
import { StepForm } from './step-form.tsx'
import styles from './tariffs.css?url'

export const handle = {
  breadcrumb: (data: { round: { title: string } } | undefined) => [{ label: data?.round.title ?? '' }],
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const cycle = await pageData(getCycle(app, params.roundId), app.sentence)
  const search = new URL(request.url).searchParams
  const stage = stages.find((one) => one === search.get('trin')) ?? null
  return { ...cycle, stage, done: Number(search.get('gemt') ?? 0) || null, isAllChosen: search.has('alle') }
}

export async function action({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  if (values.intent === 'annex') return beginAnnex(app, params.roundId)
  const sheetIds = Object.keys(values)
    .filter((name) => name.startsWith('valgt.'))
    .map((name) => name.slice('valgt.'.length))
  const form = stepInput.safeParse({ ...values, sheetIds })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const { changed } = await recordStep(app, form.data)
    return redirect(address`/takster/runde/${params.roundId}?gemt=${changed}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** The annex of the year gets its draft, which is read before it is published. */
async function beginAnnex(app: AppContext, roundId: string) {
  const { round } = await pageData(getCycle(app, roundId), app.sentence)
  const id = annexReportId(round.year)
  await pageData(beginReport(app, id), app.sentence)
  return redirect(address`/rapporter/${id}/udkast`, 303)
}

/** Where the tariffs of a round stand, and the step that is taken next, for one or many. */
export default function Cycle() {
  const { round, rows, stage, done, missing, mayDecide, isAllChosen } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const shown = stage === null ? rows : rows.filter(({ sheet }) => sheet.stage === stage)
  const possible = commonStepsOfAny(rows)
  return (
    <>
      <PageHead
        title={t('cycle.title', { round: round.title })}
        context={
          <>
            <a href={`/indberetning/${round.id}`}>{t('cycle.form')}</a> ·{' '}
            <a href="/takster">{t('annex.title', { year: '' })}</a>
          </>
        }
        actions={
          mayDecide &&
          rows.some(({ sheet }) => sheet.stage === 'approved') && (
            <Form method="post">
              <SubmitButton name="intent" value="annex" variant="secondary">
                {t('cycle.publish')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <p className="lead">{t('cycle.lead')}</p>
      <ErrorSummary form={form} />
      {done !== null && <Alert kind="success" title={t('cycle.done', { n: done })} live />}
      <Stages />
      {rows.length === 0 ? (
        <EmptyState title={t('cycle.none')}>
          <p>{t('cycle.none.text')}</p>
        </EmptyState>
      ) : (
        <Form method="post" noValidate>
          {mayDecide && !isAllChosen && shown.length > 1 && (
            <p>
              <a href={`/takster/runde/${round.id}?alle${stage === null ? '' : `&trin=${stage}`}`}>
                {t('cycle.chooseAll', { n: shown.length })}
              </a>
            </p>
          )}
          <Rows rows={shown} isChosen={(id) => (form ? form.values[`valgt.${id}`] === 'true' : isAllChosen)} />
          {mayDecide && possible.length > 0 && (
            <StepForm form={form} steps={possible} usual={possible.find((step) => step !== 'delegated') ?? null} />
          )}
        </Form>
      )}
      {missing.length > 0 && (
        <section aria-labelledby="mangler">
          <h2 id="mangler">{t('cycle.missing')}</h2>
          <p>{t('cycle.missing.text', { names: missing.map(({ name }) => name).join(', ') })}</p>
        </section>
      )}
    </>
  )
}

/** Steps that some sheet allows: what nobody can take is not offered. */
function commonStepsOfAny(rows: readonly CycleRow[]) {
  const all = new Set(rows.flatMap(({ sheet }) => commonSteps([sheet], recordedSteps)))
  return recordedSteps.filter((step) => all.has(step))
}

/** The bar of stages with numbers; each is a filter. */
function Stages() {
  const { rows, round, stage } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const count = (one: Stage) => rows.filter(({ sheet }) => sheet.stage === one).length
  const here = `/takster/runde/${round.id}`
  return (
    <nav className="inline-links" aria-label={t('cycle.stage')}>
      <a href={here} aria-current={stage === null ? 'page' : undefined}>
        {t('cycle.all')} ({rows.length})
      </a>{' '}
      {stages
        .filter((one) => count(one) > 0)
        .map((one) => (
          <span key={one}>
            <a href={`${here}?trin=${one}`} aria-current={stage === one ? 'page' : undefined}>
              {t(`cycle.stage.${one}`)} ({count(one)})
            </a>{' '}
          </span>
        ))}
    </nav>
  )
}

function Rows({ rows, isChosen }: { rows: CycleRow[]; isChosen: (sheetId: string) => boolean }) {
  const { round, mayDecide } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const money = (value: string) => formatDecimal(value, { decimals: 2, language })
  return (
    <Table caption={round.title} captionHidden note={pricesOf(round.year, language)} cards>
      <thead>
        <tr>
          {mayDecide && <ColumnHead>{t('cycle.choose')}</ColumnHead>}
          <ColumnHead>{t('annex.offering')}</ColumnHead>
          <ColumnHead>{t('cycle.stage')}</ColumnHead>
          <ColumnHead align="right">{t('cycle.tariff')}</ColumnHead>
          <ColumnHead align="right">{t('cycle.lastYear')}</ColumnHead>
          <ColumnHead align="right">{t('cycle.change')}</ColumnHead>
          <ColumnHead>{t('cycle.checks')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { sheet, former, change, steps } = row
          const remarks = steps.filter(({ kind }) => kind === 'remark' || kind === 'sent-back').length
          const open = unanswered(steps)
          return (
            <tr key={sheet.id}>
              {mayDecide && (
                <td data-title={t('cycle.choose')}>
                  <div className="form-group-checkbox">
                    <input
                      type="checkbox"
                      className="form-checkbox"
                      id={`valgt-${sheet.id}`}
                      name={`valgt.${sheet.id}`}
                      value="true"
                      defaultChecked={isChosen(sheet.id)}
                    />
                    <label className="form-label" htmlFor={`valgt-${sheet.id}`}>
                      <span className="sr-only">
                        {t('cycle.choose')}{' '}
                        {[sheetName(sheet), sheet.targetGroup, sheet.legalBasis].filter(Boolean).join(', ')}
                      </span>
                    </label>
                  </div>
                </td>
              )}
              <th scope="row">
                <a href={`/takster/runde/${round.id}/${sheet.id}`}>{sheetName(sheet)}</a>
                <small className="tariff-detail">
                  {[sheet.operatorName, sheet.targetGroup, sheet.legalBasis].filter(Boolean).join(' · ')}
                </small>
              </th>
              <td data-title={t('cycle.stage')}>
                <StageTag stage={sheet.stage} />
                {sheet.delegated && sheet.stage !== 'approved' && <Tag>{t('cycle.delegated')}</Tag>}
                {sheet.kind === 'mid-year' && <Tag>{t('cycle.midYear')}</Tag>}
                {sheet.provisional && <Tag>{t('annex.provisional')}</Tag>}
              </td>
              <td className="align-right" data-title={t('cycle.tariff')}>
                {money(sheet.perDay)}
              </td>
              <td className="align-right" data-title={t('cycle.lastYear')}>
                {former ? money(former.perDay) : '–'}
              </td>
              <td className="align-right" data-title={t('cycle.change')}>
                {change === null
                  ? '–'
                  : formatDecimal(ratioText(percentOf(change), { rule: 'half-away-from-zero', decimals: 1 }), {
                      decimals: 1,
                      language,
                    })}
              </td>
              <td data-title={t('cycle.checks')}>
                <div>
                  <CheckList checks={row.checks} />
                  {remarks > 0 && (
                    <small className="tariff-detail">
                      {t(open > 0 ? 'cycle.remarks.open' : 'cycle.remarks', { n: remarks, open })}
                    </small>
                  )}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
