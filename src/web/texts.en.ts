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
}
