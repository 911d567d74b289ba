/** Danish texts of what the people of a body are told. */
export const da = {
  'members.told': '{n} {n|person|personer} i forummet får en mail.',
  'members.nobody': 'Ingen får en mail: Ingen i forummet har en konto, som du kan skrive til herfra. Giv selv besked.',

  'members.expected': 'Forventede deltagere',
  'members.expected.hint': 'Ret dem, der mangler, og gem. Stedfortrædere og gæster vælges til.',
  'members.seats': 'Pladser i {body}',
  'members.for': 'stedfortræder for {name}',
  'members.present': 'Til stede',
  'members.absent': 'Fraværende',
  'members.unsaid': 'Ikke på listen',
  'members.expected.save': 'Gem fremmøde',

  'members.mail.agenda.subject': 'Dagsorden: møde i {body} {date}',
  'members.mail.agenda.body':
    'Kære {name}\n\nDagsordenen til mødet i {body} {when} er sendt ud.{place}\n\nDagsorden: {page}\nMødemappe med bilag: {page}/mappe\nTil din kalender: {page}/kalender.ics',
  'members.mail.place': '\nSted: {place}',
  'members.mail.late.subject': 'Ny på dagsordenen: møde i {body} {date}',
  'members.mail.late.body':
    'Kære {name}\n\nDer er sat et punkt på dagsordenen, efter at den blev sendt ud. Mødet i {body} holdes {when}.\n\nDagsorden: {page}\nMødemappe med bilag: {page}/mappe',
  'members.mail.case.subject': 'Sag {number} venter på svar fra {body}',
  'members.mail.case.body':
    'Kære {name}\n\nSag {number} er sendt til {body}, som bliver bedt om at svare{due}.\n\nLæs sagen, og svar: {page}',
  'members.mail.due': ' senest {day}',
  'members.mail.hearing.subject': 'Referat i høring: møde i {body} {date}',
  'members.mail.hearing.body':
    'Kære {name}\n\nUdkastet til referat af mødet i {body} {date} er sendt i høring. Sidste dag for bemærkninger er {until}.\n\nLæs referatet og skriv bemærkninger: {page}/hoering',
} as const
