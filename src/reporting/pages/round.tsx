import { Form, type LinksFunction, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { RespondentState } from '../model.ts'
import { closeRound, getRound, openRound, reopenRound } from '../service/rounds.ts'
import { listTasks } from '../service/tasks.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs } from './crumbs.ts'
import styles from './reporting.css?url'
import { DeadlineText, SubmissionStateTag } from './states.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const round = await pageData(getRound(app, params.roundId), app.sentence)
  const tasks = await listTasks(app)
  return { round, today: app.today, waiting: Object.fromEntries(tasks.map((task) => [task.respondentId, task.kind])) }
}

export async function action({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { roundId } = params
  try {
    if (values.intent === 'open') await openRound(app, { roundId, address: app.address })
    if (values.intent === 'close') await closeRound(app, { roundId })
    if (values.intent === 'reopen') await reopenRound(app, { roundId })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(`/indberetning/${roundId}${values.intent === 'open' ? '?aabnet=1' : ''}`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => crumbs(language, page?.round),
}

const order: RespondentState[] = ['approved', 'submitted', 'returned', 'draft', 'notStarted', 'exempt']

/** A round: how far it is, and every respondent one may see with the next step. */
export default function RoundPage() {
  const { round, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const shown = round.respondents.filter(
    ({ progressState }) => !search.get('status') || progressState === search.get('status'),
  )
  return (
    <>
      <PageHead
        title={round.title}
        context={`${round.ownerName} · ${t(`round.${round.state}`)}`}
        aside={round.sourceId ? t('rounds.printed') : <DeadlineLine deadline={round.deadline} today={today} />}
      />
      <ErrorSummary form={form} />
      {search.has('aabnet') && <Alert kind="success" title={t('round.opened')} live />}
      {round.mayManage && round.sourceId === null && <Manage state={round.state} />}
      {round.respondents.length > 1 && <StateBar counts={round.counts} chosen={search.get('status')} />}
      {shown.length > 0 ? (
        <RespondentTable rows={shown} />
      ) : (
        <EmptyState title={round.respondents.length > 0 ? t('round.empty') : t('round.none')} />
      )}
    </>
  )
}

function DeadlineLine({ deadline, today }: { deadline: string | null; today: string }) {
  const t = useTexts({ da, en })
  return (
    <>
      {t('form.deadline', { deadline: '' })}
      <DeadlineText deadline={deadline} today={today} />
    </>
  )
}

function Manage({ state }: { state: Page['round']['state'] }) {
  const t = useTexts({ da, en })
  const step = state === 'open' ? 'close' : state === 'closed' ? 'reopen' : 'open'
  return (
    <Form method="post" className="round-manage">
      {step === 'open' && <p>{t('round.open.text')}</p>}
      <SubmitButton name="intent" value={step} variant={step === 'open' ? 'primary' : 'secondary'}>
        {t(`round.${step}.action`)}
      </SubmitButton>
    </Form>
  )
}

/** One bar of all respondents by state; each part is a link that filters the table. Width by share, in whole per cent. */
function StateBar({ counts, chosen }: { counts: Page['round']['counts']; chosen: string | null }) {
  const t = useTexts({ da, en })
  const all = order.reduce((sum, state) => sum + counts[state], 0)
  const used = order.filter((state) => counts[state] > 0)
  return (
    <nav className="state-bar" aria-label={t('round.bar')}>
      <svg className="state-bar-drawing" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {used.map((state, index) => {
          const before = used.slice(0, index).reduce((sum, earlier) => sum + counts[earlier], 0)
          return (
            <rect
              key={state}
              className={`state-bar-part state-bar-part--${state}`}
              x={(before / all) * 100}
              y="0"
              width={(counts[state] / all) * 100}
              height="4"
            />
          )
        })}
      </svg>
      <ul>
        <li>
          <a href="?" aria-current={chosen === null ? 'true' : undefined}>
            {t('round.filter.all', { n: all })}
          </a>
        </li>
        {used.map((state) => (
          <li key={state}>
            <a href={`?status=${state}`} aria-current={chosen === state ? 'true' : undefined}>
              <SubmissionStateTag state={state} /> {counts[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RespondentTable({ rows }: { rows: Page['round']['respondents'] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('round.respondents')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('round.col.name')}</ColumnHead>
          <ColumnHead>{t('round.col.state')}</ColumnHead>
          <ColumnHead>{t('round.col.filled')}</ColumnHead>
          <ColumnHead>{t('round.col.findings')}</ColumnHead>
          <ColumnHead>{t('round.col.seen')}</ColumnHead>
          <ColumnHead>{t('round.col.action')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RespondentLine key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

function RespondentLine({ row }: { row: Page['round']['respondents'][number] }) {
  const { round, waiting } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { submission } = row
  const path = `/indberetning/${round.id}/${row.id}`
  const task = waiting[row.id]
  const findings =
    submission && submission.errors + submission.warnings > 0
      ? t('round.findings', { errors: submission.errors, warnings: submission.warnings })
      : t('round.noFindings')
  return (
    <tr>
      <th scope="row">
        <a href={path}>{row.name}</a>
        {row.extendedUntil && (
          <small className="line-detail">
            {t('round.extendedTo', { deadline: formatDateTime(row.extendedUntil, language) })}
          </small>
        )}
      </th>
      <td data-title={t('round.col.state')}>
        <SubmissionStateTag state={row.progressState} />
      </td>
      <td data-title={t('round.col.filled')}>{t('round.filled', { n: submission?.filled ?? 0, m: row.lines })}</td>
      <td data-title={t('round.col.findings')}>{findings}</td>
      <td data-title={t('round.col.seen')}>
        {row.lastSeenAt ? formatDateTime(row.lastSeenAt, language) : t('round.never')}
      </td>
      <td data-title={t('round.col.action')}>
        {task ? (
          <a
            href={task === 'approve' ? `${path}/behandling` : path}
            aria-label={`${t(actionOf(task, submission !== null))}: ${row.name}`}
          >
            {t(actionOf(task, submission !== null))}
          </a>
        ) : (
          <a
            href={round.mayManage || row.progressState === 'submitted' ? `${path}/behandling` : path}
            aria-label={`${t('action.see')}: ${row.name}`}
          >
            {t('action.see')}
          </a>
        )}
      </td>
    </tr>
  )
}

function actionOf(task: string, isBegun: boolean): 'action.handle' | 'action.continue' | 'action.fill' {
  if (task === 'approve') return 'action.handle'
  return isBegun ? 'action.continue' : 'action.fill'
}
