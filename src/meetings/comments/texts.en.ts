import type { da } from './texts.da.ts'

/** English texts of an organisation's internal comments. */
export const en: Record<keyof typeof da, string> = {
  'comments.fromCase': 'Internal comments of your own organisation',
  'comments.title': 'Internal comments',
  'comments.context': 'Case {number} {title}',
  'comments.lead':
    'What stands here is seen only by people with access for the same organisation. It does not follow the case.',
  'comments.none': 'Nobody has written yet.',
  'comments.noOrganisation': 'You have no access for an organisation, so there are no internal comments for you.',
  'comments.by': '{name}, {at}',
  'comments.somebody': 'A colleague',
  'comments.text': 'Comment to {organisation}',
  'comments.add': 'Save comment',
  'comments.remove': 'Remove the comment',
  'comments.toCase': 'To the case',
  'comments.caseUnknown': 'The case does not exist, or you may not see it.',
  'comments.organisationMissing': 'Choose the organisation the comment is for.',
  'comments.textMissing': 'Write a comment.',
  'comments.tooLong': 'The comment is too long. There is room for 5,000 characters.',
  'comments.notOwn': 'You can only write to your own organisation.',
  'comments.unknown': 'The comment does not exist, or it is not yours.',
  'comments.logIn': 'Log in to see internal comments.',
}
