import { useLoaderData } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, TaskList } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { listTasks } from '../service/tasks.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { useDaysLeft } from './states.tsx'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  return { tasks: await pageData(listTasks(app), app.sentence) }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['tasks.title'] }],
}

/** What waits for me, the most urgent first, each with its date and one button. */
export default function Tasks() {
  const { tasks } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('tasks.title')} />
      {tasks.length === 0 ? (
        <EmptyState title={t('tasks.empty')}>
          <p>{t('tasks.emptyText')}</p>
        </EmptyState>
      ) : (
        <TaskList
          empty={t('tasks.empty')}
          tasks={tasks.map((task) => ({
            id: `${task.kind}-${task.href}`,
            title: t(`tasks.${task.kind}`, { title: task.roundTitle }),
            context: task.organisationName,
            href: task.href,
            action: t(`tasks.${task.kind}.action`),
            due: task.deadline && task.kind !== 'approve' && <Due deadline={task.deadline} days={task.daysLeft ?? 0} />,
            overdue: task.kind !== 'approve' && (task.daysLeft ?? 0) < 0,
          }))}
        />
      )}
    </>
  )
}

function Due({ deadline, days }: { deadline: string; days: number }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const daysLeft = useDaysLeft()
  return t('tasks.due', { deadline: formatDateTime(deadline, language), days: daysLeft(days) })
}
