import { isKnown, lowOf } from '#figures/quantity.ts'
import { compareRatios, ratio } from '#figures/ratio.ts'
import type { Section } from '#publishing/index.ts'
import { type CountName, countId, flagged } from './counts.ts'
import type { ReportData, ReportOffering } from './data.ts'
import type { ReportGroups } from './groups.ts'
import { fullName, joined, limitText } from './words.ts'

/** Sections with prose that people may write (afsnit), in order, each with a text proposed from the flags. */
export function proposedSections(data: ReportData, groups: ReportGroups): Section[] {
  const { year } = data
  return [
    { section: 'konklusion', heading: '1 Konklusion', proposed: conclusion(data, groups) },
    { section: 'koordinering', heading: '2 Koordinering og beskrivelse', proposed: coordination },
    { section: 'landsdaekkende', heading: '3.1.1 Landsdækkende ydelser', proposed: each(groups.countryWide, year) },
    {
      section: 'landsdelsdaekkende',
      heading: '3.1.2 Landsdelsdækkende ydelser',
      proposed: each(groups.partOfCountry, year),
    },
    {
      section: 'oevrige',
      heading: '3.1.3 Øvrige landsdækkende ydelser',
      proposed: each(groups.otherCountryWide, year),
    },
    { section: 'takst', heading: '3.2 Takstfinansierede ydelser med lav belægning', proposed: tariff(data, groups) },
    { section: 'sikrede', heading: '4 Sikrede og særligt sikrede afdelinger', proposed: secured(data, groups) },
    { section: 'foelges', heading: '5 Tilbud, der følges tæt', proposed: watched(data) },
  ]
}

function conclusion(data: ReportData, groups: ReportGroups): string {
  const { year } = data
  const n = (name: CountName) => `{${countId(name, year)}}`
  const sets = flagged(data, groups)
  return paragraphs([
    `Rapporten viser pladser og belægning i ${year} på de lands- og landsdelsdækkende tilbud og de sikrede afdelinger. Den skal pege på de tilbud, hvis bæredygtighed bør have opmærksomhed.`,
    sets.missing.length === 0
      ? `Alle ${n('ydelser')} ydelser med tal i rapporten har oplyst både pladser og pladsforbrug for ${year}.`
      : `${n('oplyst')} af ${n('ydelser')} ydelser har oplyst både pladser og pladsforbrug for ${year}. ${n('mangler')} mangler mindst ét tal; de står som »ikke oplyst« og tæller ikke med i de samlede procenter.`,
    totals(data),
    listed(
      byShare(sets.low, year),
      year,
      `Lav belægning: ${n('under-80')} ydelser lå under ${limitText('lowOccupancy', year)}:`,
    ),
    listed(
      byShare(sets.over, year).reverse(),
      year,
      `Overbelægning: ${n('over-100')} ydelser lå over ${limitText('overOccupancy', year)}:`,
    ),
    fallen(data, sets.falling, `Fald: belægningen er faldet mindst to år i træk på ${n('falder')} ydelser:`),
    securedSentence(data, groups),
    data.watched.length === 0
      ? 'Ingen ydelser følges tæt for tiden.'
      : `${n('foelges')} ydelser følges tæt, se afsnit 5. Om flere bør følges, afgøres af de administrative styregrupper og KL’s Koordinationsforum.`,
  ])
}

/** Weighted totals of the two teaching groups, where there are any. */
function totals({ year, capacity }: ReportData): string {
  const parts = [
    { id: `total.country-wide.${year}.occupancy`, name: 'landsdækkende' },
    { id: `total.part-of-country.${year}.occupancy`, name: 'landsdelsdækkende' },
  ].filter(({ id }) => capacity.figures[id]?.quantity.state === 'exact')
  if (parts.length === 0) return ''
  const each = parts.map(({ id, name }) => `{${id}} % på de ${name}`)
  return `Den samlede belægning var ${joined(each)} ydelser med delvis objektiv finansiering, opgjort på dem, der har oplyst tal.`
}

function securedSentence(data: ReportData, groups: ReportGroups): string {
  const { year } = data
  const sets = flagged(data, groups)
  if (sets.secured.length === 0) return ''
  if (sets.securedReported.length === 0) return `Ingen sikrede afdelinger har oplyst belægning for ${year} endnu.`
  const [below, of] = [`{${countId('sikrede-under-85', year)}}`, `{${countId('sikrede-oplyst', year)}}`]
  return [
    `Sikrede afdelinger: ${below} af ${of} afdelinger, der har oplyst belægning, lå under måltallet på ${limitText('securedTarget', year)}.`,
    span('De almindelige sikrede afdelinger', groups.secured, year),
    span('De særligt sikrede afdelinger', groups.speciallySecured, year),
    'Én ung kan optage flere pladser, og renovering lukker pladser; belægningen viser derfor ikke alene presset.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** "lå mellem 64 % og 103 %": the ends are figures of the units themselves. */
function span(name: string, units: readonly ReportOffering[], year: number): string {
  const order = byShare(units, year)
  if (order.length < 2) return ''
  const [first, last] = [order[0], order.at(-1)]
  return `${name} lå mellem ${percent(first, year)} og ${percent(last, year)}.`
}

/** Those with an occupancy, the lowest first. */
function byShare(offerings: readonly ReportOffering[], year: number): ReportOffering[] {
  return offerings
    .flatMap((one) => {
      const value = share(one, year)
      return value ? [{ one, value }] : []
    })
    .sort((a, b) => compareRatios(a.value, b.value))
    .map(({ one }) => one)
}

function share(offering: ReportOffering, year: number) {
  const row = offering.series.find((one) => one.year === year)
  if (!row || !isKnown(row.places) || !isKnown(row.used) || lowOf(row.places) === '0') return null
  return ratio(lowOf(row.used), lowOf(row.places))
}

function percent(offering: ReportOffering | undefined, year: number): string {
  return offering ? `{${offering.offeringId}.${year}.occupancy} %` : ''
}

function each(offerings: readonly ReportOffering[], year: number): string {
  return offerings
    .map((one) => {
      const next = `{${one.offeringId}.${year + 1}.places}`
      const used = `{${one.offeringId}.${year}.used} pladser brugt af {${one.offeringId}.${year}.places}`
      return `- ${fullName(one.summary)}: ${used}, altså en belægning på ${percent(one, year)}. Pladser i ${year + 1}: ${next}.`
    })
    .join('\n')
}

function tariff(data: ReportData, groups: ReportGroups): string {
  const low = `{${countId('takst-under-80', data.year)}}`
  const limit = limitText('lowOccupancy', data.year)
  return paragraphs([
    `De takstfinansierede ydelser bærer den volumen, der holder specialviden i live. Derfor ser rapporten på dem, hvor under ${limit} af pladserne er brugt.`,
    groups.lowTariff.length === 0
      ? `Ingen af de takstfinansierede ydelser, der har oplyst tal for ${data.year}, lå under ${limit}.`
      : listed(byShare(groups.lowTariff, data.year), data.year, `${low} takstfinansierede ydelser lå under ${limit}:`),
  ])
}

function secured(data: ReportData, groups: ReportGroups): string {
  return paragraphs([
    `Danske Regioner budgetterer med en belægning på ${limitText('securedTarget', data.year)} på de sikrede afdelinger. Niveauet skal både undgå tomme pladser og sikre, at ingen unge afvises.`,
    securedSentence(data, groups),
  ])
}

function watched(data: ReportData): string {
  return data.watched.length === 0
    ? 'Ingen ydelser følges tæt for tiden.'
    : 'Et forum har besluttet at følge disse ydelser tæt. Årsag og initiativer er deres.'
}

function listed(offerings: readonly ReportOffering[], year: number, lead: string): string {
  if (offerings.length === 0) return ''
  return [lead, ...offerings.map((one) => `- ${fullName(one.summary)}: ${percent(one, year)}`)].join('\n')
}

/** With the change since the year before, where it is known. */
function fallen({ year, capacity }: ReportData, offerings: readonly ReportOffering[], lead: string): string {
  if (offerings.length === 0) return ''
  const change = (one: ReportOffering) => {
    const id = `${one.offeringId}.${year}.change`
    return capacity.figures[id]?.quantity.state === 'exact' ? ` ({${id}} procentpoint på et år)` : ''
  }
  return [lead, ...offerings.map((one) => `- ${fullName(one.summary)}: ${percent(one, year)}${change(one)}`)].join('\n')
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

const coordination = `Kommunerne koordinerer de lands- og landsdelsdækkende tilbud og de sikrede afdelinger gennem KL’s Koordinationsforum, hvor de fem administrative styregrupper sidder.

Hver styregruppe
- følger tilbuddene i sin egen landsdel og rejser ændringer i efterspørgsel, målgruppe eller belægning
- giver besked, når pladser eller behov ventes at ændre sig væsentligt
- sørger for de oplysninger, rapporten bygger på

De lands- og landsdelsdækkende undervisningstilbud efter folkeskoleloven har få elever og høj specialisering. Taksten nedsættes med en objektiv finansiering, som de kommuner, der kan bruge tilbuddet, betaler. De sikrede afdelinger har også en objektiv andel. Tilbuddene er:`
