export const da = {
  'reporting.excel.refused': 'Filen er ikke gemt: {n} fejl. Ret dem i filen, og upload den igen.',
  'reporting.excel.conflicts':
    'Filen er ikke gemt: andre har gemt i {n} af de samme celler, siden du hentede den. Hent en ny fil, og skriv det, der skal stå.',
  'reporting.excel.fileMissing': 'Vælg en Excel-fil.',
  'reporting.excel.tooLarge': 'Filen er større end 10 MB. Hent en ny fil, og skriv kun i de hvide celler.',
  'reporting.excel.notAWorkbook':
    'Filen er ikke en Excel-fil, eller den er beskadiget. Gem den som .xlsx i Excel, og prøv igen.',
  'reporting.excel.encrypted':
    'Filen har adgangskode eller er gemt i det gamle format .xls. Fjern adgangskoden, og gem den som .xlsx.',
  'reporting.excel.bomb': 'Filen fylder langt mere udpakket, end et skema kan. Hent en ny fil, og skriv i den.',
  'reporting.excel.tooManyParts': 'Filen består af for mange dele. Hent en ny fil, og skriv i den.',
  'reporting.excel.macro': 'Filen indeholder makroer. Gem den som .xlsx uden makroer, og upload den igen.',
  'reporting.excel.external':
    'Filen henter tal fra andre filer eller netsteder. Indsæt tallene som værdier, og bryd kæderne (Data, Rediger kæder).',
  'reporting.excel.embedded': 'Filen indeholder indlejrede objekter. Slet dem, og upload filen igen.',
  'reporting.excel.unsafe': 'Filen indeholder dele, som en Excel-fil ikke må have. Hent en ny fil, og skriv i den.',
  'reporting.excel.unreadable': 'Filen kan ikke læses. Åbn den i Excel, gem den som .xlsx, og prøv igen.',
  'reporting.excel.notOurs':
    'Filen er ikke hentet her, eller dens skjulte ark er slettet. Hent en ny fil, og skriv i den.',
  'reporting.excel.hiddenChanged': 'Filens skjulte ark er ændret. Hent en ny fil, og skriv i den.',
  'reporting.excel.otherYear': 'Filen hører til runden for {year}. Hent filen for denne runde.',
  'reporting.excel.otherRound': 'Filen hører til en anden runde. Hent filen for denne runde.',
  'reporting.excel.otherOperator':
    'Filen hører til en anden organisation. Hent filen for den organisation, du indberetter for.',
  'reporting.excel.otherTemplate': 'Filen hører til et andet skema eller en anden udgave af det. Hent en ny fil.',
  'reporting.excel.olderVersion':
    'Filen hører til en anden version af indberetningen. Hent en ny fil, og skriv rettelserne i den.',
  'reporting.excel.noSheet': 'Arket "Indberetning" mangler. Giv arket sit navn igen, eller hent en ny fil.',
  'reporting.excel.noHead': 'Den skjulte række med felternes navne mangler. Hent en ny fil, og skriv i den.',
  'reporting.excel.columnMissing': 'Kolonnen "{value}" mangler. Hent en ny fil; lad celler stå tomme i stedet.',
  'reporting.excel.columnTwice': 'Kolonnen "{value}" står to gange. Slet den ene.',
  'reporting.excel.lineMissing': 'Rækken "{value}" mangler. Hent en ny fil; lad cellerne stå tomme i stedet.',
  'reporting.excel.lineTwice': 'Rækken "{value}" står to gange. Slet den ene.',
  'reporting.excel.lineUnknown':
    'Rækken findes ikke i indberetningen ("{value}"). Slet rækken; sekretariatet kan tilføje linjer.',
  'reporting.excel.stray':
    'Her hører ingen svar til: "{value}". Slet cellens indhold, eller flyt det til et felt med tekst.',
  'reporting.excel.lastYearChanged': 'Sidste års tal kan ikke ændres her. Sæt det tilbage, eller hent en ny fil.',
  'reporting.excel.cell': '{remedy}',
  'reporting.excel.formulaError': 'Formlen giver en fejl: {value}. Ret formlen, eller skriv tallet.',
  'reporting.excel.formulaExternal': 'Formlen henter noget uden for filen: {value}. Skriv tallet i stedet for formlen.',
  'reporting.excel.formulaEmpty':
    'Formlen har intet gemt resultat: {value}. Åbn filen i Excel, og gem den igen, eller skriv tallet.',
  'reporting.excel.percent':
    'Cellen er formateret som procent, men feltet er ikke i procent: {value}. Skriv tallet uden procent.',
  'reporting.excel.becameDate':
    'Excel har lavet det skrevne om til en dato: {value}. Formatér cellen som tekst, og skriv igen, for eksempel 8-10.',
  'reporting.excel.hasTime': 'Datoen har et klokkeslæt: {value}. Skriv kun datoen, for eksempel 17-03-2025.',
  'reporting.excel.truth': 'Her skal ikke stå {value}. Skriv et svar, som feltet kan tage.',
  'reporting.excel.reasonShort': 'Begrundelsen er for kort: "{value}". Skriv mindst tre tegn.',
  'reporting.excel.conflict':
    'En anden har skrevet "{theirs}"; i filen står "{mine}". Hent en ny fil, og skriv det, der skal stå.',
  'excel.title': 'Indberet i Excel',
  'excel.intro':
    'Hent skemaet som Excel-fil med sidste års tal, udfyld de hvide celler, og upload filen her. Intet bliver gemt, hvis der er fejl i den.',
  'excel.step1': '1. Hent filen',
  'excel.step1.text': 'Den indeholder det, der er gemt nu. Den gælder kun denne runde og organisation.',
  'excel.download': 'Hent Excel',
  'excel.step2': '2. Upload den udfyldte fil',
  'excel.file': 'Excel-fil (.xlsx, højst 10 MB)',
  'excel.upload': 'Upload Excel',
  'excel.busy': 'Filen bliver sendt og læst. Det kan tage op til et minut for store filer. Bliv på siden.',
  'excel.locked': 'Du kan ikke uploade nu',
  'excel.faults': 'Filen er ikke gemt: {n} fejl',
  'excel.conflicts': 'Filen er ikke gemt: {n} {n|celle|celler} er ændret af andre',
  'excel.nothingStored': 'Intet er gemt. Ret fejlene i filen, og upload den igen.',
  'excel.nothingStored.conflicts': 'Intet er gemt. Her er begge værdier.',
  'excel.table': 'Alle fejl i filen',
  'excel.sheet': 'Ark',
  'excel.cell': 'Celle',
  'excel.value': 'Der står',
  'excel.remedy': 'Fejl, og hvad du kan gøre',
  'excel.wholeFile': 'hele filen',
  'excel.saved': 'Filen er gemt: {n} {n|celle|celler} er ændret',
  'excel.saved.none': 'Filen er læst. Den ændrede intet',
  'excel.saved.text': 'Kladden er gemt og ikke sendt endnu. Hent en ny fil, hvis du vil rette mere i Excel.',
  'excel.blocking': '{n} {n|sted|steder} mangler noget, før du kan sende.',
  'excel.ready': 'Intet mangler. Gennemse og send.',
  'excel.review': 'Gennemse og send',
  'excel.form': 'Tilbage til skemaet',
} as const
