/** Danish texts of figures cited in cases. */
export const da = {
  'cited.hint':
    'Et udgivet tal sættes ind med sin henvisning i krøllede parenteser, for eksempel {example}. Henvisningen står ved tallet i rapporten.',
  'cited.title': 'Tal i sagen',
  'cited.figure': 'Tal',
  'cited.value': 'Værdi i sagen',
  'cited.asOf': 'Udgivet',
  'cited.now': 'Nu',
  'cited.same': 'Uændret',
  'cited.moved': 'Ændret siden',
  'cited.movedTo': '{value}, udgivet {date}',
  'cited.gone': 'Ikke længere udgivet',
  'cited.figureUnknown': 'Der er ikke udgivet et tal med henvisningen {ref}. Henvisningen står ved tallet i rapporten.',
} as const
