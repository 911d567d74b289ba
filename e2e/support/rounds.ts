import { type APIRequestContext, expect } from '@playwright/test'

export type OpenRound = {
  path: string
  /** Address of each respondent's form, by the name of the organisation. */
  forms: Record<string, string>
}

/** Makes and opens a round as the secretariat does, with everybody who is proposed. */
export async function openRound(
  secretariat: APIRequestContext,
  year: number,
  templateId = 'capacity',
): Promise<OpenRound> {
  const proposal = await (await secretariat.get(`/indberetning/ny?aar=${year}&skabelon=${templateId}`)).text()
  const organisations = [...proposal.matchAll(/name="(organisation\.[^"]+)"/g)].map(([, name]) => [name, 'on'] as const)
  expect(organisations.length, 'proposed respondents').toBeGreaterThan(1)
  const made = await secretariat.post('/indberetning/ny', {
    form: {
      year,
      templateId,
      ownerId: 'sekretariat-nordjylland',
      title: templateId === 'capacity' ? `Kapacitet og belægning ${year}` : `${templateId} ${year}`,
      deadlineDate: dayAhead(60),
      deadlineTime: '12.00',
      ...Object.fromEntries(organisations),
    },
    maxRedirects: 0,
  })
  expect(made.status(), await made.text()).toBe(303)
  const path = new URL(made.headers().location ?? '', made.url()).pathname
  const opened = await secretariat.post(path, { form: { intent: 'open' }, maxRedirects: 0 })
  expect(opened.status()).toBe(303)
  return { path, forms: await formsOf(secretariat, path) }
}

/** The forms of a round that the asking person may see. */
export async function formsOf(person: APIRequestContext, roundPath: string): Promise<Record<string, string>> {
  const page = await (await person.get(roundPath, { maxRetries: 2 })).text()
  const links = page.matchAll(new RegExp(`<th scope="row"><a href="(${roundPath}/[^"]+)"[^>]*>([^<]+)`, 'g'))
  return Object.fromEntries([...links].map(([, path, name]) => [name, path]))
}

/** The ids of the lines of a form that has this field. */
export async function linesOf(reporter: APIRequestContext, form: string, field = 'places'): Promise<string[]> {
  const page = await (await reporter.get(form)).text()
  return [...page.matchAll(new RegExp(`name="celle\\.([^."]+)\\.${field}"`, 'g'))].map(([, id]) => id as string)
}

/** The row versions the form was made from; a save sends them along, so that nobody overwrites another's value. */
export async function rowVersionsOf(reporter: APIRequestContext, form: string): Promise<Record<string, number>> {
  const page = await (await reporter.get(form)).text()
  const [, json] = /name="versions" value="([^"]*)"/.exec(page) ?? []
  return JSON.parse((json ?? '').replaceAll('&quot;', '"'))
}

/** Fills a form completely, with a reason for every warning there can be. */
export async function fill(reporter: APIRequestContext, form: string, places: string): Promise<void> {
  const lines = await linesOf(reporter, form)
  expect(lines.length, `lines of ${form}`).toBeGreaterThan(0)
  const versions = await rowVersionsOf(reporter, form)
  const fields = lines.flatMap((line) => [
    [`celle.${line}.places`, places],
    [`celle.${line}.used_places`, places],
    [`celle.${line}.places_next_year`, places],
    [`grund.places-changed.${line}.places`, 'Normeringen er ændret i året'],
    [`grund.used-changed.${line}.used_places`, 'Flere borgere end året før'],
  ])
  const answer = await reporter.post(`${form}/gem`, {
    form: { ...Object.fromEntries(fields), versions: JSON.stringify(versions) },
  })
  expect(await answer.json()).toMatchObject({ ok: true })
}

/** Sends a filled form for approval; returns the status of the answer. */
export async function handIn(reporter: APIRequestContext, form: string): Promise<number> {
  const review = await (await reporter.get(`${form}/gennemse`)).text()
  return (await reporter.post(`${form}/gennemse`, { form: { version: versionIn(review) }, maxRedirects: 0 })).status()
}

/** Approves what was handed in; returns the status of the answer. */
export async function approve(approver: APIRequestContext, form: string): Promise<number> {
  const page = await (await approver.get(`${form}/behandling`)).text()
  const fields = { intent: 'approve', version: versionIn(page) }
  return (await approver.post(`${form}/behandling`, { form: fields, maxRedirects: 0 })).status()
}

/** The version of the submission that a page was made from. */
export function versionIn(page: string): string {
  const [, version] = /name="version" value="(\d+)"/.exec(page) ?? []
  expect(version, 'version on the page').toBeDefined()
  return version as string
}

export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** The round that the demo content opens; journeys may have opened others since. */
export async function roundOfDemo(reporter: APIRequestContext): Promise<string> {
  const html = await (await reporter.get('/indberetning')).text()
  const [, found] = /href="(\/indberetning\/[0-9a-f-]{36})"[^>]*>Kapacitet og belægning 2025/.exec(html) ?? []
  if (!found) throw new Error('The demo content has no round of 2025')
  return found
}
