import type { Block, TableModel } from '#platform/documents/model.ts'
import type { OfferingSummary } from '#registry/index.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { coverageNames, financingNames, fullName } from './words.ts'

const order = ['country-wide', 'part-of-country', 'other-country-wide', 'secured', 'specially-secured']

/** The facilities of the report by who may use them, with target group and operator (liste over tilbud). */
export function facilityList(data: ReportData): Block[] {
  return order.flatMap((coverage): Block[] => {
    const offerings = data.register.filter((one) => one.coverage === coverage && one.financing !== 'tariff')
    const lines = new Set(offerings.filter((one) => one.financing !== null).map(facilityLine))
    if (lines.size === 0) return []
    return [
      { kind: 'paragraph', runs: [{ text: coverageNames[coverage] ?? coverage, bold: true }] },
      { kind: 'list', ordered: false, items: [...lines].map((text) => [{ text }]) },
    ]
  })
}

function facilityLine({ facilityName, unitName, targetGroupText, operatorName }: OfferingSummary): string {
  const name = [facilityName, unitName].filter(Boolean).join(', ')
  return `${name}${targetGroupText ? ` – ${targetGroupText.toLowerCase()}` : ''} (${operatorName})`
}

/** Annex: legal basis, target group and financing of every offering (lovgrundlag og målgrupper). */
export function registerTable(data: ReportData): TableModel {
  const blank = { text: '' }
  return {
    id: 'tabel-lovgrundlag',
    caption: 'Ydelser efter lovgrundlag, målgruppe og finansiering',
    note: `Som registret så ud den 31. december ${data.year}.`,
    columns: [
      { key: 'tilbud', label: 'Tilbud', align: 'left', width: 3 },
      { key: 'driftsherre', label: 'Driftsherre', align: 'left', width: 2 },
      { key: 'maalgruppe', label: 'Målgruppe', align: 'left', width: 2 },
      { key: 'lovgrundlag', label: 'Lovgrundlag', align: 'left', width: 2 },
      { key: 'finansiering', label: 'Finansiering', align: 'left', width: 1.5 },
    ],
    rows: order.flatMap((coverage) => {
      const offerings = data.register.filter((one) => one.coverage === coverage)
      if (offerings.length === 0) return []
      return [
        { kind: 'group' as const, cells: [{ text: coverageNames[coverage] ?? coverage }, blank, blank, blank, blank] },
        ...offerings.map((one) => ({
          cells: [
            { text: [one.facilityName, one.unitName].filter(Boolean).join(', ') },
            { text: one.operatorName },
            { text: one.targetGroupText ?? 'ikke oplyst' },
            { text: one.legalBasisText ?? 'ikke oplyst' },
            { text: one.financing ? (financingNames[one.financing] ?? one.financing) : 'ikke oplyst' },
          ],
        })),
      ]
    }),
  }
}

/** Annex: the municipalities that may use the part-of-country offerings (omfattede kommuner), one list once. */
export function coverageBlocks(data: ReportData): Block[] {
  const nameOf = new Map(data.municipalities.map(({ id, name }) => [id, name]))
  const lists = new Map<string, Set<string>>()
  for (const { id, facilityName, coverage } of data.register) {
    const ids = data.covered.get(id)
    if (coverage !== 'part-of-country' || !ids) continue
    const names = ids.map((one) => nameOf.get(one) ?? one).sort(new Intl.Collator('da').compare)
    const key = names.join(', ')
    lists.set(key, (lists.get(key) ?? new Set()).add(facilityName))
  }
  return [
    {
      kind: 'paragraph',
      runs: [{ text: 'De landsdækkende tilbud og de sikrede afdelinger kan bruges af alle landets kommuner.' }],
    },
    ...[...lists].map(
      ([names, facilities]): Block => ({
        kind: 'paragraph',
        runs: [{ text: `${[...facilities].join('; ')}: `, bold: true }, { text: `${names}.` }],
      }),
    ),
  ]
}

/** The watch list (følges tæt): who decided, why, what is done, since when. */
export function watchBlocks(data: ReportData, offerings: readonly ReportOffering[]): Block[] {
  return data.watched.flatMap((entry): Block[] => {
    const known = offerings.find(({ offeringId }) => offeringId === entry.offeringId)?.summary
    const summary = known ?? data.register.find(({ id }) => id === entry.offeringId)
    if (!summary) return []
    const figure = data.capacity.figures[`${entry.offeringId}.${data.year}.occupancy`]
    const occupancy = figure
      ? [
          { text: `Belægning i ${data.year}: ` },
          { text: figure.text, figureId: figure.id },
          unitOf(figure.quantity.state),
        ]
      : []
    return [
      {
        kind: 'paragraph',
        runs: [{ text: fullName(summary), bold: true }, { text: ` – følges af ${entry.bodyName}. ` }, ...occupancy],
      },
      { kind: 'paragraph', runs: [{ text: 'Årsag: ', italic: true }, { text: entry.reason }] },
      ...(entry.initiatives
        ? [
            {
              kind: 'paragraph' as const,
              runs: [{ text: 'Initiativer: ', italic: true as const }, { text: entry.initiatives }],
            },
          ]
        : []),
    ]
  })
}

function unitOf(state: string) {
  return { text: state === 'exact' || state === 'interval' ? '\u00a0%.' : '.' }
}
