/** Danish texts of how a body works, and of reminders of follow-up. */
export const da = {
  'practice.days.0': 'Skriv et helt antal dage fra 0 til 365, for eksempel 21.',
  'practice.days.1': 'Skriv et helt antal dage fra 1 til 365, for eksempel 7.',
  'practice.remindBefore': 'Skriv op til fem hele tal fra 0 til 90 med komma imellem, for eksempel 14, 7.',
  'practice.remindAfter': 'Skriv op til fem hele tal fra 1 til 365 med komma imellem, for eksempel 1, 14.',
  'practice.agendaBeforeCases':
    'Dagsordenen kan ikke sendes før fristen for sager. Skriv et tal, der ikke er større end antallet af dage ovenfor.',
  'practice.bodyUnknown': 'Forummet findes ikke.',
  'practice.tooMany': 'Et forum kan højst have 40 faste punkter.',
  'practice.nothingOpen': 'Forummet har ingen åbne opfølgninger at sætte på.',
  'practice.lastItem': 'Et forum har mindst ét fast punkt. Tilføj et andet, før du fjerner dette.',

  'practice.title': 'Foraenes praksis',
  'practice.lead': 'Frister, høring, påmindelser og faste punkter for de fora, du er sekretariat for.',
  'practice.body': 'Forum',
  'practice.submission': 'Frist for sager',
  'practice.agenda': 'Dagsorden sendes',
  'practice.hearing': 'Høring af referat',
  'practice.reminders': 'Påmindelser',
  'practice.daysBefore': '{n} {n|dag|dage} før',
  'practice.daysLong': '{n} {n|dag|dage}',
  'practice.remind.none': 'Ingen',
  'practice.remind.before': '{days} dage før',
  'practice.remind.after': '{days} dage efter',
  'practice.edit': 'Ret praksis for {body}',
  'practice.submissionDays': 'Frist for sager, dage før mødet',
  'practice.agendaDays': 'Dagsorden sendes, dage før mødet',
  'practice.days.hint': 'Falder dagen i en weekend, flyttes den til fredagen før.',
  'practice.hearingDays': 'Høring af referat, dage',
  'practice.hearingDays.hint': 'Falder den sidste dag i en weekend, flyttes den til mandagen efter.',
  'practice.remindBeforeLabel': 'Påmind om opfølgning, dage før fristen',
  'practice.remindAfterLabel': 'Påmind om opfølgning, dage efter fristen',
  'practice.remind.hint':
    'Adskil med komma. Tom: ingen. Mailen går til indberettere og godkendere hos den ansvarlige organisation og til sekretariatet. De samme dage gælder, når forummet er bedt om svar på en sag uden for et møde; den mail går til forummets medlemmer.',
  'practice.note':
    'Ændringen gælder fra nu, også for planlagte møder uden egen frist. Frister, der er sendt ud, flyttes ikke.',
  'practice.save': 'Gem praksis',
  'practice.saved': 'Praksis er gemt',
  'practice.standing': 'Faste punkter',
  'practice.standing.lead': 'Står på hver ny dagsorden, i denne rækkefølge. Dagsordener, der er lavet, ændres ikke.',
  'practice.standing.up': 'Flyt {title} op',
  'practice.standing.down': 'Flyt {title} ned',
  'practice.standing.remove': 'Fjern {title}',
  'practice.standing.add': 'Tilføj et fast punkt',
  'practice.standing.action': 'Tilføj punktet',

  'practice.responsible.hint':
    'Vælg fra listen, eller skriv selv. En organisation får opgaven og påmindelser. Flere med komma eller og, eller "kommunerne", bliver til én opfølgning hver.',

  'practice.mail.closed': 'en opfølgning fra et lukket punkt',
  'practice.mail.meeting': 'mødet i {body} {date}',
  'practice.mail.due.subject': 'Opfølgning fra {body}: frist {due}',
  'practice.mail.due.body':
    'Kære {name}\n\nDenne opfølgning har frist {due}:\n\n{what}\n\nAnsvarlig: {responsible}. Den kommer fra {from}.\n\nMeld den udført her: {link}',
  'practice.mail.over.subject': 'Opfølgning fra {body}: fristen var {due}',
  'practice.mail.over.body':
    'Kære {name}\n\nDenne opfølgning er ikke meldt udført, og fristen var {due}:\n\n{what}\n\nAnsvarlig: {responsible}. Den kommer fra {from}.\n\nMeld den udført her: {link}',

  'practice.open.put': 'Sæt listen over åbne opfølgninger på',
  'practice.open.hint':
    '{n} {n|opfølgning er åben|opfølgninger er åbne} i forummet. De sættes på som et punkt med frist, ansvarlig og henvisning til beslutningen.',
  'practice.open.none': 'Forummet har ingen åbne opfølgninger.',
  'practice.open.title': 'Opfølgning på beslutninger',
  'practice.open.line': '{what} Ansvarlig: {responsible}. {due}{from}',
  'practice.open.due': 'Frist {date}.',
  'practice.open.over': 'Fristen var {date}.',
  'practice.open.noDue': 'Ingen frist.',
  'practice.open.from': ' Jf. {reference}.',
  'practice.open.withDrafts': 'Tag også dem med, hvis referat ikke er godkendt endnu',
  'practice.open.withDrafts.hint': 'De kan så læses af alle, når dagsordenen er sendt ud.',
  'practice.open.drafts':
    '{n} {n|opfølgning fra et referat, der ikke er godkendt endnu, er|opfølgninger fra referater, der ikke er godkendt endnu, er} ikke med på listen.',
  'practice.open.closed':
    '{n} {n|opfølgning fra et lukket punkt er|opfølgninger fra lukkede punkter er} ikke med på listen.',
} as const
