/** Danish texts of the year wheel of meetings. */
export const da = {
  'wheel.title': 'Årshjul {year}',
  'wheel.crumb': 'Årshjul',
  'wheel.link': 'Årshjul med frister',
  'wheel.lead': 'Møder i alle fora med frister for sager og dagsordener, måned for måned.',
  'wheel.leadOf': 'Møder i {body} med frister for sager og dagsordener, måned for måned.',
  'wheel.previous': 'Året før ({year})',
  'wheel.next': 'Året efter ({year})',
  'wheel.show': 'Vis årshjul',
  'wheel.empty': 'Ingen møder eller frister',
  'wheel.none': 'Der er ingen møder i {year}.',
  'wheel.kind.submission': 'Frist for sager',
  'wheel.kind.agenda': 'Dagsorden sendes',
  'wheel.kind.meeting': 'Møde',
  'wheel.event': '{kind}: {body}',
  'wheel.for': 'til mødet {date}',
  'wheel.cancelled': 'aflyst',
} as const
