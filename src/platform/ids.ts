const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Whether a text from a form or an address can be the id of a record at all. What cannot is unknown like any other id
 * nobody has: the database is not asked.
 */
export function isRecordId(text: string): boolean {
  return form.test(text)
}
