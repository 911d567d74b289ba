export const en = {
  'meetings.minutes.file.unsupported': 'The file is neither text, PDF nor Word (.docx).',
  'meetings.minutes.file.tooLarge': 'The file is too large. It may be 100 MB at most.',
  'meetings.minutes.file.tooManyPages': 'The file has more than 3,000 pages. Divide it and try again.',
  'meetings.minutes.file.tooSlow': 'The file was not read within a minute. Divide it and try again.',
  'meetings.minutes.file.encrypted': 'The file is protected by a password. Remove it and try again.',
  'meetings.minutes.file.unreadable': 'The file cannot be read. Is it damaged, or of another kind?',
  'meetings.minutes.file.noText': 'The file holds no text. If it was scanned, it needs text recognition first.',
} as const
