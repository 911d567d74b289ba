/** Danish texts of an item without a case: its own recommendation and attachments. */
export const da = {
  'items.title': 'Punkt {number}: {title}',
  'items.edit': 'Indstilling og bilag til punkt {number}',
  'items.crumb': 'Indstilling og bilag',
  'items.back': 'Tilbage til dagsordenen',
  'items.save': 'Gem indstillingen',
  'items.saved': 'Indstillingen er gemt',
  'items.recommendLead': 'Lad felterne stå tomme, hvis punktet ikke har en indstilling.',
  'items.filesNone': 'Punktet har ingen bilag.',
  'items.ofCase': 'Punktet er en sag. Ret indstilling og bilag på sagen.',
  'items.otherBusiness': 'Under Eventuelt kan noget noteres, men ikke indstilles.',
} as const
