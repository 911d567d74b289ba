import type { APIRequestContext } from '@playwright/test'
import { findIds, routePaths, visits } from './support/pages.ts'
import { type Person, personAt } from './support/people.ts'
import { expect, test } from './support/test.ts'

// A form somebody has tampered with, and an address somebody has made up, are refused: they never break the program.

const garbage = ['x', '00000000-0000-4000-8000-00000000dead', `\u0000${'æ'.repeat(300)}`]

/** A field that names a record: hidden, a choice or a button, with an id, or a name that says so. */
const isId = ({ name, value }: Field) => /(^id|Id|Row)$/.test(name) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)

type Field = { name: string; value: string }
type Sent = { action: string; fields: Field[] }

test('every form there is, with ids nobody has, is refused and not broken', async ({ server }) => {
  test.setTimeout(120_000)
  const ids = await findIds(server.url)
  const people = new Map<string, APIRequestContext>()
  const tried = new Set<string>()
  const broken: string[] = []
  for (const [route, list] of Object.entries(visits)) {
    for (const { as, at } of list === 'no page' || route === '/log-ud' ? [] : list) {
      const person = people.get(as) ?? (await personAt(server.url, as as Person | 'visitor'))
      people.set(as, person)
      const path = at(ids)
      for (const form of formsIn(await (await person.get(path)).text(), path)) {
        for (const one of form.fields.filter(isId)) {
          const intent = form.fields.find(({ name }) => ['intent', 'do'].includes(name))?.value ?? ''
          const place = `${route} ${form.action.split('?')[1] ?? ''} ${intent} ${one.name.split('.')[0]}`
          if (tried.has(place)) continue
          tried.add(place)
          for (const value of garbage) {
            const sent = form.fields.map(({ name, value: kept }) => [name, name === one.name ? value : kept])
            const answer = await person.post(form.action, {
              headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
              data: new URLSearchParams(sent as [string, string][]).toString(),
              maxRedirects: 0,
            })
            if (answer.status() >= 500) broken.push(`${place}=${value.slice(0, 40)}: ${answer.status()}`)
          }
        }
      }
    }
  }
  expect(tried.size, 'ids of forms that were tried').toBeGreaterThan(10)
  expect(broken).toEqual([])
})

test('every address there is, with ids nobody has, is answered and not broken', async ({ server }) => {
  test.setTimeout(120_000)
  const administrator = await personAt(server.url, 'administrator')
  const secretariat = await personAt(server.url, 'secretariat')
  const broken: string[] = []
  for (const route of routePaths().filter((path) => path.includes(':'))) {
    for (const value of garbage) {
      const path = route.replaceAll(/:\w+/g, encodeURIComponent(value))
      for (const person of [administrator, secretariat]) {
        const answer = await person.get(path, { maxRedirects: 0 })
        if (answer.status() >= 500) broken.push(`${path.slice(0, 80)}: ${answer.status()}`)
      }
    }
  }
  expect(broken).toEqual([])
})

/** The forms of a page as a browser would send them; each button that sends along something of its own is one more. */
function formsIn(page: string, path: string): Sent[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (!/method="post"/i.test(head)) return []
    const action = unescaped(/action="([^"]*)"/.exec(head)?.[1] ?? path)
    const fields = [...body.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].flatMap(([tag]) => fieldOf(tag))
    const buttons = [...body.matchAll(/<button\b[^>]*>/g)].flatMap(([tag]) => fieldOf(tag))
    return buttons.length === 0
      ? [{ action, fields }]
      : buttons.map((button) => ({ action, fields: [...fields, button] }))
  })
}

function fieldOf(tag: string): Field[] {
  const name = /\bname="([^"]*)"/.exec(tag)?.[1]
  if (!name || /type="file"/.test(tag)) return []
  return [{ name: unescaped(name), value: unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '') }]
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
}
