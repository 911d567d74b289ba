import type { ReactNode } from 'react'
import { Breadcrumb, type Link } from './navigation.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useLanguage, useTexts } from './texts.ts'

/** Addresses the shell leads to. */
export const shellPaths = {
  home: '/',
  search: '/soeg',
  help: '/hjaelp',
  login: '/log-ind',
  logout: '/log-ud',
  profile: '/min-profil',
  language: '/sprog',
  accessibility: '/was',
  method: '/metode',
  about: '/om',
  contact: '/om#kontakt',
  api: '/api',
  source: '/om#kildekode',
} as const

export type NavigationItem = Link & { current?: boolean }

export type ShellProps = {
  /** At most nine; what is not built or not allowed for me is not in it. */
  navigation: NavigationItem[]
  /** `switchHref` when the user acts for several organisations. */
  user?: { name: string; organisation: string; switchHref?: string }
  /** The framework area: "Nordjylland". */
  area: string
  breadcrumb?: { href?: string; label: string }[]
  /** Stands over every page: "Demo: indholdet er eksempler". */
  notice?: ReactNode
  paths?: Partial<Record<keyof typeof shellPaths, string>>
  children: ReactNode
}

/** The frame of every page. It needs no JavaScript: the small-screen menu is a `details`. */
export function Shell({ navigation, user, area, breadcrumb, notice, paths, children }: ShellProps) {
  const t = useTexts({ da, en })
  const to = { ...shellPaths, ...paths }
  return (
    <>
      <a className="skipnav" href="#indhold-start">
        {t('shell.skip')}
      </a>
      <header className="site-head">
        <div className="site-head-inner">
          <a className="site-name" href={to.home}>
            {t('product')}
            <span className="site-area">{area}</span>
          </a>
          <SearchForm action={to.search} />
          <UserLinks user={user} to={to} />
        </div>
      </header>
      {notice && (
        <section className="site-notice" aria-label={t('shell.notice')}>
          {notice}
        </section>
      )}
      <div className={navigation.length > 0 ? 'site-body site-body--nav' : 'site-body'}>
        {navigation.length > 0 && (
          <>
            <nav className="site-nav" aria-label={t('shell.navigation')}>
              <NavigationList items={navigation} />
            </nav>
            <details className="site-menu">
              <summary>{t('shell.menu')}</summary>
              <nav aria-label={t('shell.navigation')}>
                <NavigationList items={navigation} />
              </nav>
            </details>
          </>
        )}
        <main className="site-main" id="indhold-start" tabIndex={-1}>
          {breadcrumb && breadcrumb.length > 0 && <Breadcrumb items={breadcrumb} />}
          {children}
        </main>
      </div>
      <Footer to={to} />
    </>
  )
}

type Paths = Record<keyof typeof shellPaths, string>

function NavigationList({ items }: { items: NavigationItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function SearchForm({ action }: { action: string }) {
  const t = useTexts({ da, en })
  return (
    <search>
      <form className="site-search" action={action} method="get">
        <label className="sr-only" htmlFor="site-search">
          {t('shell.search.label')}
        </label>
        <input className="form-input" id="site-search" name="q" type="search" placeholder={t('shell.search.label')} />
        <button className="button button-secondary" type="submit">
          {t('shell.search')}
        </button>
      </form>
    </search>
  )
}

function UserLinks({ user, to }: { user: ShellProps['user']; to: Paths }) {
  const t = useTexts({ da, en })
  const other = useLanguage() === 'da' ? 'en' : 'da'
  return (
    <div className="site-user">
      {user && (
        <p className="site-user-name">
          <a href={to.profile}>{user.name}</a>
          <span>
            {user.organisation}
            {user.switchHref && (
              <>
                {' '}
                <a href={user.switchHref}>{t('shell.switch')}</a>
              </>
            )}
          </span>
        </p>
      )}
      <ul className="site-user-links">
        <li>
          <a href={to.help}>{t('shell.help')}</a>
        </li>
        <li>
          <a href={`${to.language}?til=${other}`} lang={other} hrefLang={other} rel="nofollow">
            {other === 'en' ? 'English' : 'Dansk'}
          </a>
        </li>
        <li>
          {user ? (
            <form action={to.logout} method="post">
              <button type="submit" className="button-as-link">
                {t('shell.logout')}
              </button>
            </form>
          ) : (
            <a href={to.login}>{t('shell.login')}</a>
          )}
        </li>
      </ul>
    </div>
  )
}

function Footer({ to }: { to: Paths }) {
  const t = useTexts({ da, en })
  const links: Link[] = [
    { href: to.method, label: t('shell.method') },
    { href: to.about, label: t('shell.about') },
    { href: to.accessibility, label: t('shell.accessibility') },
    { href: to.contact, label: t('shell.contact') },
    { href: to.api, label: t('shell.api') },
    { href: to.source, label: t('shell.source') },
  ]
  return (
    <footer className="site-foot">
      <div className="site-foot-inner">
        <p>
          <strong>{t('product')}</strong>
          <br />
          {t('shell.tagline')}
        </p>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
