import type { Figure } from '#figures/figure.ts'
import type { Block, DocumentModel } from '#platform/documents/model.ts'
import { proseBlocks, proseTraces } from '#publishing/index.ts'
import { activityBlocks, activityFigures } from './activity.ts'
import { coverageBlocks, facilityList, registerTable, watchBlocks } from './annex.ts'
import { limitFigures, offeringChart, securedChart } from './charts.ts'
import { countFigures, countId } from './counts.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { type ReportGroups, reportGroups } from './groups.ts'
import { proposedSections } from './proposals.ts'
import { capacityTable } from './tables.ts'
import { limitText } from './words.ts'

type Figures = Record<string, Figure>

/** Everything the sections are made from. */
type Making = { data: ReportData; groups: ReportGroups; figures: Figures; prose: (section: string) => Block[] }

/**
 * The report "Kapacitet og belægning {year}" as a document and its figures. Prose, tables and charts take every
 * figure from one map, so they cannot disagree.
 *
 * @param texts - prose people have written, by section; what is missing is proposed
 */
export function composeReport(
  data: ReportData,
  texts: ReadonlyMap<string, string>,
): { document: DocumentModel; figures: Figures } {
  const groups = reportGroups(data)
  const figures = reportFigures(data, groups)
  const proposed = new Map(proposedSections(data, groups).map((one) => [one.section, one.proposed]))
  const prose = (section: string) => proseBlocks(texts.get(section) ?? proposed.get(section) ?? '', figures)
  const making: Making = { data, groups, figures, prose }
  const blocks = [
    ...opening(making),
    ...objectiveSections(making),
    ...tariffSection(making),
    ...securedSection(making),
    ...closing(making),
    ...annexes(making),
  ]
  const explained = explainedByTables(blocks, figures)
  return {
    document: {
      title: `Kapacitet og belægning ${data.year}`,
      subtitle: 'Lands- og landsdelsdækkende tilbud og sikrede afdelinger',
      language: 'da',
      date: `${data.year}-12-31`,
      author: data.author,
      blocks,
      traces: proseTraces(blocks, figures).filter(({ figureId }) => !explained.has(figureId)),
    },
    figures,
  }
}

/** Figures in a table, or a difference of two that are: a footnote would only repeat what the table says. */
function explainedByTables(blocks: readonly Block[], figures: Figures): Set<string> {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows : []))
  const shown = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? [])))
  const differences = Object.values(figures).filter(({ id }) => id.endsWith('.change'))
  for (const { id, inputs } of differences) if (inputs.every((input) => shown.has(input))) shown.add(id)
  return shown
}

/** Every figure of the report by id: what tables show, what sentences may use, and what they were computed from. */
export function reportFigures(data: ReportData, groups: ReportGroups): Figures {
  const charted = chartedOfferings(groups)
  const made = [...countFigures(data, groups), ...limitFigures(data, charted), ...activityFigures(data.activity)]
  return { ...data.capacity.figures, ...Object.fromEntries(made.map((figure) => [figure.id, figure])) }
}

function chartedOfferings({ countryWide, partOfCountry, otherCountryWide, lowTariff }: ReportGroups) {
  return [...new Set([...countryWide, ...partOfCountry, ...otherCountryWide, ...lowTariff])]
}

function heading(level: 1 | 2 | 3, id: string, text: string): Block {
  return { kind: 'heading', level, id, text }
}

function opening({ data, prose }: Making): Block[] {
  return [
    heading(1, 'konklusion', '1 Konklusion'),
    ...prose('konklusion'),
    heading(1, 'koordinering', '2 Koordinering og beskrivelse'),
    ...prose('koordinering'),
    ...facilityList(data),
  ]
}

function objectiveSections(making: Making): Block[] {
  const { groups } = making
  return [
    heading(1, 'kapacitet', '3 Kapacitet og belægning'),
    heading(2, 'objektiv', '3.1 Ydelser med objektiv finansiering'),
    ...part(making, 'landsdaekkende', '3.1.1 Landsdækkende ydelser', groups.countryWide, 'country-wide'),
    ...part(making, 'landsdelsdaekkende', '3.1.2 Landsdelsdækkende ydelser', groups.partOfCountry, 'part-of-country'),
    ...part(making, 'oevrige', '3.1.3 Øvrige landsdækkende ydelser', groups.otherCountryWide),
  ]
}

/** One group of offerings: prose, the table with its weighted total, a chart for each offering. */
function part(
  { data, figures, prose }: Making,
  id: string,
  title: string,
  offerings: ReportOffering[],
  totalOf?: string,
): Block[] {
  return [
    heading(3, id, title),
    ...prose(id),
    ...tableOf(data, figures, {
      id: `tabel-${id}`,
      caption: `${title.replace(/^[\d.]+ /, '')}: udvikling`,
      offerings,
      totalOf,
    }),
    ...offerings.map((one): Block => ({ kind: 'chart', chart: offeringChart(data, figures, one) })),
  ]
}

function tableOf(data: ReportData, figures: Figures, asked: Parameters<typeof capacityTable>[2]): Block[] {
  if (asked.offerings.length === 0) return []
  const notes = asked.offerings.flatMap((one) =>
    one.breaks.map((row): Block => ({ kind: 'note', runs: [{ text: `${one.facilityName}: ${row.textDa}` }] })),
  )
  return [{ kind: 'table', table: capacityTable(data, figures, asked) }, ...notes]
}

function tariffSection({ data, groups, figures, prose }: Making): Block[] {
  const caption = `Takstfinansierede ydelser med belægning under ${limitText('lowOccupancy', data.year)}`
  return [
    heading(2, 'takst', '3.2 Takstfinansierede ydelser med lav belægning'),
    ...prose('takst'),
    ...tableOf(data, figures, { id: 'tabel-takst', caption, offerings: groups.lowTariff }),
    ...groups.lowTariff.map((one): Block => ({ kind: 'chart', chart: offeringChart(data, figures, one) })),
  ]
}

function securedSection({ data, groups, figures, prose }: Making): Block[] {
  const { secured, speciallySecured } = groups
  const units = [...secured, ...speciallySecured]
  const table = (id: string, caption: string, offerings: ReportOffering[], totalOf: string) =>
    tableOf(data, figures, { id, caption, offerings, totalOf })
  return [
    heading(1, 'sikrede', '4 Sikrede og særligt sikrede afdelinger'),
    ...prose('sikrede'),
    ...(units.length === 0 ? [] : [{ kind: 'chart' as const, chart: securedChart(data, figures, units) }]),
    ...table('tabel-sikrede', 'Sikrede afdelinger: udvikling', secured, 'secured'),
    ...table('tabel-saerligt-sikrede', 'Særligt sikrede afdelinger: udvikling', speciallySecured, 'specially-secured'),
  ]
}

function closing({ data, figures, prose }: Making): Block[] {
  const discrepancies = figures[countId('afvigelser', data.year)]
  return [
    heading(1, 'foelges', '5 Tilbud, der følges tæt'),
    ...prose('foelges'),
    ...watchBlocks(data, data.offerings),
    heading(1, 'metode', '6 Data og metode'),
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'Tallene er indberettet af driftsherrerne og godkendt, før de bruges. Pladser og pladsforbrug er årets gennemsnit; et pladstal, der ændrer sig i løbet af året, kan have decimaler. Belægningen er pladsforbrug delt med pladser. ',
        },
        { text: 'Sådan beregnes belægningen', href: '/metode/belaegning-aar' },
        { text: '.' },
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'Samlede procenter er vægtede: summen af pladsforbrug delt med summen af pladser. En ydelse, der mangler et tal, tæller ikke med og er nævnt ved tallet. Procenter rundes én gang, til hele procent; grænserne holdes op mod den uafrundede procent. ',
        },
        { text: 'Afrunding', href: '/metode/afrunding' },
        { text: '.' },
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: 'I de trykte kilder til tidligere års tal er der ' },
        ...(discrepancies ? [{ text: discrepancies.text, figureId: discrepancies.id }] : []),
        {
          text: ' afvigelser, hvor en trykt procent ikke følger af de trykte tal, eller to tabeller er uenige. Rapporten viser programmets egne tal. ',
        },
        { text: 'Se afvigelserne', href: '/afvigelser' },
        { text: '.' },
      ],
    },
    ...seriesBreaks(data),
  ]
}

function seriesBreaks({ offerings }: ReportData): Block[] {
  const breaks = offerings.flatMap((one) => one.breaks.map((row) => `${one.label}: ${row.textDa}`))
  if (breaks.length === 0) return []
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: `Seriebrud: ${breaks.join(' ')} ` },
        { text: 'Om seriebrud', href: '/metode/seriebrud' },
        { text: '.' },
      ],
    },
  ]
}

function annexes({ data, groups, figures }: Making): Block[] {
  const rest = new Set(data.offerings)
  const groupOf = (coverage: string) => data.offerings.filter((one) => one.coverage === coverage && rest.delete(one))
  const table = (id: string, caption: string, offerings: ReportOffering[]) =>
    tableOf(data, figures, { id: `bilag-${id}`, caption, offerings })
  return [
    { kind: 'pageBreak' },
    heading(1, 'bilag-1', 'Bilag 1: Lovgrundlag, målgrupper og omfattede kommuner'),
    { kind: 'table', table: registerTable(data) },
    heading(2, 'kommuner', 'Omfattede kommuner'),
    ...coverageBlocks(data),
    heading(1, 'bilag-2', 'Bilag 2: Alle tal'),
    ...table('landsdaekkende', 'Landsdækkende tilbud, alle tal', groupOf('country-wide')),
    ...table('landsdelsdaekkende', 'Landsdelsdækkende tilbud, alle tal', groupOf('part-of-country')),
    ...table('oevrige', 'Øvrige landsdækkende tilbud, alle tal', groupOf('other-country-wide')),
    ...table('sikrede', 'Sikrede og særligt sikrede afdelinger, alle tal', [
      ...groups.secured,
      ...groups.speciallySecured,
    ]),
    heading(1, 'bilag-3', 'Bilag 3: Aktivitet i døvekonsulentordningen'),
    ...activityBlocks(data.activity, figures),
  ]
}
