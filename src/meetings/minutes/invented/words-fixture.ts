// What invented meetings are made of. Places, people and cases are made up.

export type Random = () => number

/** mulberry32: the same meetings for the same seed in every run. */
export function seeded(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pick = <Value>(random: Random, from: readonly Value[]): Value =>
  from[Math.floor(random() * from.length)] as Value
export const chance = (random: Random, share: number): boolean => random() < share
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

/** Some of a list, each once, in a drawn order. */
export function some<Value>(random: Random, from: readonly Value[], count: number): Value[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = Math.floor(random() * left.length)
    return left.splice(at, 1)[0] as Value
  })
}

export const bodies = [
  'Økonomiudvalget',
  'Social- og Sundhedsudvalget',
  'Styregruppen Social',
  'KKR Vestegnen',
  'Forretningsudvalget',
  'Udvalget for Børn, Unge og Familie',
  'Den Administrative Styregruppe',
  'Dialogforum Midt',
  'Direktørgruppen',
  'Regionsrådets Psykiatriudvalg',
]

export const people = [
  'Anna Bro',
  'Bent Dal',
  'Carla Eng',
  'Dorte Fjord',
  'Erik Grøn',
  'Finn Gade',
  'Gitte Holm',
  'Hanne Iversen',
  'Jens Krog',
  'Lone Munk',
  'Mads Ørsted Nør',
  'Ole K. Præst',
  'Rita Af Skov',
  'Åse Toft-Vang',
]

export const places = [
  'Havneby Rådhus, mødelokale 3',
  'Microsoft Teams',
  'Skovlund Kulturhus',
  'Byrådssalen',
  'Mødelokale B, 2. sal',
  'Regionshuset, lokale 204',
]

export const titles = [
  'Budgetopfølgning pr. 30. april',
  'Fælles visitation til de højt specialiserede botilbud',
  'Tilsynsrapporter for 2023',
  'Kommissorium for arbejdsgruppen om overgange fra ung til voksen',
  'Status på rammeaftalen 2025-2026',
  'Revision af standardkontrakten (børn og unge)',
  'Takster for Solgården og Egehuset',
  'Orientering om "Den gode overgang" i de fem kommuner',
  'Lukning af pladser på Møllevænget: proces og tidsplan',
  'Høring om ændret kvalitetsstandard for aflastning',
  'Ansøgning om dispensation fra Havneby Kommune',
  'Sygefravær i socialområdet - 1. halvår',
  'Kapacitet på hjerneskadeområdet, herunder behovet for nye pladser til voksne med erhvervet hjerneskade frem mod 2030',
  'Evaluering af samarbejdet mellem socialpsykiatrien og behandlingspsykiatrien om borgere med dobbeltdiagnoser',
  'Valg af repræsentant til Ekspertpanelet',
  'Fælles kompetenceudvikling om lavaffektive metoder',
  'Udbud og efterspørgsel efter tilbud til børn med synsnedsættelse',
  'Anlægsbevilling til ombygning af aktivitetscentret',
  'Mål- og resultatplan',
  'Borgerrådgiverens beretning',
  'Frigivelse af midler til nødspor',
  'Mødeplan for det kommende år',
  'Besøg fra Ankestyrelsen',
  'Tværgående indsats mod ensomhed',
]

export const standing = ['Godkendelse af dagsorden', 'Godkendelse af referat fra seneste møde'] as const
export const closing = ['Orienteringspunkter', 'Eventuelt', 'Næste møde'] as const

export const sentences = [
  'Kommunerne har de seneste år oplevet et stigende pres på pladserne.',
  'Sagen er en opfølgning på punkt 4 fra mødet den 12. marts 2023.',
  'Forslaget har været drøftet i kredsen af socialchefer, jf. bilag 2 og punkt 3.',
  'Udgiften er opgjort til 4.275.000 kr. i 2024-priser, svarende til ca. 3,2 pct. af rammen.',
  'Det fremgår af lov om social service § 66 og § 107, at kommunen skal stille pladser til rådighed.',
  'Der er i alt 42 borgere i målgruppen, heraf 17 under 18 år.',
  'Regionen driver to af tilbuddene, mens det tredje drives af en selvejende institution.',
  'Belægningen var 98 pct. i første halvår og forventes at stige til 101 pct. i andet halvår.',
  'En arbejdsgruppe med deltagere fra fem kommuner har beskrevet tre modeller for det videre arbejde.',
  'Målet er, at borgerne møder den samme fagperson gennem hele forløbet.',
  'Erfaringerne fra de første to år er gode, og ventetiden er faldet fra 9 til 4 uger.',
  'Socialtilsynet har besøgt tilbuddene og har ingen bemærkninger.',
  'Der er behov for en fælles forståelse af, hvornår en borger er færdigbehandlet.',
  'Tilbuddene ligger i Havneby, Skovlund og Engby.',
  'Taksterne er beregnet efter reglerne i styringsaftalen.',
]

export const decided = [
  'Godkendt.',
  'Tiltrådt.',
  'Udvalget tog orienteringen til efterretning.',
  'Indstillingen blev fulgt.',
  'Sagen udsættes til næste møde.',
  'Drøftet. Gruppen bakker op om model 2, jf. punkt 3 og bilag 2.',
  'Et flertal stemte for, og 2 stemte imod.',
  'Der var enighed om at se på kapaciteten igen til efteråret.',
  'Anbefales godkendt med den bemærkning, at tidsplanen følges.',
  'Oplægget blev drøftet, og det blev besluttet at arbejde videre med forslaget.',
  'Formanden orienterede om baggrunden for sagen.',
]

export const asked = [
  { verb: 'approve', text: 'godkender det fremlagte forslag' },
  { verb: 'approve', text: 'godkender tidsplanen for arbejdet' },
  { verb: 'note', text: 'tager orienteringen om status til efterretning' },
  { verb: 'discuss', text: 'drøfter, hvordan anbefalingerne kan bruges i kommunerne' },
  { verb: 'decide', text: 'beslutter, hvilken af de tre modeller der skal arbejdes videre med' },
  { verb: 'decide', text: 'udpeger to repræsentanter til arbejdsgruppen' },
  { verb: 'recommend', text: 'anbefaler over for kommunalbestyrelserne, at aftalen tiltrædes' },
  { verb: 'endorse', text: 'tiltræder fordelingen af udgifterne efter befolkningstal' },
  { verb: 'request', text: 'anmoder forvaltningen om en opfølgning inden udgangen af 2025' },
] as const

export const papers = [
  'Notat om takster',
  'Afrapportering fra arbejdsgruppen',
  'Kommissorium for arbejdsgruppen',
  'Høringssvar samlet',
  'Oversigt over pladser 2023',
  'Udkast til kvalitetsstandard',
  'Tilsynsrapport for Solgården',
  'Økonomisk oversigt for de fem kommuner og regionen fordelt på målgrupper og tilbud',
  'Tidsplan og proces',
  'Præsentation fra Socialtilsynet',
]

export const reportHeads = [
  'Baggrund',
  'Indledning',
  'Metode',
  'Økonomi',
  'Anbefalinger',
  'Konklusion',
  'Sagsfremstilling',
]
