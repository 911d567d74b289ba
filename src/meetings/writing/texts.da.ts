/** Danish texts of writing minutes while a meeting runs. */
export const da = {
  'writing.pen.none': 'Ingen skriver referatet endnu. Du bliver referent, når du gemmer.',
  'writing.pen.me': 'Du skriver referatet.',
  'writing.pen.other': '{name} skriver referatet nu. Du kan læse med.',
  'writing.pen.quiet': '{name} har ikke skrevet for nylig.',
  'writing.pen.take': 'Overtag referatet',
  'writing.pen.lost': '{name} har overtaget referatet',
  'writing.pen.lost.text':
    'Felterne er låst, så I ikke skriver oven i hinanden. Er der noget, du ikke nåede at gemme, står det stadig i feltet med en besked over.',
  'writing.pen.takeBack': 'Overtag igen',
  'writing.lost': 'Det, du skrev her, er ikke gemt',
  'writing.lost.text':
    '{name} skriver referatet nu. Din tekst står i feltet og kan kopieres. Overtager du igen, bliver den tilbudt dig her.',
  'writing.text': 'Referat af punkt {number}',
  'writing.save': 'Gem referatet',
  'writing.kept': 'Du skrev noget {at}, som ikke nåede at blive gemt',
  'writing.kept.text': 'Sæt det ind i stedet for det, der står, eller kassér det.',
  'writing.kept.overwritten':
    'Siden er teksten ændret af en anden. Det, der står nu, ses i feltet. Sæt din tekst ind i stedet for, eller kassér den.',
  'writing.kept.use': 'Sæt teksten ind',
  'writing.kept.drop': 'Kassér teksten',
  'writing.offline': 'Ingen forbindelse: det sidste, du skrev, er ikke gemt endnu',
  'writing.offline.text':
    'Det er husket i denne browser, så du kan skrive videre. Vi prøver igen af os selv, når der er forbindelse.',
  'writing.expired': 'Du er logget ud',
  'writing.expired.text':
    'Det, du har skrevet, er husket i denne browser. Log ind igen, så bliver det tilbudt dig her.',
  'writing.logIn': 'Log ind igen',
  'writing.refused': 'Det sidste, du skrev, er ikke gemt',
  'writing.refused.text': 'Det er husket i denne browser og bliver gemt, næste gang du skriver her og må.',
  'writing.refused.reload': 'Hent siden igen',
  'writing.conflict': 'Teksten er ændret et andet sted',
  'writing.conflict.text': 'Din tekst står i feltet og er husket i denne browser. Vælg, hvilken der skal gælde.',
  'writing.stands': 'Det står der nu',
  'writing.keepMine': 'Gem min tekst',
  'writing.form.kept': 'Det, du skrev her {at}, er ikke gemt endnu',
  'writing.form.drop': 'Fjern det, der ikke er gemt',
  'writing.takeTheirs': 'Brug den, der står',
} as const
