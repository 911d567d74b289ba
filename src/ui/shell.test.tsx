import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ErrorPage } from './error-page.tsx'
import { Breadcrumb, Pagination, Steps, Tabs } from './navigation.tsx'
import { PageHead } from './page-head.tsx'
import { Shell } from './shell.tsx'
import { LanguageProvider } from './texts.ts'

const navigation = [
  { href: '/', label: 'Overblik' },
  { href: '/tilbud', label: 'Tilbud', current: true },
]

describe('Shell', () => {
  const open = render(
    <Shell navigation={navigation} area="Nordjylland">
      <h1>Tilbud</h1>
    </Shell>,
  )
  const user = { name: 'Indberetter', organisation: 'Region Nordjylland', switchHref: '/skift' }
  const loggedIn = render(
    <Shell navigation={navigation} area="Nordjylland" user={user} notice="Demo">
      <h1>Tilbud</h1>
    </Shell>,
  )

  test('lets the keyboard skip to the content', () => {
    expect(open).toMatch(/^<a class="skipnav" href="#indhold-start">/)
    expect(open).toContain('<main class="site-main" id="indhold-start"')
  })

  test('searches with a plain form', () => {
    expect(open).toContain('action="/soeg" method="get"')
    expect(open).toContain('name="q"')
  })

  test('marks the page one is on and opens the small menu without JavaScript', () => {
    expect(open).toContain('<a href="/tilbud" aria-current="page">Tilbud</a>')
    expect(open).toContain('<details class="site-menu"><summary>Menu</summary>')
  })

  test('offers to log in, or says who I am, for whom, and lets me switch and log out by posting', () => {
    expect(open).toContain('href="/log-ind"')
    expect(loggedIn).toContain('Region Nordjylland')
    expect(loggedIn).toContain('href="/skift"')
    expect(loggedIn).toContain('action="/log-ud" method="post"')
    expect(loggedIn).not.toContain('href="/log-ind"')
  })

  test('leads to the accessibility statement and the methods from every page', () => {
    expect(open).toContain('href="/was"')
    expect(open).toContain('href="/metode"')
  })

  test('offers the other language', () => {
    expect(open).toContain('href="/sprog?til=en" lang="en"')
    const english = render(
      <LanguageProvider value="en">
        <Shell navigation={[]} area="Nordjylland">
          <p />
        </Shell>
      </LanguageProvider>,
    )
    expect(english).toContain('href="/sprog?til=da" lang="da"')
  })
})

describe('links between pages', () => {
  test('the last part of the breadcrumb is the page itself', () => {
    const html = render(
      <Breadcrumb
        items={[
          { href: '/', label: 'Overblik' },
          { href: '/x', label: 'Her' },
        ]}
      />,
    )
    expect(html).toContain('<li aria-current="page">Her</li>')
  })

  test('pages keep the search and offer only what exists', () => {
    const html = render(<Pagination page={1} pages={3} search="?q=a" />)
    expect(html).toContain('href="?q=a&amp;side=2"')
    expect(html).not.toContain('rel="prev"')
    expect(render(<Pagination page={1} pages={1} />)).toBe('')
  })

  test('tabs and steps say where one is', () => {
    expect(render(<Tabs label="Afsnit" items={[{ href: '?a', label: 'Ydelser', current: true }]} />)).toContain(
      'aria-current="page"',
    )
    const steps = render(
      <Steps
        label="Trin"
        steps={[
          { label: 'Tal', state: 'done' },
          { label: 'Send', state: 'current' },
        ]}
      />,
    )
    expect(steps).toContain('aria-current="step"')
    expect(steps).toContain(', udført')
  })
})

test('the head of a page is also the title of the window', () => {
  const html = render(<PageHead title="Indberet tal" context="Region Nordjylland" aside="Frist i morgen" />)
  expect(html).toContain('<title>Indberet tal – Rammeværk</title>')
  expect(html).toContain('<h1>Indberet tal</h1>')
})

describe('ErrorPage', () => {
  test.each([401, 403, 404, 409, 412, 429, 500, 503])('says for %i what to do next', (status) => {
    const html = render(<ErrorPage status={status} />)
    expect(html).toMatch(/<h1>[^<]{10,}<\/h1>/)
    expect(html).toMatch(/<a href="\/(log-ind\?videre=%2F)?">/)
  })

  test('leads by the log-in back to the page one wanted', () => {
    const html = render(<ErrorPage status={401} here="/tilbud/kompasset/pladser?aar=2024" />)
    expect(html).toContain('href="/log-ind?videre=%2Ftilbud%2Fkompasset%2Fpladser%3Faar%3D2024"')
  })

  test('reads an unknown status as a fault of ours and names the request', () => {
    const html = render(<ErrorPage status={418} requestId="a1b2" />)
    expect(html).toContain('Der er sket en fejl hos os')
    expect(html).toContain('a1b2')
  })
})
