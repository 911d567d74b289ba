import { redirect, useLoaderData } from 'react-router'
import { listNewNotes } from '#agreements/index.ts'
import { addDays } from '#figures/dates.ts'
import { danishDate, formatDate } from '#figures/format.ts'
import { listComingEvents, listFollowUpTasks, listMeetingNews, type MeetingTask } from '#meetings/index.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { listNewEditions, listReports } from '#publishing/index.ts'
import { previousVisit } from '#registry/index.ts'
import { listComingStages, listReportingNews, listTasks, type ReportingTask, roundsOf } from '#reporting/index.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, TaskList } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { changeLines, changesSince, daysAhead, mostChanges, soonLines } from '../overview.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Changed, Soon } from './overview-lines.tsx'

const mostTasks = 8

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  if (!app.user) throw redirect('/log-ind?videre=/overblik', 303)
  const tasks = await listTasks(app)
  const rounds = await asActor(app, (tx) => roundsOf(tx))
  const reports = await listReports(app)
  const followUps = await listFollowUpTasks(app)
  const previous = await previousVisit(app)
  return {
    name: app.user.name,
    followUps: followUps.slice(0, mostTasks),
    today: app.today,
    tasks: tasks.slice(0, mostTasks),
    more: Math.max(0, tasks.length - mostTasks),
    soon: await soonOf(app, tasks),
    previous,
    changed: await changedSince(app, changesSince(previous, app.today)),
    rounds: rounds.filter(({ state }) => state === 'open').map(({ id, title }) => ({ id, title })),
    reports: reports.slice(0, 3).map(({ id, title, edition, publishedAt }) => ({ id, title, edition, publishedAt })),
  }
}

async function soonOf(app: App, tasks: readonly ReportingTask[]) {
  const until = addDays(app.today, daysAhead)
  const told = new Set(tasks.filter(({ deadline }) => deadline !== null).map(({ roundId }) => roundId))
  const events = await listComingEvents(app, until)
  return soonLines(events, await listComingStages(app, `${addDays(until, 1)}T00:00:00.000Z`), told)
}

async function changedSince(app: App, since: string) {
  return changeLines({
    meetings: await listMeetingNews(app, since, mostChanges),
    reporting: await listReportingNews(app, since, mostChanges),
    editions: await listNewEditions(app, since, mostChanges),
    notes: await listNewNotes(app, since, mostChanges),
  })
}

/** Overblik: what waits for me, what happens soon, what changed since I was here; then the ways on. */
export default function Overview() {
  const { name, tasks, followUps, today, more, soon, previous, changed, rounds, reports } =
    useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <PageHead title={t('overview.title')} context={name} />
      <h2>{t('overview.waiting')}</h2>
      <TaskList
        tasks={[
          ...tasks.map((task) => shown(task, t, language)),
          ...followUps.map((one) => shownFollowUp(one, today, t, language)),
        ]}
        empty={<EmptyState title={t('overview.nothing')} />}
      />
      {more > 0 && (
        <p>
          <a href="/opgaver">{t('overview.more', { n: more })}</a>
        </p>
      )}
      <div className="side-by-side">
        <Soon lines={soon} />
        <Changed lines={changed} previous={previous} />
      </div>
      <Ways rounds={rounds} reports={reports} />
    </>
  )
}

type Loaded = Awaited<ReturnType<typeof loader>>

/** Where to go from here: open rounds, the latest reports, the agreement and its bodies. */
function Ways({ rounds, reports }: Pick<Loaded, 'rounds' | 'reports'>) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <div className="side-by-side side-by-side--quiet">
      <section>
        <h2>{t('overview.open')}</h2>
        {rounds.length === 0 ? (
          <p>{t('overview.noRounds')}</p>
        ) : (
          <ul className="plain-list">
            {rounds.map(({ id, title }) => (
              <li key={id}>
                <a href={`/indberetning/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('overview.reports')}</h2>
        {reports.length === 0 ? (
          <p>{t('front.noReports')}</p>
        ) : (
          <ul className="plain-list">
            {reports.map(({ id, title, edition, publishedAt }) => (
              <li key={id}>
                <a href={edition === null ? `/rapporter/${id}/udkast` : `/rapporter/${id}`}>{title}</a>{' '}
                <span className="small">
                  {publishedAt ? formatDate(danishDate(publishedAt), language) : t('overview.draft')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('front.agreement')}</h2>
        <ul className="plain-list">
          <li>
            <a href="/aftaler">{t('front.openAgreements')}</a>
          </li>
          <li>
            <a href="/fora">{t('front.bodies')}</a>
          </li>
          <li>
            <a href="/foelges">{t('front.watch')}</a>
          </li>
          <li>
            <a href="/fordelinger">{t('front.allocations')}</a>
          </li>
        </ul>
      </section>
    </div>
  )
}

/** A task of the reporting room as a line of the list: one button, one date. */
function shown(task: ReportingTask, t: ReturnType<typeof useTexts<keyof typeof da>>, language: 'da' | 'en') {
  return {
    id: `${task.kind} ${task.href}`,
    title: task.roundTitle,
    context: task.organisationName,
    href: task.href,
    action: t(`overview.${task.kind}`),
    due: task.deadline
      ? t(dueKey(task.daysLeft ?? 0), {
          date: formatDate(danishDate(task.deadline), language),
          n: task.daysLeft ?? 0,
        })
      : undefined,
    overdue: task.daysLeft !== null && task.daysLeft < 0,
  }
}

/** A follow-up of a decision as a line of the list. */
function shownFollowUp(
  { id, title, bodyName, href, dueOn }: MeetingTask,
  today: string,
  t: ReturnType<typeof useTexts<keyof typeof da>>,
  language: 'da' | 'en',
) {
  return {
    id: `followUp ${id}`,
    title,
    context: t('overview.followUp.context', { body: bodyName }),
    href,
    action: t('overview.followUp.action'),
    due: dueOn ? t('overview.followUp.due', { date: formatDate(dueOn, language) }) : undefined,
    overdue: dueOn !== null && dueOn < today,
  }
}

function dueKey(daysLeft: number) {
  if (daysLeft < 0) return 'overview.overdue'
  return daysLeft === 0 ? 'overview.dueToday' : daysLeft === 1 ? 'overview.dueTomorrow' : 'overview.due'
}
