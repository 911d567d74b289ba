import { Icon } from './icon.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

export type Link = { href: string; label: string }

/** Where one is; the last is the page itself and no link. */
export function Breadcrumb({ items }: { items: { href?: string; label: string }[] }) {
  const t = useTexts({ da, en })
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {items.map(({ href, label }, index) => (
          <li key={label} aria-current={index === items.length - 1 ? 'page' : undefined}>
            {href && index < items.length - 1 ? <a href={href}>{label}</a> : label}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Sections of one thing, each with an address of its own. */
export function Tabs({ label, items }: { label: string; items: (Link & { current?: boolean })[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Step = { label: string; href?: string; state: 'done' | 'current' | 'todo' }

/** Steps of a longer task: number, name, and the word for how far it is. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  const t = useTexts({ da, en })
  return (
    <nav className="steps" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.label}
            className={`step step--${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className="step-mark">{step.state === 'done' ? <Icon name="check" /> : index + 1}</span>
            <span>
              {step.href && step.state !== 'current' ? <a href={step.href}>{step.label}</a> : step.label}
              <span className="sr-only">, {t(`step.${step.state}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Pages of a list; `search` is the query string, whose other parameters are kept. The page is `?side=2`. */
export function Pagination({ page, pages, search = '' }: { page: number; pages: number; search?: string }) {
  const t = useTexts({ da, en })
  if (pages <= 1) return null
  const hrefOf = (number: number) => {
    const query = new URLSearchParams(search)
    query.set('side', String(number))
    return `?${query}`
  }
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 && (
        <a rel="prev" href={hrefOf(page - 1)}>
          {t('pages.previous')}
        </a>
      )}
      <span>{t('pages.of', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={hrefOf(page + 1)}>
          {t('pages.next')}
        </a>
      )}
    </nav>
  )
}

/** The way on in a list that is read on from a row (`?efter=`), and back to where it begins. */
export function CursorPages({
  next,
  after,
  search,
}: {
  next: string | null
  after?: string | undefined
  search: string
}) {
  const t = useTexts({ da, en })
  if (next === null && after === undefined) return null
  const hrefOf = (from?: string) => {
    const query = new URLSearchParams(search)
    query.delete('efter')
    if (from) query.set('efter', from)
    return `?${query}`
  }
  return (
    <nav className="pages" aria-label={t('pages')}>
      {after !== undefined && <a href={hrefOf()}>{t('pages.first')}</a>}
      {next !== null && (
        <a rel="next" href={hrefOf(next)}>
          {t('pages.next')}
        </a>
      )}
    </nav>
  )
}
