import type { da } from './texts.da.ts'

/** English texts of how a body works, and of reminders of follow-up. */
export const en: Record<keyof typeof da, string> = {
  'practice.days.0': 'Write a whole number of days from 0 to 365, for example 21.',
  'practice.days.1': 'Write a whole number of days from 1 to 365, for example 7.',
  'practice.remindBefore': 'Write up to five whole numbers from 0 to 90 with commas between, for example 14, 7.',
  'practice.remindAfter': 'Write up to five whole numbers from 1 to 365 with commas between, for example 1, 14.',
  'practice.agendaBeforeCases':
    'The agenda cannot be sent before the last day for cases. Write a number no larger than the number of days above.',
  'practice.bodyUnknown': 'There is no such body.',
  'practice.tooMany': 'A body has at most 40 standing items.',
  'practice.nothingOpen': 'The body has no open follow-ups to put on.',
  'practice.lastItem': 'A body has at least one standing item. Add another before you remove this one.',

  'practice.title': 'How the bodies work',
  'practice.lead': 'Deadlines, hearing, reminders and standing items of the bodies you are the secretariat of.',
  'practice.body': 'Body',
  'practice.submission': 'Last day for cases',
  'practice.agenda': 'Agenda is sent',
  'practice.hearing': 'Hearing of minutes',
  'practice.reminders': 'Reminders',
  'practice.daysBefore': '{n} {n|day|days} before',
  'practice.daysLong': '{n} {n|day|days}',
  'practice.remind.none': 'None',
  'practice.remind.before': '{days} days before',
  'practice.remind.after': '{days} days after',
  'practice.edit': 'Change how {body} works',
  'practice.submissionDays': 'Last day for cases, days before the meeting',
  'practice.agendaDays': 'Agenda is sent, days before the meeting',
  'practice.days.hint': 'A day in a weekend is moved to the Friday before.',
  'practice.hearingDays': 'Hearing of minutes, days',
  'practice.hearingDays.hint': 'A last day in a weekend is moved to the Monday after.',
  'practice.remindBeforeLabel': 'Remind of follow-up, days before its last day',
  'practice.remindAfterLabel': 'Remind of follow-up, days after its last day',
  'practice.remind.hint':
    'Separate with commas. Empty: none. The mail goes to those who report or approve for the organisation that must act, and to the secretariat. The same days count when the body is asked to answer a case outside a meeting; that mail goes to its members.',
  'practice.note':
    'The change counts from now, also for planned meetings without a day of their own. Days that were sent out are not moved.',
  'practice.save': 'Save',
  'practice.saved': 'Saved',
  'practice.standing': 'Standing items',
  'practice.standing.lead': 'Stand on every new agenda, in this order. Agendas that have been made do not change.',
  'practice.standing.up': 'Move {title} up',
  'practice.standing.down': 'Move {title} down',
  'practice.standing.remove': 'Remove {title}',
  'practice.standing.add': 'Add a standing item',
  'practice.standing.action': 'Add the item',

  'practice.responsible.hint':
    'Choose from the list, or write yourself. An organisation gets the task and reminders. Several, with commas or "og", or "kommunerne", become one follow-up each.',

  'practice.mail.closed': 'a follow-up from a closed item',
  'practice.mail.meeting': 'the meeting of {body} on {date}',
  'practice.mail.due.subject': 'Follow-up from {body}: due {due}',
  'practice.mail.due.body':
    'Dear {name}\n\nThis follow-up is due {due}:\n\n{what}\n\nResponsible: {responsible}. It comes from {from}.\n\nSay when it is done: {link}',
  'practice.mail.over.subject': 'Follow-up from {body}: was due {due}',
  'practice.mail.over.body':
    'Dear {name}\n\nThis follow-up has not been reported done, and was due {due}:\n\n{what}\n\nResponsible: {responsible}. It comes from {from}.\n\nSay when it is done: {link}',

  'practice.open.put': 'Put the list of open follow-ups on',
  'practice.open.hint':
    '{n} {n|follow-up is|follow-ups are} open in the body. They are put on as an item with last day, who must act, and a reference to the decision.',
  'practice.open.none': 'The body has no open follow-ups.',
  'practice.open.title': 'Follow-up of decisions',
  'practice.open.line': '{what} Responsible: {responsible}. {due}{from}',
  'practice.open.due': 'Due {date}.',
  'practice.open.over': 'Was due {date}.',
  'practice.open.noDue': 'No last day.',
  'practice.open.from': ' Cf. {reference}.',
  'practice.open.withDrafts': 'Include those whose minutes are not approved yet',
  'practice.open.withDrafts.hint': 'Everybody can then read them when the agenda has been sent.',
  'practice.open.drafts':
    '{n} {n|follow-up from minutes that are not approved yet is|follow-ups from minutes that are not approved yet are} not on the list.',
  'practice.open.closed': '{n} {n|follow-up from a closed item is|follow-ups from closed items are} not on the list.',
}
