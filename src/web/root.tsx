import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  type LinksFunction,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { appContext, hasRole } from '#ui/context.ts'
import { ErrorPage } from '#ui/error-page.tsx'
import type { PageArguments } from '#ui/page.ts'
import { Shell } from '#ui/shell.tsx'
import styles from '#ui/styles.css?url'
import { LanguageProvider, translate, useTexts } from '#ui/texts.ts'
import { navigationFor } from './navigation.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export function loader({ context }: PageArguments) {
  const { nonce, user, actor, demo } = context.get(appContext)
  return {
    nonce,
    demo,
    language: actor.language,
    requestId: actor.requestId,
    user: user && {
      name: user.name,
      organisation: user.organisation?.name ?? '',
      several: user.organisations.length > 1,
    },
    mayAdminister: hasRole(user, ['administrator']),
    mayReport: hasRole(user, ['reporter', 'approver', 'secretariat', 'reader']),
  }
}

type RootData = ReturnType<typeof loader>

/** A page's own part of the breadcrumb: `export const handle = { breadcrumb: (data) => [{ href, label }] }`. */
type Handle = { breadcrumb?: (data: unknown, language: 'da' | 'en') => { href?: string; label: string }[] }

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>('root')
  const language = root?.language ?? 'da'
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider value={language}>{children}</LanguageProvider>
        <ScrollRestoration nonce={root?.nonce} />
        <Scripts nonce={root?.nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const root = useRouteLoaderData<RootData>('root')
  const { pathname, search } = useLocation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const message = isRouteErrorResponse(error) && typeof error.data === 'object' ? error.data?.message : undefined
  return (
    <Frame>
      <ErrorPage
        status={status}
        message={message}
        requestId={status >= 500 ? root?.requestId : undefined}
        here={pathname + search}
      />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>('root')
  const { pathname } = useLocation()
  const t = useTexts({ da, en })
  const isIn = (href: string) =>
    href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
  const navigation = navigationFor(root).map(({ href, key, within = [] }) => ({
    href,
    label: t(key),
    current: [href, ...within].some(isIn),
  }))
  const user = root?.user && {
    name: root.user.name,
    organisation: root.user.organisation,
    switchHref: root.user.several ? '/min-profil#organisation' : undefined,
  }
  return (
    <Shell
      navigation={navigation}
      user={user ?? undefined}
      area={t('area')}
      breadcrumb={useBreadcrumb()}
      notice={root?.demo ? t('demo.notice') : undefined}
    >
      {children}
    </Shell>
  )
}

function useBreadcrumb() {
  const matches = useMatches()
  const root = useRouteLoaderData<RootData>('root')
  const { pathname } = useLocation()
  const language = root?.language ?? 'da'
  const parts = matches
    .flatMap(({ handle, loaderData }) => (handle as Handle | undefined)?.breadcrumb?.(loaderData, language) ?? [])
    // A page that failed has no data to name its own part by.
    .filter(({ label }) => label !== '')
  if (parts.length === 0) return undefined
  const above = sectionOf(pathname, root?.mayAdminister === true)
  const isNamed = above === null || parts[0]?.href === above.href || parts[0]?.href?.startsWith('/fora')
  return [
    { href: '/', label: translate(language, { da, en }, 'nav.overview') },
    ...(isNamed ? [] : [{ href: above.href, label: translate(language, { da, en }, above.key) }]),
    ...parts,
  ]
}

/** Rooms do not know under which entry of the menu the shell keeps their pages. */
function sectionOf(pathname: string, mayAdminister: boolean) {
  if (mayAdminister && pathname.startsWith('/administration/')) {
    return { href: '/administration', key: 'nav.administration' } as const
  }
  return pathname.startsWith('/takster/') ? ({ href: '/takster', key: 'nav.tariffs' } as const) : null
}
