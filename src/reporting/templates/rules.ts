import type { Figure, FigureSource } from '#figures/figure.ts'
import { formatQuantity, formatRange } from '#figures/format.ts'
import { exact, interval, isKnown, notReported, type Quantity, sumQuantities, unknown } from '#figures/quantity.ts'
import type { ApprovedValue, TemplateDefinition, TemplateField } from '../model.ts'

/** One answer of a year: an organisation's line with its figures, how much of the year they are about, and its reservation. */
export type StatisticsLine = {
  lineId: string
  name: string
  /** Figure ids by field. */
  figures: Record<string, string>
  /** "10" of 12 months; null for a whole year, or where the template does not ask. */
  months: string | null
  reservation: string | null
}

export type StatisticsYear = {
  year: number
  /** Figure ids by field: the only line's own, or the sum where the lines may be added. */
  totals: Record<string, string>
  months: string | null
  lines: StatisticsLine[]
  /** The approved submissions that are not public yet. */
  unpublished: string[]
}

export type Statistics = { years: StatisticsYear[]; figures: Record<string, Figure> }

/**
 * The yearly figures (tal) of a template whose lines are organisations, oldest year first, each traceable.
 * A year that is known as one total only stays one line: nothing is divided. Months are shown when some line of the
 * year counts fewer than 12; with several lines the fewest.
 *
 * @param names - names of organisations and titles of sources by id
 * @source das-2025-03-17: 381 (2022), 458 (2023), 602 (January–October 2024) health checks
 */
export function statisticsOf(
  definition: TemplateDefinition,
  values: readonly ApprovedValue[],
  names: ReadonlyMap<string, string>,
): Statistics {
  const asked = shownFields(definition)
  const figures: Record<string, Figure> = {}
  const byYear = [...Map.groupBy(values, ({ year }) => year)].sort(([a], [b]) => a - b)
  const years = byYear.map(([year, own]): StatisticsYear => {
    const lines = [...Map.groupBy(own, ({ lineId }) => lineId)].map(([lineId, cells]) => {
      const line = lineOf(definition, lineId, cells, names)
      for (const field of asked) {
        const figure = lineFigure(definition, field, year, line, cells, names)
        figures[figure.id] = figure
        line.figures[field.key] = figure.id
      }
      return line
    })
    lines.sort((a, b) => danish.compare(a.name, b.name))
    const totals = Object.fromEntries(
      asked.flatMap((field): [string, string][] => {
        const inputs = lines.map((line) => figures[line.figures[field.key] ?? '']).filter((one) => one !== undefined)
        const [only] = inputs
        if (only && inputs.length === 1) return [[field.key, only.id]]
        if (field.total !== 'sum') return []
        const total = totalFigure(definition, field, year, inputs)
        figures[total.id] = total
        return [[field.key, total.id]]
      }),
    )
    const parts = lines.flatMap(({ months }) => (months === null ? [] : [Number(months)]))
    const unpublished = own.filter(({ isPublic }) => !isPublic).map(({ submissionId }) => submissionId)
    return {
      year,
      totals,
      months: parts.length === 0 ? null : String(Math.min(...parts)),
      lines,
      unpublished: [...new Set(unpublished)],
    }
  })
  return { years, figures }
}

const danish = new Intl.Collator('da')

/**
 * The fields that are figures of the year: numbers that do not only say how the others are to be read.
 * @source own: how many months are counted is said beside a figure, never charted as one
 */
export function shownFields(definition: TemplateDefinition): TemplateField[] {
  return definition.fields.filter(({ type, role }) => type === 'quantity' && role === undefined)
}

function lineOf(
  definition: TemplateDefinition,
  lineId: string,
  cells: readonly ApprovedValue[],
  names: ReadonlyMap<string, string>,
): StatisticsLine {
  const cellOf = (role: TemplateField['role']) => {
    const field = definition.fields.find((one) => one.role === role)
    return cells.find((cell) => cell.field === field?.key)
  }
  const months = cellOf('months-covered')?.quantity
  const counted = months?.state === 'exact' && Number(months.value) < 12 ? months.value : null
  const reservation = cellOf('reservation')?.text?.trim()
  return { lineId, name: names.get(lineId) ?? lineId, figures: {}, months: counted, reservation: reservation || null }
}

function lineFigure(
  definition: TemplateDefinition,
  field: TemplateField,
  year: number,
  line: StatisticsLine,
  cells: readonly ApprovedValue[],
  names: ReadonlyMap<string, string>,
): Figure {
  const cell = cells.find((one) => one.field === field.key)
  const quantity = cell?.quantity ?? notReported
  return {
    id: `${definition.id}.${year}.${line.lineId}.${field.key}`,
    label: `${field.label.da}, ${line.name}, ${year}`,
    quantity,
    unit: field.unit ?? '',
    kind: 'reported',
    period: periodText(year, line.months),
    text: formatQuantity(quantity),
    sources: cells[0] ? [sourceOf(cell ?? cells[0], line.name, names)] : [],
    inputs: [],
    ...(line.reservation ? { notes: [line.reservation] } : {}),
  }
}

function periodText(year: number, months: string | null): string {
  return months === null ? String(year) : `${year} (${months} af 12 måneder)`
}

function sourceOf(value: ApprovedValue, name: string, names: ReadonlyMap<string, string>): FigureSource {
  if (value.sourceId !== null) {
    return { kind: 'document', label: names.get(value.sourceId) ?? value.sourceId, approvedAt: value.approvedAt }
  }
  return {
    kind: 'submission',
    label: `Indberetning fra ${name} for ${value.year}, version ${value.submissionNumber}`,
    ...(value.submittedByName && value.submittedAt
      ? { submittedBy: value.submittedByName, submittedAt: value.submittedAt }
      : {}),
    ...(value.approvedByName ? { approvedBy: value.approvedByName, approvedAt: value.approvedAt } : {}),
  }
}

/** Lines without a number are named, never counted as zero. */
function totalFigure(definition: TemplateDefinition, field: TemplateField, year: number, inputs: Figure[]): Figure {
  const sum = sumQuantities(inputs.map(({ quantity }) => quantity))
  const missing = inputs.filter(({ quantity }) => !isKnown(quantity))
  const quantity: Quantity =
    sum.low === null || sum.high === null
      ? unknown
      : sum.low === sum.high
        ? exact(sum.low)
        : interval(sum.low, sum.high)
  const known = inputs.filter((one) => isKnown(one.quantity))
  const filled = known.slice(0, 20).map(({ text }) => text)
  return {
    id: `${definition.id}.${year}.total.${field.key}`,
    label: `${field.label.da}, i alt, ${year}`,
    quantity,
    unit: field.unit ?? '',
    kind: 'calculated',
    period: String(year),
    text: sum.low === null || sum.high === null ? '?' : formatRange(sum.low, sum.high),
    sources: [...new Map(inputs.flatMap((one) => one.sources).map((one) => [one.label, one])).values()],
    formula: {
      id: 'intervaller-og-manglende',
      version: '1.0',
      text: 'de kendte tal lagt sammen, intervaller ende for ende',
      filled: filled.join(' + ') + (known.length > filled.length ? ' + …' : ''),
      validFrom: '2018-01-01',
      methodHref: '/metode/intervaller-og-manglende',
    },
    inputs: inputs.map(({ id }) => id),
    ...(missing.length > 0 ? { notes: [`Ikke med, fordi et tal mangler: ${missing.map(nameIn).join('; ')}.`] } : {}),
  }
}

function nameIn({ label }: Figure): string {
  return label.split(', ').slice(1, -1).join(', ')
}
