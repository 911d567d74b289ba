import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  area: 'Nordjylland',
  'nav.overview': 'Overview',
  'nav.tasks': 'My tasks',
  'nav.reporting': 'Reporting',
  'nav.facilities': 'Facilities',
  'nav.reports': 'Reports',
  'nav.method': 'Method',
  'nav.administration': 'Administration',
  'demo.notice':
    'Demonstration: accounts and open submissions are examples. The figures for 2018–2024 are the published ones.',
  'web.crossSite':
    'The change came from another website and was not saved. Open the page here in the program and try again.',
  'web.internal': 'Something went wrong on our side. It is in the log as number {requestId}.',
  'web.notFound': 'There is nothing at that address.',
  'web.unknownCode': 'It could not be done ({code}).',
  'files.type': 'This type of file is not accepted. Use PDF, Word, Excel, text, CSV or PNG.',
  'files.size': 'The file is too large. The limit is 50 MB.',
  'method.title': 'How the program computes',
  'method.intro':
    'Every calculation and every rule has a page of its own with formula, example, source and the day it is in force from. A figure in a report leads here. The pages are in Danish.',
  'method.discrepancies': "Discrepancies between printed figures and the program's own",
  'method.id': 'Rule',
  'method.version': 'Version',
  'method.validFrom': 'In force from',
  'method.source': 'Source',
  'web.badInput': 'Something in the request has the wrong form ({expected}). See the API page.',
  'web.ifMatch': 'The header If-Match with the version you change is missing. Example: If-Match: "3".',
  'platform.databaseGone':
    'The database cannot be reached right now. What was saved is not lost. Try again in a moment.',
  'platform.diskFull':
    'The disk of the server is full, so the change was not saved. What was saved before is not lost. Tell those who run the program, then try again.',
  'platform.databaseBusy': 'Two changes met, and yours was not saved. Try again.',
  'front.title': 'The shared figures of municipalities and regions on the highly specialised social area',
  'front.lead':
    'Operators report places and use once, the figures are computed by public rules, and the steering groups decide on the same ground.',
  'front.reports': 'Published reports',
  'front.noReports': 'The first report is on its way. It will be here when the secretariat publishes it.',
  'front.edition': 'Edition {number}',
  'front.register': 'Facilities and offerings',
  'front.registerText':
    'Find a facility, its offerings, who may use them, and how places and occupancy have developed.',
  'front.openRegister': 'Search facilities',
  'front.trace': 'Every figure can be traced',
  'front.traceText':
    'Select an underlined figure to see the formula with the numbers put in, who reported and who approved.',
  'front.method': 'Read about the method',
  'front.work': 'Do you report, approve or write?',
  'front.workText': 'Your tasks and deadlines wait when you have logged in.',
  'front.login': 'Log in',
  'codes.title': 'Error codes',
  'codes.intro': 'When the program refuses something, the refusal has a code. Here are all codes and what they say.',
  'codes.code': 'Code',
  'codes.sentence': 'What it says',
  'api.title': "API: the program's interface to other systems",
  'api.intro': 'All that is public on the pages can be fetched as JSON without login.',
  'api.openapi': 'OpenAPI 3.1 description',
  'api.codes': 'Error codes',
  'api.details': 'Parameters and answers',
}
