import type { da } from './texts.da.ts'

/** English texts of what the people of a body are told. */
export const en: Record<keyof typeof da, string> = {
  'members.told': '{n} {n|person|people} of the body get a mail.',
  'members.nobody':
    'Nobody gets a mail: nobody of the body has an account that you can write to from here. Tell them yourself.',

  'members.expected': 'Expected at the meeting',
  'members.expected.hint': 'Change those who are missing, and save. Deputies and guests are chosen.',
  'members.seats': 'Seats in {body}',
  'members.for': 'deputy for {name}',
  'members.present': 'Present',
  'members.absent': 'Absent',
  'members.unsaid': 'Not on the list',
  'members.expected.save': 'Save attendance',

  'members.mail.agenda.subject': 'Agenda: meeting of {body} on {date}',
  'members.mail.agenda.body':
    'Dear {name}\n\nThe agenda of the meeting of {body} on {when} has been sent.{place}\n\nAgenda: {page}\nPack with attachments: {page}/mappe\nFor your calendar: {page}/kalender.ics',
  'members.mail.place': '\nPlace: {place}',
  'members.mail.late.subject': 'New on the agenda: meeting of {body} on {date}',
  'members.mail.late.body':
    'Dear {name}\n\nAn item has been put on the agenda after it was sent. The meeting of {body} is on {when}.\n\nAgenda: {page}\nPack with attachments: {page}/mappe',
  'members.mail.case.subject': 'Case {number} waits for the answer of {body}',
  'members.mail.case.body':
    'Dear {name}\n\nCase {number} has been sent to {body}, which is asked to answer{due}.\n\nRead the case and answer: {page}',
  'members.mail.due': ' by {day}',
  'members.mail.hearing.subject': 'Minutes to be heard: meeting of {body} on {date}',
  'members.mail.hearing.body':
    'Dear {name}\n\nThe draft minutes of the meeting of {body} on {date} are sent for hearing. The last day for remarks is {until}.\n\nRead the minutes and write remarks: {page}/hoering',
}
