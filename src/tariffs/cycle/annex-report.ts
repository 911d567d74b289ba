import type { Figure } from '#figures/figure.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { ratioText } from '#figures/ratio.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Block, Cell, Row, TableModel } from '#platform/documents/model.ts'
import { type EditionInput, proseBlocks, type Report, type ReportKind, type Section } from '#publishing/index.ts'
import { organisationNames } from '#registry/index.ts'
import { costCategories } from '../model/costs.ts'
import { toOere } from '../rules/basis.ts'
import { annexReportId } from './annex-id.ts'
import { figureId, nameAmong, priceFigures, pricesOf, sheetName } from './figures.ts'
import type { Sheet } from './model.ts'
import { tariffComposition } from './rules/composition.ts'
import { annexOwners, annexVersions } from './store/annex.ts'
import { listSheets } from './store/sheets.ts'

const kind = 'tariff-annex'

/** The tariff annex (takstbilag) of a year as publishing makes and freezes it. */
export const tariffAnnex: ReportKind = {
  kind,

  async possible(tx) {
    const owners = await annexOwners(tx)
    return owners.map(({ year, ownerId }) => ({
      id: annexReportId(year),
      kind,
      year,
      title: `Takstbilag ${year}`,
      ownerId,
    }))
  },

  async sections(tx, { year }) {
    const sheets = await approvedSheets(tx, year)
    return proposedSections(year, sheets)
  },

  async compose(tx, report, texts) {
    const sheets = await approvedSheets(tx, report.year)
    const figures = Object.fromEntries(sheets.flatMap(priceFigures).map((figure) => [figure.id, figure]))
    const proposed = new Map(proposedSections(report.year, sheets).map((one) => [one.section, one.proposed]))
    const prose = (section: string) => proseBlocks(texts.get(section) ?? proposed.get(section) ?? '', figures)
    const author = (await organisationNames(tx, [report.ownerId], `${report.year}-01-01`)).get(report.ownerId) ?? ''
    return {
      document: {
        title: `Takstbilag ${report.year}`,
        subtitle: `Godkendte takster i ${pricesOf(report.year)}`,
        language: 'da',
        date: `${report.year}-01-01`,
        author,
        blocks: [
          { kind: 'heading', level: 1, id: 'indledning', text: 'Om taksterne' },
          ...prose('indledning'),
          ...operatorBlocks(report.year, sheets, figures),
          { kind: 'heading', level: 1, id: 'metode', text: 'Sådan er taksterne beregnet' },
          ...prose('metode'),
        ],
      },
      figures,
      inputs: await inputsOf(tx, report),
    }
  },

  currentInputs: inputsOf,
}

async function approvedSheets(tx: Tx, year: number): Promise<Sheet[]> {
  return listSheets(tx, { years: [year], stages: ['approved'] })
}

async function inputsOf(tx: Tx, { year }: Report): Promise<EditionInput[]> {
  const versions = await annexVersions(tx, year)
  return versions.map(({ id, version }) => ({ kind: 'tariff', recordId: id, version: String(version) }))
}

function proposedSections(year: number, sheets: readonly Sheet[]): Section[] {
  const operators = new Set(sheets.map(({ operatorId }) => operatorId)).size
  const isDemo = sheets.some(({ sourceId }) => sourceId !== null)
  const provisional = sheets.filter((sheet) => sheet.provisional).length
  return [
    {
      section: 'indledning',
      heading: 'Om taksterne',
      proposed: [
        `Bilaget viser de ${sheets.length} takster fra ${operators} driftsherrer, som er godkendt for ${year}. Alle beløb er i ${pricesOf(year)}.`,
        ...(provisional > 0 ? [`${provisional} af dem er foreløbige.`] : []),
        ...(isDemo ? ['Beløbene er opdigtede demotal og siger intet om de virkelige takster.'] : []),
      ].join('\n\n'),
    },
    {
      section: 'metode',
      heading: 'Sådan er taksterne beregnet',
      proposed:
        'En takst er takstberegningsgrundlaget delt med de døgn, der er budgetteret med: pladser × budgetteret belægning × 365 dage, også i skudår. Grundlaget er omkostningerne, fratrukket finansieringsindtægter, og det, der føres over fra tidligere år. Taksten rundes én gang, til hele øre.',
    },
  ]
}

/** For each operator its tariffs, and what they contain by category. */
function operatorBlocks(year: number, sheets: readonly Sheet[], figures: Record<string, Figure>): Block[] {
  const danish = new Intl.Collator('da')
  const operators = [...Map.groupBy(sheets, ({ operatorId }) => operatorId)].sort(([, a], [, b]) =>
    danish.compare(a[0]?.operatorName ?? '', b[0]?.operatorName ?? ''),
  )
  return operators.flatMap(([operatorId, own]): Block[] => [
    { kind: 'heading', level: 1, id: `driftsherre-${operatorId}`, text: own[0]?.operatorName ?? operatorId },
    { kind: 'table', table: tariffTable(year, operatorId, own, figures) },
    { kind: 'table', table: compositionTable(year, operatorId, own) },
  ])
}

function tariffTable(
  year: number,
  operatorId: string,
  sheets: readonly Sheet[],
  figures: Record<string, Figure>,
): TableModel {
  return {
    id: `takster-${operatorId}`,
    caption: `Takster ${year}, ${sheets[0]?.operatorName ?? ''}`,
    note: `Kr. pr. døgn, ${pricesOf(year)}. N = ${sheets.length}.`,
    columns: [
      { key: 'ydelse', label: 'Tilbud', align: 'left', width: 2 },
      { key: 'grundlag', label: 'Målgruppe og lovgrundlag', align: 'left', width: 2 },
      { key: 'pladser', label: 'Pladser', align: 'right' },
      { key: 'belaegning', label: 'Belægning, %', align: 'right' },
      { key: 'timer', label: 'Støttetimer pr. uge', align: 'right' },
      { key: 'takst', label: 'Takst', align: 'right', decimals: 2 },
    ],
    rows: sheets.map((sheet): Row => {
      const figure = figures[figureId(sheet, 'perDay')]
      const notes = [
        ...(sheet.kind === 'mid-year' && sheet.validFrom ? [`fra ${formatDate(sheet.validFrom)}`] : []),
        ...(sheet.provisional ? ['foreløbig'] : []),
      ]
      return {
        cells: [
          { text: [sheetName(sheet), ...notes].join(', ') },
          { text: [sheet.targetGroup, sheet.legalBasis].filter(Boolean).join(' · ') || 'ikke oplyst' },
          reported(sheet.figures.places),
          reported(sheet.figures.occupancy),
          reported(sheet.figures.direct_hours),
          { text: figure?.text ?? '', number: sheet.perDay, ...(figure ? { figureId: figure.id } : {}) },
        ],
      }
    }),
  }
}

function compositionTable(year: number, operatorId: string, sheets: readonly Sheet[]): TableModel {
  return {
    id: `sammensaetning-${operatorId}`,
    caption: `Hvad taksterne indeholder, ${sheets[0]?.operatorName ?? ''}`,
    note: `Kr. pr. døgn efter omkostning, ${pricesOf(year)}. Det, der føres over fra tidligere år, er ikke med.`,
    columns: [
      { key: 'ydelse', label: 'Tilbud', align: 'left', width: 2 },
      ...costCategories.map(({ key, label }) => ({ key, label: label.da, align: 'right' as const, decimals: 2 })),
    ],
    rows: sheets.map((sheet): Row => {
      const parts = tariffComposition(sheet)?.parts ?? []
      const amounts = costCategories.map(({ key }): Cell => {
        const part = parts.find(({ category }) => category === key)
        if (!part) return { text: 'ikke oplyst' }
        const number = ratioText(part.perDay, toOere)
        return { text: formatDecimal(number, { decimals: 2 }), number }
      })
      return { cells: [{ text: nameAmong(sheet, sheets) }, ...amounts] }
    }),
  }
}

function reported(value: string | undefined): Cell {
  return value === undefined ? { text: 'ikke oplyst' } : { text: formatDecimal(value), number: value }
}
