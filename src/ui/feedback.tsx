import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

type AlertProps = {
  kind: 'info' | 'success' | 'warning' | 'error'
  title?: ReactNode
  children?: ReactNode
  /** Read aloud at once; for what appears after an action, not for what stands on the page from the start. */
  live?: boolean
}

export function Alert({ kind, title, children, live }: AlertProps) {
  const t = useTexts({ da, en })
  const role = kind === 'error' || kind === 'warning' ? 'alert' : 'status'
  return (
    <div className={`alert alert-${kind}`} role={live ? role : undefined}>
      <Icon name={kind} />
      <div className="alert-body">
        <span className="sr-only">{t(`alert.${kind}`)} </span>
        {title && <p className="alert-heading">{title}</p>}
        {children && <div className="alert-text">{children}</div>}
      </div>
    </div>
  )
}

/** Nothing here, why, and what to do or when something comes. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {children}
      {action}
    </div>
  )
}

/** Shape and word carry the state; colour only repeats them. */
const stateShapes = { neutral: '○', waiting: '◐', done: '●', attention: '▲', stopped: '■' } as const

export type StateTone = keyof typeof stateShapes

export function StateTag({ tone = 'neutral', children }: { tone?: StateTone; children: ReactNode }) {
  return (
    <span className={`state state--${tone}`}>
      <span className="state-shape" aria-hidden="true">
        {stateShapes[tone]}
      </span>
      {children}
    </span>
  )
}

/** "5 af 8 udfyldt" with a bar. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const t = useTexts({ da, en })
  return (
    <div className="progress">
      <span className="progress-text">{t('progress', { value, max, label })}</span>
      <progress value={value} max={max} aria-label={label}>
        {t('progress', { value, max, label })}
      </progress>
    </div>
  )
}

/** Where the last words are: stored, on their way, or why not. Only a lost connection is tried again by itself. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'offline' | 'expired' | 'refused' | 'conflict'

const marks = { idle: 'saved', saved: 'saved', saving: 'saving', offline: 'failed' } as const

/** The quiet "Gemt kl. 14.32"; announced politely when it changes. `time` is the clock as shown: "14.32". */
export function SavedMark({ time, state = 'saved' }: { time?: string; state?: SavingState }) {
  const t = useTexts({ da, en })
  const mark = state in marks ? marks[state as keyof typeof marks] : 'held'
  const text = mark === 'saved' ? time && t('saved.at', { time }) : t(`saved.${mark}`)
  return (
    <span className={`saved-mark saved-mark--${mark}`} role="status">
      {text}
    </span>
  )
}

/** Folded side information. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      <div className="fold-body">{children}</div>
    </details>
  )
}

/** A short fact; with `removeHref` a chosen filter that can be taken away. */
export function Tag({ children, removeHref }: { children: ReactNode; removeHref?: string }) {
  const t = useTexts({ da, en })
  if (!removeHref) return <span className="chip">{children}</span>
  return (
    <a className="chip chip--remove" href={removeHref}>
      {children}
      <span className="sr-only">, {t('tag.remove')}</span>
      <Icon name="close" />
    </a>
  )
}

export function DescriptionList({ items }: { items: { term: ReactNode; description: ReactNode; key?: string }[] }) {
  return (
    <dl className="facts">
      {items.map(({ term, description, key }, index) => (
        <div key={key ?? index}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  )
}

export type Task = {
  id: string
  title: string
  href: string
  /** Verb with object: "Indberet tal". */
  action: string
  /** For whom and which period. */
  context?: string
  /** "Frist 6. februar 2026 (om 12 dage)". */
  due?: ReactNode
  overdue?: boolean
}

/** "Venter på dig": what to do, for whom, by when, one button each. */
export function TaskList({ tasks, empty }: { tasks: Task[]; empty: ReactNode }) {
  const t = useTexts({ da, en })
  if (tasks.length === 0) return <div className="empty-state">{empty}</div>
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <li key={task.id}>
          <div className="task-text">
            <p className="task-title" id={`opgave-${task.id}`}>
              {task.title}
            </p>
            {task.context && <p className="task-context">{task.context}</p>}
            {task.due && (
              <p className="task-due">
                {task.due} {task.overdue && <StateTag tone="attention">{t('task.overdue')}</StateTag>}
              </p>
            )}
          </div>
          <a className="button button-primary" href={task.href} aria-describedby={`opgave-${task.id}`}>
            {task.action}
          </a>
        </li>
      ))}
    </ul>
  )
}
