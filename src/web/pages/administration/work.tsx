import { useEffect, useState } from 'react'
import { useLoaderData, useLocation, useRevalidator } from 'react-router'
import type { Task } from '#platform/tasks.ts'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState, Progress, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { getTask, getTasks } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { administrationCrumb, requireUser } from './parts.tsx'

const pollEvery = 2000

export async function loader({ context, request, params }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { id } = params as { id?: string }
  const back = pageWithin(new URL(request.url).searchParams.get('fra'))
  if (id === undefined) return { task: null, tasks: await pageData(getTasks(app), app.sentence), failure: '', back }
  const task = await pageData(getTask(app, id), app.sentence)
  return { task, tasks: [], failure: task.errorCode ? app.sentence(task.errorCode, { requestId: id }) : '', back }
}

/** Where the work was begun; null for anything but a page of this site. */
function pageWithin(path: string | null): string | null {
  return path !== null && /^(\/[a-z0-9-]+)+$/i.test(path) ? path : null
}

export const handle = { breadcrumb: administrationCrumb('work.title') }

/** A long task and how far it is, or the list of one's own tasks. */
export default function Work() {
  const { task, tasks, failure, back } = useLoaderData<typeof loader>()
  return task ? <OneTask task={task} failure={failure} back={back} /> : <TaskTable tasks={tasks} />
}

function OneTask({ task, failure, back }: { task: Task; failure: string; back: string | null }) {
  const t = useTexts({ da, en })
  const open = task.state === 'waiting' || task.state === 'running'
  const isAway = usePolling(open)
  const { search } = useLocation()
  const result = task.result as { fileId?: string; name?: string } | null
  return (
    <>
      <PageHead
        title={task.title}
        context={
          <span role="status">
            <State state={task.state} />
          </span>
        }
      />
      {open && task.total !== null && <Progress value={task.done} max={task.total} label={t('work.progress')} />}
      {open && <p role="status">{t(isAway ? 'work.away' : 'work.leave')}</p>}
      {open && <ButtonLink href={`/opgaver/arbejde/${task.id}${search}`}>{t('work.refresh')}</ButtonLink>}
      {task.state === 'failed' && <Alert kind="error">{failure}</Alert>}
      {result?.fileId && (
        <ButtonLink href={`/filer/${result.fileId}`} download>
          {t('work.download', { name: result.name ?? '' })}
        </ButtonLink>
      )}
      {back && (
        <p>
          <a href={back}>{t('work.back')}</a>
        </p>
      )}
      <p>
        <a href="/opgaver/arbejde">{t('work.mine')}</a>
      </p>
    </>
  )
}

/**
 * With JavaScript the page follows the work; without it there is the link. While the program is away, as when it is started
 * anew, the page stays as it is: a loading that fails would put an error in its place, and nobody would follow any more.
 *
 * @returns whether the program could not be reached
 */
function usePolling(open: boolean): boolean {
  const { revalidate } = useRevalidator()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    if (!open) return
    const timer = setInterval(async () => {
      const isThere = await fetch('/ready').then(
        ({ ok }) => ok,
        () => false,
      )
      setIsAway(!isThere)
      if (isThere) void revalidate()
    }, pollEvery)
    return () => clearInterval(timer)
  }, [open, revalidate])
  return isAway
}

function TaskTable({ tasks }: { tasks: Task[] }) {
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('work.title')} context={t('work.text')} />
      {tasks.length === 0 ? (
        <EmptyState title={t('work.none')} />
      ) : (
        <Table caption={t('work.mine')} cards>
          <thead>
            <tr>
              <ColumnHead>{t('work.name')}</ColumnHead>
              <ColumnHead>{t('work.started')}</ColumnHead>
              <ColumnHead>{t('work.state')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ id, title, createdAt, state }) => (
              <tr key={id}>
                <td data-title={t('work.name')}>
                  <a href={`/opgaver/arbejde/${id}`}>{title}</a>
                </td>
                <td data-title={t('work.started')}>
                  <DateTimeText instant={createdAt} />
                </td>
                <td data-title={t('work.state')}>
                  <State state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

const tones = { waiting: 'neutral', running: 'waiting', done: 'done', failed: 'attention' } as const

function State({ state }: { state: Task['state'] }) {
  const t = useTexts({ da, en })
  return <StateTag tone={tones[state]}>{t(`work.${state}`)}</StateTag>
}
