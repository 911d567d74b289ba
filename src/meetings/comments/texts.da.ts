/** Danish texts of an organisation's internal comments. */
export const da = {
  'comments.fromCase': 'Bagland: kommentarer i din egen organisation',
  'comments.title': 'Bagland',
  'comments.context': 'Sag {number} {title}',
  'comments.lead':
    'Det, der står her, ses kun af de personer, der har adgang for samme organisation. Det følger ikke med sagen.',
  'comments.none': 'Ingen har skrevet endnu.',
  'comments.noOrganisation': 'Du har ikke adgang for en organisation, så du har intet bagland her.',
  'comments.by': '{name}, {at}',
  'comments.somebody': 'En kollega',
  'comments.text': 'Kommentar til {organisation}',
  'comments.add': 'Gem kommentar',
  'comments.remove': 'Fjern kommentaren',
  'comments.toCase': 'Til sagen',
  'comments.caseUnknown': 'Sagen findes ikke, eller du må ikke se den.',
  'comments.organisationMissing': 'Vælg den organisation, kommentaren er for.',
  'comments.textMissing': 'Skriv en kommentar.',
  'comments.tooLong': 'Kommentaren er for lang. Der er plads til 5.000 tegn.',
  'comments.notOwn': 'Du kan kun skrive til din egen organisation.',
  'comments.unknown': 'Kommentaren findes ikke, eller den er ikke din.',
  'comments.logIn': 'Log ind for at se dit bagland.',
} as const
