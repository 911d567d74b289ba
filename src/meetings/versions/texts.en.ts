import type { da } from './texts.da.ts'

/** English texts of the versions of a case. */
export const en: Record<keyof typeof da, string> = {
  'versions.notFound': 'There is no such version, or you may not see it.',
  'versions.link': 'Earlier versions of the case',
  'versions.title': 'The case as it stood in version {number}',
  'versions.context': 'Case {number} · {title}',
  'versions.lead': 'Below, what was removed since is struck out, and what was added is underlined.',
  'versions.same': 'The case stands as it did in this version.',
  'versions.changed': 'Changed {at}',
  'versions.changedBy': 'Changed {at} by {name}',
  'versions.since': 'The text has changed since it was sent ({at}).',
  'versions.since.link': 'See it as it was sent',
  'versions.since.short': 'Changed since it was sent',
  'versions.part.unchanged': 'Unchanged',
  'versions.part.title': 'Title',
  'versions.added': 'added',
  'versions.removed': 'removed',
  'versions.list': 'Versions you can see',
  'versions.number': 'Version',
  'versions.number.n': 'Version {number}',
  'versions.until': 'Stood until',
  'versions.until.now': 'Stands now',
  'versions.sent': 'Sent to',
  'versions.sent.none': 'Not sent',
  'versions.sent.meeting': '{body}, {date}',
}
