import type { da } from './texts.da.ts'

/** English texts of how minutes are approved. */
export const en: Record<keyof typeof da, string> = {
  'approval.do': 'Approve with the change written in',
  'approval.done': 'The minutes are approved',
  'approval.next': 'Next step: write the change into the minutes, and approve them.',
  'approval.waiting.text': 'The minutes are approved once the secretariat has written the change in.',
  'approval.waiting': 'Adopted with a change at the meeting of {body} {date}, item {number}',
  'approval.see': 'See the decision',
  'approval.change': 'Change: {change}',
  'approval.approved': 'Approved at the meeting of {body} {date}, item {number}',
  'approval.noChange': 'No later meeting has adopted the minutes with a change that is not written in yet.',
  'approval.former': 'Minutes to approve',
  'approval.former.latest': 'The latest that are not approved',
  'approval.former.latest.hint': 'Without a choice they are found when the agenda is sent or the meeting begins.',
  'approval.former.kept': 'As chosen',
  'approval.formerUnknown':
    'Choose the minutes of a meeting of the body that was held and whose minutes are not approved.',
  'approval.alreadyApproved': 'The item has approved minutes and cannot be about others.',
}
