/**
 * The text without what XML 1.0 has no way to write: control characters other than tab and line ends, and halves of a
 * character. One of them would make a whole Word or Excel file unreadable.
 */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
}
