import { addDays } from '#figures/dates.ts'
import { formatDate } from '#figures/format.ts'
import type { Meeting } from './model.ts'
import type { MeetingDays } from './rules/deadlines.ts'

export type CalendarEntry = Meeting & MeetingDays & { bodyName: string }

/** Meetings held that a calendar program still gets; it keeps those it got before. */
const mostHeld = 50

/** The meetings of a calendar file in order of time: those to come and the latest held, of all bodies or of one's own. */
export function inCalendarFile<T extends { isOwn: boolean }>(
  { coming, past }: { coming: readonly T[]; past: readonly T[] },
  onlyOwn: boolean,
): T[] {
  const isAsked = ({ isOwn }: T) => isOwn || !onlyOwn
  return [...past.filter(isAsked).slice(0, mostHeld).reverse(), ...coming.filter(isAsked)]
}

/**
 * Meetings as a calendar file (RFC 5545), in Danish time: one event a meeting, with its deadline in the description. A
 * cancelled one says so; its number of changes (SEQUENCE) tells programs which of two files is the newer.
 * The same meetings and instant give the same bytes.
 *
 * @param method - CANCEL for a single meeting that is to be taken out of a calendar
 */
export function calendarFile(
  meetings: readonly CalendarEntry[],
  address: string,
  now: string,
  method: 'PUBLISH' | 'CANCEL' = 'PUBLISH',
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rammeværk//Møder//DA',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...timeZone,
    ...meetings.flatMap((meeting) => eventOf(meeting, address, now)),
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function eventOf(meeting: CalendarEntry, address: string, now: string): string[] {
  const day = meeting.heldOn.replaceAll('-', '')
  const at = (time: string) => `${day}T${time.replace(':', '')}00`
  const times =
    meeting.startsAt === null
      ? [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${addDays(meeting.heldOn, 1).replaceAll('-', '')}`]
      : [
          `DTSTART;TZID=Europe/Copenhagen:${at(meeting.startsAt)}`,
          ...(meeting.endsAt ? [`DTEND;TZID=Europe/Copenhagen:${at(meeting.endsAt)}`] : ['DURATION:PT2H']),
        ]
  return [
    'BEGIN:VEVENT',
    `UID:${meeting.id}@${new URL(address).hostname}`,
    `DTSTAMP:${now.replace(/[-:]/g, '').replace(/\.\d+/, '')}`,
    `SEQUENCE:${meeting.version}`,
    ...times,
    `STATUS:${meeting.cancelledAt === null ? 'CONFIRMED' : 'CANCELLED'}`,
    `SUMMARY:${escaped(meeting.cancelledAt === null ? meeting.bodyName : `Aflyst: ${meeting.bodyName}`)}`,
    ...(meeting.place ? [`LOCATION:${escaped(meeting.place)}`] : []),
    `DESCRIPTION:${escaped(`Frist for sager: ${formatDate(meeting.submission)}. Dagsorden sendes: ${formatDate(meeting.agenda)}.`)}`,
    `URL:${address}/moeder/${meeting.id}`,
    'END:VEVENT',
  ]
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n')
}

/** Lines of at most 75 bytes, continued after a space; never within a letter. */
function folded(line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const letter of line) {
    if (Buffer.byteLength(current + letter) > 74) {
      lines.push(current)
      current = ' '
    }
    current += letter
  }
  return [...lines, current]
}

const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Copenhagen',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]
