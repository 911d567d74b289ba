/** English texts of an item without a case: its own recommendation and attachments. */
export const en = {
  'items.title': 'Item {number}: {title}',
  'items.edit': 'Recommendation and attachments of item {number}',
  'items.crumb': 'Recommendation and attachments',
  'items.back': 'Back to the agenda',
  'items.save': 'Save the recommendation',
  'items.saved': 'The recommendation is saved',
  'items.recommendLead': 'Leave the fields empty if the item has no recommendation.',
  'items.filesNone': 'The item has no attachments.',
  'items.ofCase': 'The item is a case. Change recommendation and attachments on the case.',
  'items.otherBusiness': 'Under any other business things can be noted, but not recommended.',
} as const
