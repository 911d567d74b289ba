import { data, type LinksFunction, Outlet, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { ButtonLink, ButtonRow, ErrorSummary, type FormState } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { ClosedDays } from '../rounds/pages/closed-days.tsx'
import { countOpened, isShown, readFilter } from '../rounds/pages/filter.ts'
import { Manage } from '../rounds/pages/manage.tsx'
import { Panel } from '../rounds/pages/panel.tsx'
import { FilterLine, RegionTable, StateBar } from '../rounds/pages/progress.tsx'
import { Respondents } from '../rounds/pages/respondents.tsx'
import roundStyles from '../rounds/pages/rounds.css?url'
import { closedDayNotices } from '../rounds/service/calendar.ts'
import { actOnSelection, type SelectionInput } from '../rounds/service/selection.ts'
import { da as ownDa } from '../rounds/texts.da.ts'
import { en as ownEn } from '../rounds/texts.en.ts'
import { figuresPhase } from '../rules/calendar.ts'
import { getForm } from '../service/form.ts'
import { closeRound, getRound, openRound, reopenRound, startTest } from '../service/rounds.ts'
import { listTasks } from '../service/tasks.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs } from './crumbs.ts'
import styles from './reporting.css?url'
import { DeadlineText } from './states.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: roundStyles },
]

export async function loader({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const round = await pageData(getRound(app, params.roundId), app.sentence)
  const tasks = await listTasks(app)
  const shown = new URL(request.url).searchParams.get('vis')
  const isHere = shown !== null && round.respondents.some(({ id }) => id === shown)
  return {
    round,
    today: app.today,
    closedDays: round.mayManage && round.state !== 'closed' ? closedDayNotices(round.stages) : [],
    phase: figuresPhase(round.stages, app.now),
    waiting: Object.fromEntries(tasks.map((task) => [task.respondentId, task.kind])),
    panel: isHere ? await pageData(getForm(app, { respondentId: shown }), app.sentence) : null,
  }
}

export async function action({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { roundId } = params
  const here = address`/indberetning/${roundId}`
  try {
    const selection = selectionOf(values, roundId, app.address)
    if (selection) return await act(app, selection, values)
    if (values.intent === 'test') await startTest(app, { roundId })
    if (values.intent === 'open') {
      await openRound(app, { roundId, address: app.address, discardTest: values.test === 'discard' })
    }
    if (values.intent === 'close') await closeRound(app, { roundId })
    if (values.intent === 'reopen') await reopenRound(app, { roundId })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(values.intent === 'open' ? address`${here}?aabnet=1` : here, 303)
}

function selectionOf(values: Record<string, string>, roundId: string, address: string): SelectionInput | null {
  const prefix = 'respondent.'
  const chosen = Object.keys(values).filter((name) => name.startsWith(prefix))
  const common = { roundId, address, respondentIds: chosen.map((name) => name.slice(prefix.length)) }
  const { intent, reason = '', date = '', time = '' } = values
  if (intent === 'remind') return { ...common, action: 'remind' }
  if (intent === 'extend') return { ...common, action: 'extend', reason, date, time }
  return intent === 'return' ? { ...common, action: 'return', reason } : null
}

/** Says for how many it was done, and which refused it and why; those stay to be looked at. */
async function act(app: AppContext, selection: SelectionInput, values: Record<string, string>) {
  const { done, refused } = await actOnSelection(app, selection)
  if (refused.length === 0) {
    const did = selection.action === 'remind' ? 'paamindet' : 'udfoert'
    return redirect(address`/indberetning/${selection.roundId}?${did}=${done}`, 303)
  }
  const { respondents } = await getRound(app, selection.roundId)
  const name = (id: string) => respondents.find((row) => row.id === id)?.name ?? id
  const said = app.actor.language === 'en' ? ownEn : ownDa
  const errors = refused.map(({ respondentId, code }) => ({
    path: `respondent.${respondentId}`,
    message: said['select.refusedOne'].replace('{name}', name(respondentId)).replace('{why}', app.sentence(code)),
  }))
  return data({ values, errors, done }, { status: 409 })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => crumbs(language, page?.round),
}

/** A round: how far it is in all and in each region, and every respondent one may see with the next step. */
export default function RoundPage() {
  const { round, today, phase, closedDays, waiting, panel } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as (NonNullable<FormState> & { done?: number }) | undefined
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const own = useTexts({ da: ownDa, en: ownEn })
  const filter = readFilter(search)
  const shown = round.respondents.filter((row) => isShown(filter, row))
  const many = round.respondents.length > 1
  return (
    <>
      <PageHead
        title={round.title}
        context={[round.ownerName, t(`round.${round.state}`), round.sourceId === null && own(`phase.${phase}`)]
          .filter(Boolean)
          .join(' · ')}
        aside={round.sourceId ? t('rounds.printed') : <DeadlineLine deadline={round.deadline} today={today} />}
      />
      <ErrorSummary form={form} />
      <Done search={search} done={form?.done ?? null} />
      <ClosedDays roundId={round.id} notices={closedDays} />
      {round.mayManage && <Manage round={{ ...round, drafts: round.counts.draft }} form={form} />}
      <OwnStep round={round} waiting={waiting} />
      {many && (
        <StateBar counts={round.counts} late={round.late} opened={countOpened(round.respondents)} filter={filter} />
      )}
      {round.regions.length > 1 && <RegionTable regions={round.regions} filter={filter} />}
      <FilterLine filter={filter} regions={round.regions} shown={shown.length} all={round.respondents.length} />
      {shown.length > 0 ? (
        <Respondents round={round} rows={shown} waiting={waiting} form={form} />
      ) : (
        <EmptyState title={round.respondents.length > 0 ? t('round.empty') : t('round.none')} />
      )}
      {panel && <Panel form={panel} mayManage={round.mayManage} />}
      <Outlet />
    </>
  )
}

/** The one form a reporter has to fill here, as the first step of the page; among several, each line has its own. */
function OwnStep({ round, waiting }: Pick<Page, 'round' | 'waiting'>) {
  const t = useTexts({ da, en })
  const own = round.respondents.filter(({ id }) => ['fill', 'answer', 'question'].includes(waiting[id] ?? ''))
  const [only] = own
  if (round.mayManage || own.length !== 1 || !only) return null
  return (
    <ButtonRow>
      <ButtonLink href={`/indberetning/${round.id}/${only.id}`} variant="primary">
        {t(only.submission ? 'round.continue' : 'round.fill', { name: only.name })}
      </ButtonLink>
    </ButtonRow>
  )
}

/** What was just done. */
function Done({ search, done }: { search: URLSearchParams; done: number | null }) {
  const t = useTexts({ da, en })
  const own = useTexts({ da: ownDa, en: ownEn })
  const [acted, reminded] = [done ?? search.get('udfoert'), search.get('paamindet')]
  return (
    <>
      {search.has('aabnet') && <Alert kind="success" title={t('round.opened')} live />}
      {acted !== null && <Alert kind="success" title={own('select.done', { n: acted })} live />}
      {reminded !== null && <Alert kind="success" title={own('select.reminded', { n: reminded })} live />}
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
