import type { da } from './texts.da.ts'

/** English texts of the year wheel of meetings. */
export const en: Record<keyof typeof da, string> = {
  'wheel.title': 'The year {year}',
  'wheel.crumb': 'The year',
  'wheel.link': 'The year with its deadlines',
  'wheel.lead': 'Meetings of all bodies with the last days for cases and the days agendas are sent, month by month.',
  'wheel.leadOf': 'Meetings of {body} with the last days for cases and the days agendas are sent, month by month.',
  'wheel.previous': 'The year before ({year})',
  'wheel.next': 'The year after ({year})',
  'wheel.show': 'Show the year',
  'wheel.empty': 'No meetings or deadlines',
  'wheel.none': 'There are no meetings in {year}.',
  'wheel.kind.submission': 'Last day for cases',
  'wheel.kind.agenda': 'Agenda is sent',
  'wheel.kind.meeting': 'Meeting',
  'wheel.event': '{kind}: {body}',
  'wheel.for': 'for the meeting of {date}',
  'wheel.cancelled': 'cancelled',
}
