/** English texts of attachments: their titles and order. */
export const en = {
  'attachments.up': 'Move {title} up',
  'attachments.down': 'Move {title} down',
  'attachments.rename': 'Rename {title}',
  'attachments.title': 'New title',
  'attachments.save': 'Save the title',
  'attachments.titleMissing': 'Write a title of at most 300 signs.',
} as const
