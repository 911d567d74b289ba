export const da = {
  'meetings.minutes.file.unsupported': 'Filen er hverken tekst, PDF eller Word (.docx).',
  'meetings.minutes.file.tooLarge': 'Filen er for stor. Den må højst fylde 100 MB.',
  'meetings.minutes.file.tooManyPages': 'Filen har mere end 3.000 sider. Del den, og prøv igen.',
  'meetings.minutes.file.tooSlow': 'Filen er ikke læst færdig på et minut. Del den, og prøv igen.',
  'meetings.minutes.file.encrypted': 'Filen er beskyttet med adgangskode. Fjern den, og prøv igen.',
  'meetings.minutes.file.unreadable': 'Filen kan ikke læses. Er den beskadiget, eller er den af en anden type?',
  'meetings.minutes.file.noText':
    'Filen indeholder ingen tekst. Er den skannet, skal den først gennem tekstgenkendelse.',
} as const
