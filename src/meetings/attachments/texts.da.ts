/** Danish texts of attachments: their titles and order. */
export const da = {
  'attachments.up': 'Flyt {title} op',
  'attachments.down': 'Flyt {title} ned',
  'attachments.rename': 'Omdøb {title}',
  'attachments.title': 'Ny titel',
  'attachments.save': 'Gem titlen',
  'attachments.titleMissing': 'Skriv en titel på højst 300 tegn.',
} as const
