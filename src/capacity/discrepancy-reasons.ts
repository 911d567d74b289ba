type Reason = { da: string; en: string }

const onlyAnnex: Reason = {
  da: 'Rapportens tabel har en streg; kun bilaget oplyser pladser for 2025. Programmet bruger bilaget.',
  en: 'The table of the report has a dash; only the annex gives places for 2025. The program uses the annex.',
}

/** Why a printed number is not what one would expect, as far as the source lets us tell; by id of the discrepancy. */
export const discrepancyReasons: Readonly<Record<string, Reason>> = {
  'refsnaes-fsl20.2023.body.percent': {
    da: 'Procenten passer til de 9 pladser i bilaget, ikke til de 8 i denne tabel.',
    en: 'The percentage fits the 9 places of the annex, not the 8 of this table.',
  },
  'elevhjemmet-hoeretab-lsv.2022.body.percent': {
    da: 'Procenten passer til 7 pladser (7,4 / 7), ikke til de 9, der står i tabellen.',
    en: 'The percentage fits 7 places (7.4 / 7), not the 9 in the table.',
  },
  'elevhjemmet-hoeretab-lsv.2023.body.percent': {
    da: 'Procenten passer inden for afrunding til 7 pladser (6,2 / 7), ikke til de 9, der står i tabellen.',
    en: 'Within rounding the percentage fits 7 places (6.2 / 7), not the 9 in the table.',
  },
  'bakkegaarden-sikret.2022.body.percent': {
    da: 'Tallene giver 86 %, som er den procent, bilaget trykker. Procenterne ser ud til at være byttet om.',
    en: 'The numbers give 86%, the percentage the annex prints. The percentages seem to be swapped.',
  },
  'bakkegaarden-sikret.2022.annex.percent': {
    da: 'Procenten passer til de 14,6 pladser i rapportens tabel, ikke til de 15 i bilaget.',
    en: 'The percentage fits the 14.6 places of the report’s table, not the 15 of the annex.',
  },
  'stevnsfortet-sikret.2022.body.percent': {
    da: 'Procenten passer til bilagets pladsforbrug på 10,1, ikke til de 10,0 i denne tabel.',
    en: 'The percentage fits the 10.1 used places of the annex, not the 10.0 of this table.',
  },
  'ungdomshjemmet-sel107-108-bl43.2019.annex.percent': {
    da: 'Procenten gentager tallet for 2018; 2019 giver 85 %.',
    en: 'The percentage repeats that of 2018; 2019 gives 85%.',
  },
  'refsnaes-fsl20.2023.tables.places': {
    da: 'Bilagets 9 pladser giver de trykte 102 %. Afsnit 3.1.1 siger, at tallet blev sat ned i 2023, hvilket passer til rapportens 8. Programmet bruger bilaget.',
    en: 'The 9 places of the annex give the printed 102%. Section 3.1.1 says the number was lowered in 2023, which fits the 8 of the report. The program uses the annex.',
  },
  'ibos-lsv.2025.tables.places': onlyAnnex,
  'ibos-sel103.2025.tables.places': onlyAnnex,
  'ibos-sel107.2025.tables.places': onlyAnnex,
  'ibos-sel103.2020.tables.percent': {
    da: '5,8 / 6,0 afrundes til 97 %, som rapporten trykker; bilaget trykker 96 %.',
    en: '5.8 / 6.0 rounds to 97%, which the report prints; the annex prints 96%.',
  },
  'ibos-sel103.2018.tables.percent': {
    da: 'Kun bilaget trykker et tal, 0 %, uden pladser og forbrug. Programmet viser "ikke oplyst": manglende er ikke nul.',
    en: 'Only the annex prints a number, 0%, without places or use. The program shows "not reported": missing is not zero.',
  },
  'grenen-sikret.2024.tables.used': {
    da: 'Rapportens 12,6 giver de trykte 97 %; bilagets 12,7 gør det kun inden for afrunding. Programmet bruger bilaget.',
    en: 'The 12.6 of the report give the printed 97%; the 12.7 of the annex only within rounding. The program uses the annex.',
  },
  'bakkegaarden-sikret.2022.tables.places': {
    da: 'Rapporten trykker 14,6 og bilaget 15 pladser; ingen af dem passer til procenten ved siden af. Programmet bruger bilaget.',
    en: 'The report prints 14.6 and the annex 15 places; neither fits the percentage beside it. The program uses the annex.',
  },
  'bakkegaarden-sikret.2022.tables.percent': {
    da: '14,6 pladser giver 86 % og 15 pladser giver 84 %; procenterne i de to tabeller ser ud til at være byttet om.',
    en: '14.6 places give 86% and 15 give 84%; the percentages of the two tables seem to be swapped.',
  },
  'stevnsfortet-sikret.2022.tables.used': {
    da: 'Bilagets 10,1 giver de trykte 92 %; rapportens 10,0 giver 91 %. Programmet bruger bilaget.',
    en: 'The 10.1 of the annex give the printed 92%; the 10.0 of the report give 91%. The program uses the annex.',
  },
  'soelager-sikret.2024.tables.percent': {
    da: 'Samme værdi; bilaget trykker en decimal mere.',
    en: 'The same value; the annex prints one more decimal.',
  },
  'kofoedsminde-sel103.2022.annex.percent': {
    da: 'Bilaget trykker 140 %; de trykte tal giver 140,6 %, som afrundes til 141 %.',
    en: 'The annex prints 140%; the printed numbers give 140.6%, which rounds to 141%.',
  },
  'cfd-doevekonsulent.2022.total': {
    da: 'Kategorierne giver 1.051, altså 13 mere end den trykte total. Kilden siger ikke, hvilket tal der er forkert.',
    en: 'The categories give 1,051, that is 13 more than the printed total. The source does not say which number is wrong.',
  },
}
