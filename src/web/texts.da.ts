export const da = {
  area: 'Nordjylland',
  'nav.overview': 'Overblik',
  'nav.tasks': 'Mine opgaver',
  'nav.reporting': 'Indberetning',
  'nav.facilities': 'Tilbud',
  'nav.reports': 'Rapporter',
  'nav.method': 'Metode',
  'nav.administration': 'Administration',
  'demo.notice':
    'Demonstration: konti og åbne indberetninger er eksempler. Tallene for 2018–2024 er de offentliggjorte.',
  'web.crossSite': 'Ændringen kom fra en anden hjemmeside og er ikke gemt. Åbn siden her i programmet, og prøv igen.',
  'web.internal': 'Der skete en fejl hos os. Den er skrevet i loggen med nummer {requestId}.',
  'web.notFound': 'Der findes ikke noget på den adresse.',
  'web.unknownCode': 'Det kunne ikke gennemføres ({code}).',
  'files.type': 'Filtypen kan ikke modtages. Brug PDF, Word, Excel, tekst, CSV eller PNG.',
  'files.size': 'Filen er for stor. Den må højst fylde 50 MB.',
  'method.title': 'Sådan regner programmet',
  'method.intro':
    'Hver beregning og hver regel har sin egen side med formel, eksempel, kilde og den dag, den gælder fra. Et tal i en rapport fører hertil.',
  'method.discrepancies': 'Afvigelser mellem trykte tal og programmets egne',
  'method.id': 'Regel',
  'method.version': 'Version',
  'method.validFrom': 'Gælder fra',
  'method.source': 'Kilde',
  'web.badInput': 'Noget i forespørgslen har en forkert form ({expected}). Se beskrivelsen på siden om API.',
  'web.ifMatch': 'Mangler hovedet If-Match med den version, du ændrer. Eksempel: If-Match: "3".',
  'platform.databaseGone':
    'Vi kan ikke få forbindelse til databasen lige nu. Det, der allerede er gemt, er ikke gået tabt. Prøv igen om et øjeblik.',
  'platform.diskFull':
    'Der er ikke mere plads på serverens disk, så ændringen er ikke gemt. Det, der allerede er gemt, er ikke gået tabt. Giv driften besked, og prøv igen.',
  'platform.databaseBusy': 'To ændringer ramte det samme på en gang, og din blev ikke gemt. Prøv igen.',
} as const
