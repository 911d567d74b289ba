import { type APIRequestContext, expect, type Page, request } from '@playwright/test'

/** The demo accounts, one for each role; named by it on the log-in page. */
export const people = {
  administrator: { email: 'administrator@rammevaerk.example', name: 'Administrator' },
  secretariat: { email: 'sekretariat@rammeaftale-nordjylland.example', name: 'Sekretariat' },
  reporter: { email: 'indberetter@region-nordjylland.example', name: 'Indberetter, Region Nordjylland' },
  approver: { email: 'godkender@region-nordjylland.example', name: 'Godkender, Region Nordjylland' },
  otherReporter: { email: 'indberetter@region-syddanmark.example', name: 'Indberetter, Region Syddanmark' },
  otherApprover: { email: 'godkender@region-syddanmark.example', name: 'Godkender, Region Syddanmark' },
  reader: { email: 'laeser@region-nordjylland.example', name: 'Læser, Region Nordjylland' },
  analyst: { email: 'analytiker@national.example', name: 'National analytiker' },
  member: { email: 'medlem@das-nordjylland.example', name: 'Medlem af DAS Social' },
} as const
export type Person = keyof typeof people

export const demoPassword = 'demo-rammevaerk'

/** The id of a demo account. */
export function demoId(person: Person): string {
  return `00000000-0000-4000-8000-${String(Object.keys(people).indexOf(person) + 1).padStart(12, '0')}`
}

/** `__Host-rammevaerk` on https. */
const sessionCookie = /rammevaerk$/

/** Logs in with the demo button, after whoever was logged in has logged out. */
export async function logIn(page: Page, person: Person): Promise<void> {
  await page.context().clearCookies({ name: sessionCookie })
  await page.goto('/log-ind')
  await page.getByRole('button', { name: `Log ind som ${people[person].name}`, exact: true }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: people[person].name })).toBeVisible()
}

/** Gives the browser of `page` the session of a person without visiting the log-in page. */
export async function becomes(page: Page, person: Person | 'visitor', origin: string): Promise<void> {
  await page.context().clearCookies({ name: sessionCookie })
  if (person !== 'visitor') await submitLogIn(page.request, person, origin)
}

/** A person at the program without a browser: plain requests with a session. */
export async function personAt(origin: string, person: Person | 'visitor'): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin }, timeout: 30_000 })
  if (person !== 'visitor') await submitLogIn(context, person, origin)
  return context
}

/** The cookies of a log-in, for many windows of the same person. */
export async function sessionOf(origin: string, person: Person) {
  const context = await personAt(origin, person)
  const { cookies } = await context.storageState()
  await context.dispose()
  return cookies
}

async function submitLogIn(context: APIRequestContext, person: Person, origin: string): Promise<void> {
  const answer = await context.post('/log-ind', {
    form: { email: people[person].email, password: demoPassword, next: '/' },
    headers: { origin },
    maxRedirects: 0,
  })
  expect(answer.status(), `log-in of ${person}`).toBe(303)
}
