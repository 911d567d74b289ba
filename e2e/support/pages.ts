import type { APIRequestContext } from '@playwright/test'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import routes from '../../src/web/routes.ts'
import { demoId, type Person, personAt } from './people.ts'
import { formsOf, roundOfDemo } from './rounds.ts'

/** Ids of the demo content that stand in addresses. */
export type Ids = {
  facility: string
  openRound: string
  ownForm: string
  sentForm: string
  method: string
  /** A DAS meeting with a sent agenda, one whose minutes are heard, an FU meeting being written, a case. */
  meeting: string
  heard: string
  running: string
  /** Where the recommendation and attachments of an item without a case are edited. */
  ownItem: string
  case: string
  /** A case in a written procedure, the procedure, and a planned stop of the case. */
  heardCase: string
  procedure: string
  heardStop: string
  /** A version of a case that was changed after it was sent. */
  sentVersion: string
  work: string
  tariff: string
  tariffRound: string
  tariffReview: string
  tariffSheet: string
  packMeeting: string
  allocation: string
  businessCase: string
}

/** A page and who looks at it; `null` in place of a page: no page, only an answer. */
export type Visit = { as: Person | 'visitor'; at: (ids: Ids) => string }

/** The comparison of the demo content; see src/tariffs/scenarios/demo.ts. */
const demoScenarios = '00000000-0000-4000-8000-0000000003e9'

const report = '/rapporter/kapacitet-og-belaegning-2024'
const agreement = '/aftaler/nordjysk-socialaftale-2025-2026'
const visitor = (path: string): Visit => ({ as: 'visitor', at: () => path })
const seen = (as: Visit['as'], at: Visit['at']): Visit => ({ as, at })
const by = (as: Person, path: string): Visit => ({ as, at: () => path })

/** Every address of src/web/routes.ts with a real page behind it, and who may see it. */
export const visits: Record<string, Visit[] | 'no page'> = {
  '/': [visitor('/'), by('reporter', '/')],
  '/overblik': [by('secretariat', '/overblik'), by('reporter', '/overblik')],
  '/om': [visitor('/om')],
  '/was': [visitor('/was')],
  '/hjaelp': [visitor('/hjaelp')],
  '/api': [visitor('/api')],
  '/sprog': 'no page',
  '/metode': [visitor('/metode')],
  '/metode/fejl': [visitor('/metode/fejl')],
  '/metode/:id': [seen('visitor', ({ method }) => method)],
  '/tilbud': [visitor('/tilbud'), visitor('/tilbud?q=d%C3%B8v'), visitor('/tilbud?q=findes-ikke')],
  '/tilbud/:facilityId': [seen('visitor', ({ facility }) => facility), seen('secretariat', ({ facility }) => facility)],
  '/tilbud/:facilityId/pladser': [seen('reporter', ({ facility }) => `${facility}/pladser`)],
  '/fora': [by('secretariat', '/fora?alle')],
  '/fora/:bodyId': [
    by('secretariat', '/fora/psykiatripartnerskabet'),
    visitor('/fora/arbejdsgruppe-oesterskoven-2023'),
  ],
  '/administration/fora/nyt': [by('administrator', '/administration/fora/nyt')],
  '/administration/fora/:bodyId': [by('secretariat', '/administration/fora/das-nordjylland')],
  '/administration/fora/:bodyId/pladser/ny': [by('secretariat', '/administration/fora/das-nordjylland/pladser/ny')],
  '/administration/fora/:bodyId/pladser/:seatId': [
    by('secretariat', '/administration/fora/psykiatripartnerskabet/pladser/psykiatripartnerskabet-region'),
  ],
  '/administration/fora/:bodyId/pladser/:seatId/personer/ny': [
    by('secretariat', '/administration/fora/psykiatripartnerskabet/pladser/psykiatripartnerskabet-region/personer/ny'),
  ],
  '/administration/fora/:bodyId/pladser/:seatId/personer/:personId': [
    by('secretariat', '/administration/fora/das-nordjylland/pladser/demo-das-formand/personer/demo-das-formand'),
  ],
  '/administration/fora/:bodyId/kommissorium': [
    by('secretariat', '/administration/fora/psykiatripartnerskabet/kommissorium'),
  ],
  '/aftaler': [visitor('/aftaler')],
  '/aftaler/ny': [by('secretariat', '/aftaler/ny')],
  '/aftaler/:agreementId': [by('secretariat', agreement)],
  '/aftaler/:agreementId/rediger': [by('secretariat', `${agreement}/rediger`)],
  '/aftaler/:agreementId/fokus/nyt': [by('secretariat', `${agreement}/fokus/nyt`)],
  '/aftaler/:agreementId/fokus/:focusId': [by('secretariat', `${agreement}/fokus/nordjysk-socialaftale-2025-2026-2`)],
  '/aftaler/:agreementId/initiativ/nyt': [by('secretariat', `${agreement}/initiativ/nyt`)],
  '/aftaler/:agreementId/initiativ/:initiativeId': [
    by('secretariat', `${agreement}/initiativ/nordjysk-socialaftale-2025-2026-3b`),
  ],
  '/aftaler/:agreementId/initiativ/:initiativeId/rediger': [
    by('secretariat', `${agreement}/initiativ/nordjysk-socialaftale-2025-2026-3b/rediger`),
  ],
  '/aftaler/:agreementId/procesplan/nyt': [by('secretariat', `${agreement}/procesplan/nyt`)],
  '/aftaler/:agreementId/procesplan/:stepId': [
    by('secretariat', `${agreement}/procesplan/nordjysk-socialaftale-2025-2026-01`),
  ],
  '/aftaler/:agreementId/godkendelse/:organisationId': [by('secretariat', `${agreement}/godkendelse/851`)],
  '/afvigelser': [visitor('/afvigelser')],
  '/foelges': [visitor('/foelges'), by('secretariat', '/foelges')],
  '/takster/regler': [visitor('/takster/regler')],
  '/takster/scenarier': [by('reporter', '/takster/scenarier')],
  '/takster/scenarier/:comparisonId': [
    by('reporter', `/takster/scenarier/${demoScenarios}`),
    by('reader', `/takster/scenarier/${demoScenarios}`),
  ],
  '/takster/scenarier/:comparisonId/:file': 'no page',
  '/takster/overhead': [
    visitor('/takster/overhead'),
    visitor('/takster/overhead?driftsherre=851'),
    by('reporter', '/takster/overhead?aar=2024'),
  ],
  '/rapporter': [visitor('/rapporter'), by('secretariat', '/rapporter')],
  '/rapporter/:reportId': [visitor(report)],
  '/rapporter/:reportId/udgave/:number': [visitor(`${report}/udgave/1`)],
  '/rapporter/:reportId/udgave/:number/aendringer': [visitor(`${report}/udgave/1/aendringer`)],
  '/rapporter/:reportId/udgave/:number/:file': 'no page',
  '/rapporter/:reportId/udkast': [by('secretariat', `${report}/udkast`)],
  '/rapporter/:reportId/udkast/:file': 'no page',
  '/rapporter/:reportId/rediger': [by('secretariat', `${report}/rediger`)],
  '/rapporter/:reportId/versioner/:section': [by('secretariat', `${report}/versioner/konklusion`)],
  '/rapporter/:reportId/sammenlign': [visitor(`${report}/sammenlign?fra=1&til=1`)],
  '/rapporter/:reportId/udgiv': [by('secretariat', `${report}/udgiv`)],
  '/log-ind': [visitor('/log-ind'), visitor('/log-ind?videre=/opgaver')],
  '/log-ind/ekstern': 'no page',
  '/log-ind/ekstern/svar': 'no page',
  '/log-ind/glemt': [visitor('/log-ind/glemt'), visitor('/log-ind/glemt?sendt')],
  '/log-ind/ny-adgangskode': [visitor('/log-ind/ny-adgangskode?kode=forkert')],
  '/log-ind/foerste-administrator': [visitor('/log-ind/foerste-administrator?kode=forkert')],
  '/log-ud': [by('reader', '/log-ud')],
  '/min-profil': [by('reporter', '/min-profil'), by('administrator', '/min-profil')],
  '/administration': [by('administrator', '/administration')],
  '/administration/udbakke': [by('administrator', '/administration/udbakke')],
  '/administration/historik': [by('administrator', '/administration/historik')],
  '/administration/historik/:table/:record': [
    by('administrator', `/administration/historik/app_user/${demoId('reporter')}`),
  ],
  '/administration/opbevaring': [by('administrator', '/administration/opbevaring')],
  '/administration/arkiv': [by('administrator', '/administration/arkiv')],
  '/opgaver/arbejde': [by('administrator', '/opgaver/arbejde')],
  '/opgaver/arbejde/:id': [seen('administrator', ({ work }) => work)],
  '/filer/:id': 'no page',
  '/administration/organisationer': [by('administrator', '/administration/organisationer')],
  '/administration/organisationer/:id': [by('administrator', '/administration/organisationer/1081')],
  '/administration/tilbud/:id': [seen('administrator', ({ facility }) => `/administration${facility}`)],
  '/administration/brugere': [by('administrator', '/administration/brugere')],
  '/administration/brugere/ny': [by('administrator', '/administration/brugere/ny')],
  '/administration/brugere/:userId': [by('administrator', `/administration/brugere/${demoId('reporter')}`)],
  '/administration/stedfortraedere': [by('administrator', '/administration/stedfortraedere')],
  '/opgaver': [by('reporter', '/opgaver'), by('otherApprover', '/opgaver'), by('reader', '/opgaver')],
  '/indberetning': [by('reporter', '/indberetning'), by('secretariat', '/indberetning')],
  '/indberetning/ny': [by('secretariat', '/indberetning/ny')],
  '/indberetning/:roundId': [
    seen('secretariat', ({ openRound }) => openRound),
    seen('reporter', ({ openRound }) => openRound),
  ],
  '/indberetning/:roundId/:respondentId': [
    seen('reporter', ({ ownForm }) => ownForm),
    seen('reporter', ({ ownForm }) => `${ownForm}?mangler=1`),
    seen('secretariat', ({ ownForm }) => ownForm),
    seen('otherReporter', ({ sentForm }) => sentForm),
  ],
  '/indberetning/:roundId/:respondentId/gem': 'no page',
  '/indberetning/:roundId/:respondentId/gennemse': [seen('reporter', ({ ownForm }) => `${ownForm}/gennemse`)],
  '/indberetning/:roundId/:respondentId/behandling': [
    seen('otherApprover', ({ sentForm }) => `${sentForm}/behandling`),
    seen('secretariat', ({ sentForm }) => `${sentForm}/behandling`),
  ],
  '/administration/skabeloner': [by('administrator', '/administration/skabeloner')],
  '/administration/skabeloner/ny': [by('administrator', '/administration/skabeloner/ny')],
  '/administration/skabeloner/:templateId': [
    by('administrator', '/administration/skabeloner/sundhedstjek-botilbud'),
    visitor('/administration/skabeloner/capacity'),
  ],
  '/statistik': [visitor('/statistik')],
  '/statistik/:templateId': [visitor('/statistik/sundhedstjek-botilbud')],
  '/indberetning/:roundId/kalender': [seen('secretariat', ({ openRound }) => `${openRound}/kalender`)],
  '/indberetning/:roundId/besked': [seen('secretariat', ({ openRound }) => `${openRound}/besked`)],
  '/indberetning/:roundId/svar/:file': 'no page',
  '/indberetning/:roundId/:respondentId/vilkaar': [seen('secretariat', ({ ownForm }) => `${ownForm}/vilkaar`)],
  '/indberetning/:roundId/:respondentId/sammenlign': [
    seen('otherReporter', ({ sentForm }) => `${sentForm}/sammenlign`),
  ],
  '/indberetning/:roundId/:respondentId/excel': [seen('reporter', ({ ownForm }) => `${ownForm}/excel`)],
  '/indberetning/:roundId/:respondentId/excel/fil': 'no page',
  '/takster': [visitor('/takster'), visitor('/takster?q=findes-ikke')],
  '/takster/:year': [visitor('/takster/2024?side=1')],
  '/takster/:year/sammenlign': [visitor('/takster/2025/sammenlign'), visitor('/takster/2025/sammenlign?q=findes-ikke')],
  '/takster/kategorier': [visitor('/takster/kategorier'), by('secretariat', '/takster/kategorier')],
  '/takster/takst/:id': [seen('visitor', ({ tariff }) => tariff)],
  '/takster/runde/:roundId': [
    seen('secretariat', ({ tariffRound }) => tariffRound),
    seen('reporter', ({ tariffRound }) => tariffRound),
  ],
  '/takster/runde/:roundId/:sheetId': [seen('secretariat', ({ tariffReview }) => tariffReview)],
  '/takster/skema/:respondentId/:lineId': [seen('reporter', ({ tariffSheet }) => tariffSheet)],
  '/takster/resultater': [visitor('/takster/resultater'), by('reporter', '/takster/resultater')],
  '/takster/pris-og-loen': [
    visitor('/takster/pris-og-loen?amount=1.000&from=2024&to=2026&kind=region'),
    by('administrator', '/takster/pris-og-loen'),
  ],
  '/takster/forretningsplaner': [
    visitor('/takster/forretningsplaner'),
    by('secretariat', '/takster/forretningsplaner'),
  ],
  '/takster/forretningsplaner/ny': [by('secretariat', '/takster/forretningsplaner/ny')],
  '/takster/forretningsplaner/:id': [seen('visitor', ({ businessCase }) => businessCase)],
  '/takster/forretningsplaner/:id/ny-version': [
    seen('secretariat', ({ businessCase }) => `${businessCase}/ny-version`),
  ],
  '/takster/forretningsplaner/:id/:file': 'no page',
  '/moeder/import': [by('secretariat', '/moeder/import')],
  '/moeder/import/:importId': [by('secretariat', '/moeder/import/00000000-0000-4000-8000-00000019a912')],
  '/moeder/import/:importId/kilde': [by('secretariat', '/moeder/import/00000000-0000-4000-8000-00000019a912/kilde')],
  '/fordelinger': [visitor('/fordelinger'), by('secretariat', '/fordelinger')],
  '/fordelinger/ny': [visitor('/fordelinger/ny'), by('secretariat', '/fordelinger/ny')],
  '/fordelinger/koer-igen': [visitor('/fordelinger/koer-igen')],
  '/fordelinger/:id': [
    seen('visitor', ({ allocation }) => allocation),
    seen('secretariat', ({ allocation }) => allocation),
  ],
  '/fordelinger/:id/ny-version': [seen('secretariat', ({ allocation }) => `${allocation}/ny-version`)],
  '/fordelinger/:id/:file': 'no page',
  '/moeder/:meetingId/mappe': [
    seen('visitor', ({ packMeeting }) => `${packMeeting}/mappe`),
    seen('secretariat', ({ packMeeting }) => `${packMeeting}/mappe`),
  ],
  '/moeder/:meetingId/mappe/:file': 'no page',
  '/soeg': [visitor('/soeg'), visitor('/soeg?q=kapacitet'), visitor('/soeg?q=findesikke&year=2024')],
  '/moeder': [visitor('/moeder'), by('member', '/moeder'), by('secretariat', '/moeder')],
  '/moeder/kalender.ics': 'no page',
  '/moeder/nyt': [by('secretariat', '/moeder/nyt')],
  '/moeder/:meetingId': [
    seen('visitor', ({ meeting }) => meeting),
    seen('member', ({ meeting }) => meeting),
    seen('secretariat', ({ running }) => running),
  ],
  '/moeder/:meetingId/ret': [seen('secretariat', ({ meeting }) => `${meeting}/ret`)],
  '/sager/:caseId/versioner/:number': [seen('visitor', ({ sentVersion }) => sentVersion)],
  '/moeder/aarshjul': [visitor('/moeder/aarshjul'), by('member', '/moeder/aarshjul?forum=das-nordjylland')],
  '/moeder/praksis': [by('secretariat', '/moeder/praksis')],
  '/moeder/praksis/:bodyId': [by('secretariat', '/moeder/praksis/das-nordjylland')],
  '/moeder/:meetingId/aflys': [seen('secretariat', ({ meeting }) => `${meeting}/aflys`)],
  '/moeder/:meetingId/kalender.ics': 'no page',
  '/moeder/:meetingId/dagsorden': [seen('secretariat', ({ meeting }) => `${meeting}/dagsorden`)],
  '/moeder/:meetingId/dagsorden/:itemId': [seen('secretariat', ({ ownItem }) => ownItem)],
  '/moeder/:meetingId/referat': [seen('secretariat', ({ running }) => `${running}/referat`)],
  '/moeder/:meetingId/referat/gem': 'no page',
  '/moeder/:meetingId/referat/skriver': 'no page',
  '/moeder/:meetingId/hoering': [seen('member', ({ heard }) => `${heard}/hoering`)],
  '/sager/:caseId/stop/:stopId': [
    seen('secretariat', ({ heardCase, heardStop }) => `${heardCase}/stop/${heardStop}`),
    seen('secretariat', ({ heardCase, heardStop }) => `${heardCase}/stop/${heardStop}?fra=sagen`),
  ],
  '/sager/:caseId/vedroerer': [
    seen('secretariat', ({ case: found }) => `${found}/vedroerer`),
    seen('secretariat', ({ case: found }) => `${found}/vedroerer?kind=target-group`),
  ],
  '/sager/:caseId/svar': [seen('secretariat', ({ heardCase }) => `${heardCase}/svar`)],
  '/sager/:caseId/bagland': [seen('reporter', ({ case: found }) => `${found}/bagland`)],
  '/moeder/hoeringer': [by('member', '/moeder/hoeringer'), visitor('/moeder/hoeringer')],
  '/moeder/hoeringer/ny': [seen('secretariat', ({ heardStop }) => `/moeder/hoeringer/ny?stop=${heardStop}`)],
  '/moeder/hoeringer/:procedureId': [
    seen('member', ({ procedure }) => procedure),
    seen('secretariat', ({ procedure }) => procedure),
  ],
  '/sager': [visitor('/sager'), by('secretariat', '/sager')],
  '/sager/ny': [by('secretariat', '/sager/ny')],
  '/sager/:caseId': [seen('visitor', ({ case: found }) => found), seen('secretariat', ({ case: found }) => found)],
  '/sager/:caseId/rediger': [seen('secretariat', ({ case: found }) => `${found}/rediger`)],
  '/opfoelgning': [by('secretariat', '/opfoelgning'), by('reporter', '/opfoelgning?vis=all')],
  '/*': [visitor('/findes-ikke')],
}

/** Every address in src/web/routes.ts, children joined to their parents. */
export function routePaths(entries: RouteConfigEntry[] = routes, parent = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    // A layout has no address of its own.
    const own = index ? parent || '/' : path === undefined ? parent : `${parent}/${path}`
    return [...new Set([own, ...routePaths(children ?? [], own)])]
  })
}

/** Finds the ids in the demo content, by the links that people follow. */
export async function findIds(origin: string): Promise<Ids> {
  const [nobody, reporter, other] = await Promise.all([
    personAt(origin, 'visitor'),
    personAt(origin, 'reporter'),
    personAt(origin, 'otherReporter'),
  ])
  const openRound = await roundOfDemo(reporter)
  const administrator = await personAt(origin, 'administrator')
  const das = await allLinks(nobody, '/moeder?forum=das-nordjylland', /\/moeder\/[0-9a-f-]{36}/)
  const fu = await allLinks(nobody, '/moeder?forum=fu-nordjylland', /\/moeder\/[0-9a-f-]{36}/)
  const secretariat = await personAt(origin, 'secretariat')
  const procedure = await firstLink(secretariat, '/moeder/hoeringer', /\/moeder\/hoeringer\/[0-9a-f-]{36}/)
  const { procedure: sent } = await (await secretariat.get(`/api/v1/procedures/${procedure.split('/').at(-1)}`)).json()
  const begun = await administrator.post('/administration/arkiv', { maxRedirects: 0 })
  return {
    openRound,
    // The calendar lists what is to come, the next first, and then what was held, the latest first.
    meeting: das[0] ?? '',
    heard: das[2] ?? '',
    running: fu.at(-1) ?? '',
    ownItem: await firstLink(
      secretariat,
      `${das[0] ?? ''}/dagsorden`,
      /\/moeder\/[0-9a-f-]{36}\/dagsorden\/[0-9a-f-]{36}/,
    ),
    case: await firstLink(nobody, '/sager', /\/sager\/[0-9a-f-]{36}/),
    procedure,
    heardCase: `/sager/${sent.caseId}`,
    sentVersion: await firstLink(nobody, das[0] ?? '', /\/sager\/[0-9a-f-]{36}\/versioner\/\d+/),
    heardStop: await plannedStop(secretariat, sent.caseId),
    work: begun.headers().location ?? '',
    ownForm: (await formsOf(reporter, openRound))['Region Nordjylland'] ?? '',
    sentForm: (await formsOf(other, openRound))['Region Syddanmark'] ?? '',
    // The first meeting of the demo content, long held.
    packMeeting: das.at(-1) ?? '',
    facility: await firstLink(nobody, '/tilbud?q=Kompasset', /\/tilbud\/[a-z0-9-]+/),
    ...(await tariffIds(nobody, reporter, await personAt(origin, 'secretariat'))),
    allocation: await firstLink(nobody, '/fordelinger', /\/fordelinger\/[0-9a-f-]{36}/),
    businessCase: await firstLink(nobody, '/takster/forretningsplaner', /\/takster\/forretningsplaner\/[0-9a-f-]{36}/),
    method: await firstLink(nobody, '/metode', /\/metode\/(?!fejl)[a-z0-9-]+/),
  }
}

/** A tariff, the open round of tariffs, a sheet that came in, and one its operator works on. */
async function tariffIds(nobody: APIRequestContext, reporter: APIRequestContext, secretariat: APIRequestContext) {
  const tariffRound = await firstLink(reporter, '/takster', /\/takster\/runde\/[0-9a-f-]{36}/)
  const form = await firstLink(
    reporter,
    tariffRound.replace('/takster/runde', '/indberetning'),
    /\/indberetning\/[0-9a-f-]{36}\/[0-9a-f-]{36}/,
  )
  return {
    tariff: await firstLink(nobody, '/takster', /\/takster\/takst\/[0-9a-f-]{36}/),
    tariffRound,
    tariffReview: await firstLink(secretariat, tariffRound, /\/takster\/runde\/[0-9a-f-]{36}\/[0-9a-f-]{36}/),
    tariffSheet: await firstLink(reporter, form, /\/takster\/skema\/[0-9a-f-]{36}\/[a-z0-9-]+/),
  }
}

/** A stop of a case that waits to be sent somewhere. */
async function plannedStop(secretariat: APIRequestContext, caseId: string): Promise<string> {
  const { steps } = await (await secretariat.get(`/api/v1/cases/${caseId}/answers`)).json()
  return steps[0].bodies[0].stopId
}

async function allLinks(person: APIRequestContext, page: string, address: RegExp): Promise<string[]> {
  const html = await (await person.get(page, { maxRetries: 2 })).text()
  return [...html.matchAll(new RegExp(`href="(${address.source})"`, 'g'))].map(([, found]) => found as string)
}

async function firstLink(person: APIRequestContext, page: string, address: RegExp): Promise<string> {
  const html = await (await person.get(page, { maxRetries: 2 })).text()
  const [, found] = new RegExp(`href="(${address.source})"`).exec(html) ?? []
  if (!found) throw new Error(`No link like ${address} on ${page}`)
  return found
}
