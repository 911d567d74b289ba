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
} as const
